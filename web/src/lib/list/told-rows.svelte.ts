import type { DocumentInput } from '@urql/core';
import { useClient } from '#lib/graph/watch.svelte.ts';
import { followList } from './follow-list.ts';
import { afterMessage, firstRows, forgotten, type RowsMessage, type ToldRows } from './told-rows.ts';

/** How long a row that has left is shown as gone. */
const GONE_FOR = 5000;

/** A list as its query read it. */
interface Read<Row> {
  readonly cursor: string;
  readonly totalCount: number;
  readonly nodes: readonly Row[];
}

interface Narrowed<Filter> {
  readonly filter?: Filter | null;
  readonly after?: string | null;
}

/**
 * A list that shows itself as it is: what comes in takes its place, what leaves is struck through for a moment. Followed
 * by a subscription that calls its one field `list`. Call while the component starts.
 */
export function toldRows<Row extends { readonly id: string }, Filter>(
  document: DocumentInput<{ list: RowsMessage<Row> }, Narrowed<Filter>>,
  readNow: () => Read<Row> | undefined,
  filter: () => Filter | null | undefined,
): () => ToldRows<Row> | undefined {
  const client = useClient();
  let told = $state.raw<{ readonly of: Read<Row>; readonly shown: ToldRows<Row> }>();

  $effect(() => {
    const read = readNow();
    if (read === undefined) return;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let shown = firstRows(read.nodes, read.totalCount);
    const show = (next: ToldRows<Row>): void => {
      shown = next;
      told = { of: read, shown };
    };
    const stop = followList(client, document, { filter: filter() ?? null, after: read.cursor }, (message) => {
      const before = shown.gone;
      show(afterMessage(shown, message));
      const lost = [...shown.gone].filter((id) => !before.has(id));
      if (lost.length === 0) return;
      timers.add(setTimeout(() => show(forgotten(shown, lost)), GONE_FOR));
    });
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  });

  return () => {
    const read = readNow();
    if (read === undefined) return undefined;
    return told?.of === read ? told.shown : firstRows(read.nodes, read.totalCount);
  };
}
