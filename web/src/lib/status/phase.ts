import Ban from '@lucide/svelte/icons/ban';
import Check from '@lucide/svelte/icons/check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Hand from '@lucide/svelte/icons/hand';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import type { Component } from 'svelte';
import { m } from '#lib/paraglide/messages.js';

/** Where something stands, seen from who must act. Each has one look on every screen; a new status gets one of these, never its own. */
export type Phase = 'DRAFT' | 'CARRIER' | 'YOU' | 'DONE' | 'STOPPED';
export type Party = 'CUSTOMER' | 'CARRIER' | 'NOBODY';

interface Look {
  readonly icon: Component<{ class?: string }>;
  readonly class: string;
}

export const looks: Readonly<Record<Phase, Look>> = {
  DRAFT: { icon: CircleDashed, class: 'border-dashed border-(--draft-edge) bg-(--draft-fill) text-(--draft-ink)' },
  CARRIER: { icon: CircleDot, class: 'border-(--carrier-edge) bg-(--carrier-fill) text-(--carrier-ink)' },
  YOU: { icon: Hand, class: 'border-(--you-edge) bg-(--you-fill) text-(--you-ink)' },
  DONE: { icon: Check, class: 'border-(--done-edge) bg-(--done-fill) text-(--done-ink)' },
  STOPPED: { icon: Ban, class: 'border-(--stopped-edge) bg-(--stopped-fill) text-(--stopped-ink)' },
};

/** Who makes the next move, told to the customer or to the carrier's own people. */
export function actsNext(acts: Party, readerIsCarrier: boolean): string {
  if (acts === 'NOBODY') return m.acts_nobody();
  if (acts === 'CARRIER') return readerIsCarrier ? m.acts_you() : m.acts_carrier();
  return readerIsCarrier ? m.acts_customer() : m.acts_you();
}
