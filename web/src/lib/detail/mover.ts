import { makeMove } from '#lib/graph/move.ts';
import { useClient } from '#lib/graph/watch.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { MakeMove } from '#lib/status/moves.ts';
import { say } from '#lib/ui/toast.ts';

interface Target {
  readonly id: string;
  readonly version: number;
}

/** Makes moves on one object, reads it anew, and says what was done. Call while the component starts. */
export function useMover(target: () => Target, refresh: () => Promise<void>): MakeMove {
  const client = useClient();
  return async (move, values, key) => {
    const refusal = await makeMove(client, { ...target(), name: move.name }, values, key);
    await refresh();
    if (refusal === undefined) say(m.move_done({ move: move.label }));
    return refusal;
  };
}
