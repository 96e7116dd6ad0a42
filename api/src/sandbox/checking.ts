import { setTimeout as rest } from 'node:timers/promises';
import type { PublicApi } from './public-api.ts';

interface Check {
  readonly id: string;
  readonly version: number;
  readonly state: 'PENDING' | 'DONE' | 'TIMED_OUT';
  readonly colour: string | null;
  readonly hits: readonly { readonly colour: string }[];
}

interface Checked {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly { readonly id: string; readonly version: number; readonly availabilityCheck: Check | null }[];
}

const read = `query Checked($id: ID!) { order(id: $id) { id version
  lines { id version availabilityCheck { id version state colour hits { colour } } } } }`;
const lookEveryMs = 200;
/** An answer or a time-out comes within 30 seconds. */
const mostLooks = 200;
const mostPlaces = 8;

/**
 * Checks the line of an order as its customer would: chooses among several lines, tries again after a time-out, and
 * gives the end user another place where nothing can be delivered. Answers the order when it can be sent.
 */
export async function connectable(api: PublicApi, orderId: string, elsewhere: () => object): Promise<Checked | undefined> {
  for (let place = 0; place < mostPlaces; place += 1) {
    const order = await answered(api, orderId);
    const [line] = order?.lines ?? [];
    const check = line?.availabilityCheck;
    if (order === undefined || line === undefined || check == null) return undefined;
    const colours = check.hits.map(({ colour }) => colour);
    const hit = ['GREEN', 'YELLOW'].map((wanted) => colours.indexOf(wanted)).find((index) => index >= 0);
    if (colours.length > 0 && hit === undefined) {
      await api.move('updateOrderLine', { id: line.id, expectedVersion: line.version, line: { address: elsewhere() } });
    } else if (check.state === 'DONE') {
      if (check.colour !== null) return order;
      await api.move('selectAvailabilityHit', { id: check.id, expectedVersion: check.version, hit });
      return orderOf(api, orderId);
    }
  }
  return undefined;
}

const orderOf = async (api: PublicApi, id: string): Promise<Checked | undefined> =>
  (await api.ask<{ order: Checked | null }>(read, { id })).order ?? undefined;

/** Asks, and waits until something has come of it. */
async function answered(api: PublicApi, orderId: string): Promise<Checked | undefined> {
  const [line] = (await orderOf(api, orderId))?.lines ?? [];
  if (line === undefined) return undefined;
  await api.move('runAvailabilityCheck', { id: line.id, expectedVersion: line.version });
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const order = await orderOf(api, orderId);
    if (order?.lines[0]?.availabilityCheck?.state !== 'PENDING') return order;
    await rest(lookEveryMs);
  }
  return undefined;
}
