import { newId } from '@sporbar/schema/ids.ts';
import { Crowd } from '../crowd/crowd.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import type { Product } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { Writer, type Held } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import { eventDocument } from './own.ts';
import type { Group } from './trial.ts';

const sockets = isQuick ? 10 : 100;
const [few, many] = isQuick ? [10, 200] : [100, 10_000];
const usersOf = 10;

interface Side {
  readonly product: Product;
  readonly crowd: Crowd;
  readonly spent: number[];
}

const following = (objectId: string) => ({ query: eventDocument, variables: { after: null, filter: { objectId } } });
const nameOf = (index: number): string => `order ${index}`;

/** A server whose sockets each follow an order of their own, and as many more that nothing happens to as make up the number. */
async function sideOf(stage: Stage, organisationId: string, orders: readonly Held[], subscriptions: number): Promise<Side> {
  const product = await stage.startServer();
  const crowd = new Crowd();
  const cookies = await stage.people.cookiesOf(await stage.people.buyers(organisationId, usersOf));
  const subscribers = orders.map(({ id }, index) => ({
    group: nameOf(index),
    cookie: cookies[index % usersOf],
    payload: following(id),
    beside: Array.from({ length: subscriptions / sockets - 1 }, () => following(newId('Order'))),
  }));
  await crowd.open(product.socketUrl, subscribers, 'UP_TO_DATE');
  return { product, crowd, spent: [] };
}

/** Each change has been heard by the one that follows its order, once, and in the same words on both sides. */
async function check(sides: readonly Side[], orders: readonly Held[]): Promise<void> {
  const once = Object.fromEntries(orders.map((_, index) => [nameOf(index), 1]));
  for (const { crowd } of sides) await crowd.check(once);
  for (const [index, { id }] of orders.entries()) {
    const [one, other] = await Promise.all(sides.map(({ crowd }) => crowd.heard(nameOf(index))));
    const payloads = [one, other].map((heard) => (JSON.parse(heard?.texts[0] ?? '') as { payload: object }).payload);
    const [text, same] = payloads.map((payload) => JSON.stringify(payload));
    if (text !== same || !text?.includes(`"objectId":"${id}"`)) throw new Error(`heard of ${id}: ${text} and ${same}`);
  }
}

/** T6: a change that one subscription among many distinct ones is for. Both servers are told of the same changes. */
export const oneAmongMany: Group = {
  trials: ['T6'],
  seconds: 75,
  run: async (stage, _wanted, say) => {
    const organisationId = await stage.people.customer('Everybody follows an own order');
    const [buyer = ''] = await stage.people.buyers(organisationId, 1);
    const second = await stage.startServer();
    const writer = new Writer(second.url, await stage.people.keyOf(buyer));
    let orders: Held[] = [];
    const sides: Side[] = [];
    try {
      for (let index = 0; index < sockets; index++) orders.push(await writer.draft(1));
      say(`subscribing ${few} and ${many} times over ${sockets} sockets each`);
      for (const subscriptions of [few, many]) sides.push(await sideOf(stage, organisationId, orders, subscriptions));
      for (let round = -1; round < brief.rounds; round++) {
        await Promise.all(sides.map(({ crowd }) => crowd.reset()));
        const before = sides.map(({ product }) => cpuOf(product.pid));
        const changed: Held[] = [];
        for (const [index, order] of orders.entries()) {
          changed.push(await writer.rename(order, `R${round + 2}`));
          await Promise.all(sides.map(({ crowd }) => crowd.wait({ [nameOf(index)]: 1 })));
        }
        if (round >= 0)
          for (const [place, { product, spent }] of sides.entries())
            spent.push((cpuOf(product.pid) - (before[place] ?? 0)) / orders.length);
        await check(sides, orders);
        orders = changed;
      }
    } finally {
      for (const { crowd, product } of sides) {
        await crowd.close();
        await product.stop();
      }
      await second.stop();
    }
    const [fewSpent = [], manySpent = []] = sides.map(({ spent }) => spent);
    return [
      {
        trial: 'T6',
        of: `CPU of one change, one match among ${many.toLocaleString('en')} distinct subscriptions : ${few}`,
        figure: ratioOf(manySpent, fewSpent),
        unit: 'x',
        goal: 1.1,
        accepted: 1.5,
        behind: { [`among ${many}, ms CPU a change`]: figureOf(manySpent), [`among ${few}, ms CPU a change`]: figureOf(fewSpent) },
      },
    ];
  },
};
