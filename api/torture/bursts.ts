import { setTimeout as rest } from 'node:timers/promises';
import { wishedDay } from '../src/crash/stories.testing.ts';
import type { Writers } from '../src/crash/client.testing.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import type { Chance } from './chance.ts';

/** So many lines that two orders alone are more than anybody is told one by one who wants the newest. */
const linesAnOrder = 40;
const burstingEveryMs = [25_000, 45_000] as const;

/** Two large orders at once, sent off as they are made: each takes a whole run of places in its stream. */
async function burst(writers: Writers, by: string): Promise<void> {
  const line = goodLine({ requestedDate: wishedDay() });
  const lines = Array.from({ length: linesAnOrder }, () => line);
  const order = async (): Promise<void> => {
    const { order: made } = await writers.move(by, 'createOrder', 'OrderPayload', { orderType: 'PROJECT', lines });
    await writers.move(by, 'submitOrder', 'OrderPayload', { id: made.id, expectedVersion: made.version });
  };
  await Promise.all([order(), order()]);
}

/** Much happens at once, at the beginning and now and then, until it is over. Who comes seldom is told of it in gaps. */
export async function tellBursts(writers: Writers, chance: Chance, over: AbortSignal): Promise<void> {
  do {
    await burst(writers, 'kari');
    await rest(chance.between(...burstingEveryMs), undefined, { signal: over }).catch(() => {});
  } while (!over.aborted);
}
