import { getContext, setContext } from 'svelte';

/** Who is looking, as far as the screens need to know. What they may do is asked of the API, object by object. */
export interface Viewer {
  readonly id: string;
  readonly fullName: string;
  readonly username: string;
  readonly organisationName: string;
  readonly isCarrier: boolean;
  readonly isSuperuser: boolean;
  readonly hasWholesale: boolean;
  readonly hasMailbox: boolean;
  readonly department: string | null;
  readonly mayOrder: boolean;
  readonly maySeeInvoices: boolean;
  readonly troubleTicketAccess: boolean;
}

const key = Symbol('viewer');

export const provideViewer = (viewer: () => Viewer | null): void => {
  setContext(key, viewer);
};

export const useViewer = (): (() => Viewer | null) => getContext<(() => Viewer | null) | undefined>(key) ?? (() => null);
