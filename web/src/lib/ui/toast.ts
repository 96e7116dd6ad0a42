import { toast } from 'svelte-sonner';

/** Something was done, or changed while you looked. */
export const say = (message: string, description?: string): void => {
  toast(message, description === undefined ? {} : { description });
};

/** Something failed; stays until it is closed. */
export const sayFailed = (message: string, description?: string): void => {
  toast.error(message, { duration: Infinity, closeButton: true, ...(description === undefined ? {} : { description }) });
};
