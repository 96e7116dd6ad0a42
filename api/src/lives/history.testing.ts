import type { PublicApi } from '../sandbox/public-api.ts';

interface Told {
  readonly move: string;
  readonly objectId: string;
  readonly objectVersion: number;
  readonly from: string | null;
  readonly to: string | null;
}

interface Standing {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

/** Names under which a move stands in the history, where that is another one. */
const names: Readonly<Record<string, string>> = {
  recordPaymentByKid: 'recordPayment',
  'recordPaymentByKid, late': 'recordPayment',
};
/** What the carrier writes down for itself, its customer does not read. */
const own = new Set(['wait', 'addTicketActivity']);

/**
 * What the history, as its customer reads it over the API, says differently from what was done and where things stand: each
 * object's entries lead from one status to the next and end where it is.
 */
export async function historyContradicts(
  api: PublicApi,
  field: string,
  id: string,
  { parts, moves }: { readonly parts: readonly Standing[]; readonly moves: readonly string[] },
): Promise<string[]> {
  const document = `query History($id: ID!) { seen: ${field}(id: $id) { history(first: 500) { move objectId objectVersion from to } } }`;
  const { history } = (await api.ask<{ seen: { history: readonly Told[] } }>(document, { id })).seen;
  const told = new Set(history.map(({ move }) => move));
  const made = [...new Set(moves)].map((move) => names[move] ?? move);
  return [
    ...made.filter((move) => !own.has(move) && !told.has(move)).map((move) => `${id}: its history is silent about ${move}`),
    ...parts.flatMap((part) => {
      const entries = history.filter(({ objectId }) => objectId === part.id);
      return inEntries(part, entries, part.id === id && parts.length > 1);
    }),
  ];
}

/** The newest entry first. A header has a version of its own for each change of a line, and an entry for its own alone. */
function inEntries({ id, status, version }: Standing, entries: readonly Told[], isHeader: boolean): string[] {
  const [last] = entries;
  if (last === undefined) return [`${id} has no history`];
  const isThere = last.to === status && (isHeader || last.objectVersion === version);
  const said = isThere ? [] : [`${id} is ${status} ${version}, and its history ends with ${last.to} ${last.objectVersion}`];
  for (const [index, { move, from }] of entries.entries()) {
    const before = entries[index + 1]?.to ?? null;
    if (before !== from) said.push(`${id} went by ${move} from ${from}, and was ${before}`);
  }
  return said;
}
