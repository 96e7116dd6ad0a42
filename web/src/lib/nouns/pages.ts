const folders = { Order: 'orders', Quote: 'quotes', Invoice: 'invoices', Package: 'packages' } as const;

/** Where the page of an object is, if it has one. */
export const hrefOf = (object: { readonly __typename: string; readonly number?: string } | null): string | undefined =>
  object === null || object.number === undefined || !(object.__typename in folders)
    ? undefined
    : `/${folders[object.__typename as keyof typeof folders]}/${object.number}`;
