import { isWorkingDay } from '@sporbar/schema/calendar/working-days.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import { goodRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { addDays, dateOf } from '@sporbar/schema/time.ts';
import type { Writers } from './client.testing.ts';

/** One thing after another that happens to an order or a request, from its beginning to its end. */
type Story = (writers: Writers) => Promise<void>;

/** A working day far enough away for every product. */
export function wishedDay(): string {
  let day = addDays(dateOf(new Date()), 42);
  while (!isWorkingDay('NO', day)) day = addDays(day, 1);
  return day;
}

const steps = (agreedDate: string): [move: string, more?: object][] => [
  ['registerOrderLine', { customerOrderId: `L${Math.floor(Math.random() * 1e8)}` }],
  ['startOrderLine'],
  ['designOrderLine'],
  ['readyOrderLine'],
  ['scheduleOrderLine', { agreedDate }],
  ['testOrderLine'],
  ['deliverOrderLine'],
];

/** A project of two lines, which two hands walk at once under one header. */
const project =
  (by: string): Story =>
  async (writers) => {
    const day = wishedDay();
    const lines = [goodLine({ requestedDate: day }), goodLine({ requestedDate: day })];
    const { order } = await writers.move(by, 'createOrder', 'OrderPayload', { orderType: 'PROJECT', lines });
    const sent = await writers.move(by, 'submitOrder', 'OrderPayload', { id: order.id, expectedVersion: order.version });
    const walk = async (line: Answer) => {
      let version = line['version'] as number;
      for (const [move, more] of steps(day)) {
        const answer = await writers.move('backoffice', move, 'OrderPayload', { id: line['id'], expectedVersion: version, ...more });
        version = (answer['order'].lines as Answer[]).find(({ id }) => id === line['id'])?.['version'] as number;
      }
    };
    await Promise.all((sent['order'].lines as Answer[]).map(walk));
  };

/** A request that lacks something, is answered, and is opened again. */
const request =
  (by: string): Story =>
  async (writers) => {
    const moves: [by: string, move: string, more?: object][] = [
      [by, 'submitServiceRequest'],
      ['anne', 'startServiceRequest'],
      ['anne', 'markServiceRequestIncomplete', { resolution: 'Which floor?' }],
      [by, 'addServiceRequestActivity', { text: 'The third.' }],
      [by, 'submitServiceRequest'],
      ['anne', 'startServiceRequest'],
      ['anne', 'completeServiceRequest', { resolution: 'It is delivered on Monday.' }],
      [by, 'reopenServiceRequest', { reason: 'It was not.' }],
    ];
    const made = await writers.move(by, 'createServiceRequest', 'ServiceRequestPayload', goodRequest());
    let { id, version } = made['serviceRequest'];
    for (const [who, move, more] of moves) {
      const answer = await writers.move(who, move, 'ServiceRequestPayload', { id, expectedVersion: version, ...more });
      ({ id, version } = answer['serviceRequest']);
    }
  };

const stories = [project('kari'), project('ola'), request('ola'), request('elsa')];

/** Two customers and the carrier at work: each story is told again and again until it is `enough`. Resolves when all have come to their end. */
export async function tellStories(writers: Writers, enough: () => boolean): Promise<void> {
  await Promise.all(
    stories.map(async (story) => {
      while (!enough()) await story(writers);
    }),
  );
}
