import { untrack } from 'svelte';
import { useLive } from './live.svelte.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Reads an object's page anew when it changes: what depends on the reader (moves, whose move) is not in the live payload. */
export const followObject = (id: () => string, refresh: () => Promise<void>): void => followObjects(() => [id()], refresh);

/** The same of a page that shows several objects. */
export function followObjects(ids: () => readonly string[], refresh: () => Promise<void>): void {
  const live = useLive();
  const read = oneAtATime(() => untrack(refresh));
  $effect(() => {
    if (live === undefined) return;
    const followed = ids();
    const leave = live.onChange((change) => {
      if (followed.includes(change.rootId)) read();
    });
    const leaveMissed = live.onMissed(read);
    return () => {
      leave();
      leaveMissed();
    };
  });
}

const PAUSE = 250;

/** Reads a page of many objects anew when any of these kinds changes: at once, then at most a few times a second. */
export function followKinds(rootTypes: readonly string[], refresh: () => Promise<void>): void {
  const live = useLive();
  $effect(() => {
    if (live === undefined) return;
    let due: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      due ??= setTimeout(() => {
        due = undefined;
        void untrack(refresh);
      }, PAUSE);
    };
    const leave = live.onChange(({ rootType }) => {
      if (rootTypes.includes(rootType)) soon();
    });
    const leaveMissed = live.onMissed(soon);
    return () => {
      clearTimeout(due);
      leave();
      leaveMissed();
    };
  });
}
