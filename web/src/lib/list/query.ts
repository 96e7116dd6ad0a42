/** What a list page's address says: filters, sorting, the page, the words searched for. */
export interface ListAddress {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: string | null;
  readonly descending: boolean;
  readonly search: string;
  readonly after: string | null;
  readonly before: string | null;
}

/** As much of a URL as is read here: the page's own is read-only. */
export interface Address {
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null; getAll(name: string): string[] };
}

const kept = ['sort', 'q', 'after', 'before', 'tab'];

/** Reads the address. Unknown values are left for the API to refuse; unknown names are ignored. */
export function readList(url: Address, filterNames: readonly string[]): ListAddress {
  const { searchParams } = url;
  const sort = searchParams.get('sort');
  return {
    filters: Object.fromEntries(filterNames.filter((name) => !kept.includes(name)).map((name) => [name, searchParams.getAll(name)])),
    sort: sort === null ? null : sort.replace(/^-/, ''),
    descending: sort?.startsWith('-') ?? false,
    search: searchParams.get('q') ?? '',
    after: searchParams.get('after'),
    before: searchParams.get('before'),
  };
}

/** The address with something changed. Back at the first page unless the page itself was what changed. */
export function withParams(url: Address, changes: Readonly<Record<string, string | readonly string[] | null>>): string {
  const next = new URLSearchParams(url.search);
  if (!('after' in changes) && !('before' in changes)) {
    next.delete('after');
    next.delete('before');
  }
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : typeof value === 'string' ? [value] : value) if (one !== '') next.append(name, one);
  }
  const search = next.toString();
  return search === '' ? url.pathname : `${url.pathname}?${search}`;
}

/** Keyset pages: forward from a cursor, or back from one. */
export const pageOf = (address: ListAddress, size: number): { first?: number; after?: string; last?: number; before?: string } =>
  address.before === null
    ? { first: size, ...(address.after === null ? {} : { after: address.after }) }
    : { last: size, before: address.before };
