import { getContext, setContext } from 'svelte';

const key = Symbol('beside');

/** Tells the pages inside that the list they were chosen from stays in sight. */
export const showBesideList = (): void => {
  setContext(key, true);
};

export const isBesideList = (): boolean => getContext<boolean | undefined>(key) ?? false;
