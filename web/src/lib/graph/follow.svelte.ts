import { untrack } from 'svelte';
import { useLive } from './live.svelte.ts';

/** Reads an object's page anew when it changes: what depends on the reader (moves, whose move) is not in the live payload. */
export function followObject(id: () => string, refresh: () => Promise<void>): void {
  const live = useLive();
  $effect(() => {
    if (live === undefined) return;
    const followed = id();
    const leave = live.onChange((change) => {
      if (change.rootId === followed) void untrack(refresh);
    });
    const leaveMissed = live.onMissed(() => void untrack(refresh));
    return () => {
      leave();
      leaveMissed();
    };
  });
}
