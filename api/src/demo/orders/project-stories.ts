import type { Story } from '../walk/agenda.ts';
import { orderWords } from './order-words.ts';
import { delivery } from './order-stories.ts';
import type { OrderWalk } from './order-walk.ts';

/** A PROJECT of as many lines as there may be (O-19): some under way, one incomplete, most still waiting. */
export async function* bigProject(walk: OrderWalk, lines: number): Story {
  const product = 'WHOLESALE_ADSL_FULL';
  await walk.create(product, { lines, extraDays: 10, header: { projectReference: walk.dice.pick(orderWords[walk.country].projects) } });
  yield walk.hours.minutes(40, 90);
  await walk.send();
  yield walk.hours.workdays(1, 1);
  const [incomplete, ...ordinary] = walk.lines.slice(0, 8);
  for (const line of ordinary) await walk.register(line);
  const { asked, fields } = walk.dice.pick(orderWords[walk.country].missing);
  if (incomplete !== undefined) await walk.move('markOrderLineIncomplete', { comment: asked, missing: fields }, 'anne', incomplete);
  yield walk.hours.workdays(1, 1);
  for (const line of ordinary.slice(0, 4)) await walk.move('startOrderLine', {}, 'backoffice', line);
}

/** A small project that was delivered, line by line. */
export async function* smallProject(walk: OrderWalk, lines: number): Story {
  await walk.create('OA_FULL', { lines, header: { projectReference: walk.dice.pick(orderWords[walk.country].projects) } });
  yield walk.hours.minutes(20, 60);
  await walk.send();
  yield walk.hours.workdays(0, 1);
  for (const line of walk.lines) await walk.register(line);
  for (const line of walk.lines) yield* delivery(walk, line, {});
}
