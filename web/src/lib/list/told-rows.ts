/** A message of a followed list that is shown as it comes: its rows, and what came in, changed and went. */
export type RowsMessage<Row> =
  | { readonly __typename: 'UpToDate'; readonly cursor: string }
  | { readonly cursor: string; readonly totalCount: number; readonly rows: readonly Row[] }
  | {
      readonly cursor: string;
      readonly totalCount: number;
      readonly entered: readonly { readonly index: number; readonly row: Row }[];
      readonly changed: readonly { readonly row: Row }[];
      readonly left: readonly { readonly id: string; readonly isBeyond: boolean }[];
    };

/** What is shown of a followed list: its rows, and among them for a moment those that have just left it. */
export interface ToldRows<Row> {
  readonly rows: readonly Row[];
  readonly gone: ReadonlySet<string>;
  readonly total: number;
}

interface Identified {
  readonly id: string;
}

export const firstRows = <Row>(rows: readonly Row[], total: number): ToldRows<Row> => ({ rows, gone: new Set(), total });

/** The rows the list really has. */
const truthOf = <Row extends Identified>({ rows, gone }: ToldRows<Row>): Row[] => rows.filter(({ id }) => !gone.has(id));

/** What is shown after a message. What has left the list for good stays where it was, known as gone, until it is forgotten. */
export function afterMessage<Row extends Identified>(shown: ToldRows<Row>, message: RowsMessage<Row>): ToldRows<Row> {
  if (!('totalCount' in message)) return shown;
  const { totalCount: total } = message;
  if ('rows' in message) {
    // Only where the message holds the whole list is it known that what is missing has left, and does not merely stand further down.
    const isWhole = message.rows.length === total;
    return withGone(shown, message.rows, isWhole ? shown.rows.map(({ id }) => id) : [], total);
  }
  const moved = new Set([...message.left.map(({ id }) => id), ...message.entered.map(({ row }) => row.id)]);
  const changed = new Map(message.changed.map(({ row }) => [row.id, row]));
  const rows = truthOf(shown).flatMap((row) => (moved.has(row.id) ? [] : [changed.get(row.id) ?? row]));
  for (const { index, row } of message.entered) rows.splice(index, 0, row);
  const lost = message.left.flatMap(({ id, isBeyond }) => (isBeyond ? [] : [id]));
  return withGone(shown, rows, [...shown.gone, ...lost], total);
}

/** The true rows, and behind its old neighbour each that is gone. */
function withGone<Row extends Identified>(
  { rows: before }: ToldRows<Row>,
  truth: readonly Row[],
  lost: readonly string[],
  total: number,
): ToldRows<Row> {
  const gone = new Set(lost.filter((id) => !truth.some((row) => row.id === id)));
  const rows = [...truth];
  for (const [at, row] of before.entries()) {
    if (!gone.has(row.id)) continue;
    const neighbour = before.slice(0, at).findLast(({ id }) => rows.some((one) => one.id === id));
    rows.splice(rows.findIndex(({ id }) => id === neighbour?.id) + 1, 0, row);
  }
  return { rows, gone, total };
}

/** Without the rows that are gone, those that have come back excepted. */
export const forgotten = <Row extends Identified>(shown: ToldRows<Row>, ids: readonly string[]): ToldRows<Row> => {
  const over = new Set(ids.filter((id) => shown.gone.has(id)));
  return {
    rows: shown.rows.filter(({ id }) => !over.has(id)),
    gone: new Set([...shown.gone].filter((id) => !over.has(id))),
    total: shown.total,
  };
};
