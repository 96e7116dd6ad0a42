const folders = { Order: 'orders', Quote: 'quotes', Invoice: 'invoices', Package: 'packages', TroubleTicket: 'tickets' } as const;

/** Where the page of an object is, if it has one. */
export const hrefOf = (
  object: { readonly __typename: string; readonly id?: string; readonly number?: string } | null,
): string | undefined =>
  object?.__typename === 'InstalledProduct'
    ? `/portfolio/${object.id ?? ''}`
    : object === null || object.number === undefined || !(object.__typename in folders)
      ? undefined
      : `/${folders[object.__typename as keyof typeof folders]}/${object.number}`;
