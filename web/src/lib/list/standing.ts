/** A message of a followed list, as far as a page reads it: ids, and whether they came by themselves. */
export type ListMessage =
  | { readonly __typename: 'UpToDate'; readonly cursor: string }
  | { readonly cursor: string; readonly totalCount: number; readonly rows: readonly { readonly id: string }[] }
  | {
      readonly cursor: string;
      readonly totalCount: number;
      readonly entered: readonly { readonly row: { readonly id: string }; readonly event: object | null }[];
      readonly left: readonly { readonly id: string; readonly isBeyond: boolean }[];
    };

/** How what is shown of a list stands to what the list is now. */
export interface Standing {
  /** The rows the reader knows; undefined until the list has been told, where another page than the first is shown. */
  readonly known: ReadonlySet<string> | undefined;
  readonly fresh: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly total: number | undefined;
}

export const startOf = (known: readonly string[] | undefined): Standing => ({
  known: known && new Set(known),
  fresh: new Set(),
  gone: new Set(),
  total: undefined,
});

const without = (set: ReadonlySet<string>, ids: readonly string[]): Set<string> => new Set([...set].filter((id) => !ids.includes(id)));

/** How it stands after a message. What only moved up because others left is not new, what others pushed out is not gone. */
export function after(standing: Standing, message: ListMessage): Standing {
  if (!('totalCount' in message)) return standing;
  const { totalCount: total } = message;
  if ('rows' in message) {
    const ids = message.rows.map(({ id }) => id);
    const { known = new Set(ids) } = standing;
    return { known, fresh: without(new Set(ids), [...known]), gone: without(standing.gone, ids), total };
  }
  const { known = new Set<string>(), fresh, gone } = standing;
  const back = message.entered.map(({ row }) => row.id);
  const left = message.left.map(({ id }) => id);
  const lost = message.left.flatMap(({ id, isBeyond }) => (isBeyond ? [] : [id]));
  // An event of another object may bring a row. Where nothing has left, no row moved up by that.
  const isNew = ({ row, event }: { row: { id: string }; event: object | null }): boolean =>
    !known.has(row.id) && (event !== null || lost.length === 0);
  const come = message.entered.filter(isNew).map(({ row }) => row.id);
  return { known, fresh: new Set([...without(fresh, left), ...come]), gone: new Set([...without(gone, back), ...lost]), total };
}
