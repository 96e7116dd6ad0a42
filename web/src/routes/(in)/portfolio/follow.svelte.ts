import { useLive } from '#lib/graph/live.svelte.ts';

/** What is installed follows from orders: a line that is finished is the moment to read it anew. Call while the component starts. */
export function followPortfolio(refresh: () => Promise<void>): void {
  const live = useLive();
  $effect(() => {
    if (live === undefined) return;
    const leave = live.onChange(({ objectType, to }) => {
      if (objectType === 'ORDER_LINE' && to === 'FINISHED') void refresh();
    });
    const leaveMissed = live.onMissed(() => void refresh());
    return () => {
      leave();
      leaveMissed();
    };
  });
}
