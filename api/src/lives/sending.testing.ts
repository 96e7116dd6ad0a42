import { Dice } from '../demo/walk/dice.ts';
import type { Cast, Given } from './cast.testing.ts';

interface Check {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly colour: string | null;
  readonly hits: readonly { readonly colour: string }[];
}

interface Line {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly availabilityCheck: Check | null;
  readonly appointments: readonly { readonly id: string; readonly version: number; readonly status: string }[];
}

interface Sending {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly Line[];
}

interface Problem {
  readonly ruleId: string;
  readonly path: string;
  readonly message: string;
}

const read = `query Sending($id: ID!) { order(id: $id) { id version lines { id version status
  availabilityCheck { id version state colour hits { colour } } appointments { id version status } } } }`;
const submit = `mutation Submit($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { problems { ruleId path message } } } }`;
const free = 'query Free($id: ID!) { appointmentSlots(lineId: $id) { slots { slotStart } } }';

/** What is changed first: a check is thrown away by a change, and a visit by a check. */
const turnOf = ({ ruleId }: Problem): number => (ruleId.startsWith('K-') ? 1 : isOfBooking(ruleId) ? 2 : 0);
const isOfBooking = (ruleId: string): boolean => ruleId.startsWith('B-') || ruleId === 'ISP-08';

/** A line with what stands in its way. */
interface Held {
  readonly cast: Cast;
  readonly line: Line;
  readonly number: number;
}

/**
 * Sends an order as its customer would: tries, and does what the refusal says is missing. Answers the move that was made,
 * null where nothing is to be sent.
 */
export const sending =
  (changes: Given) =>
  async (cast: Cast, id: string, number: number): Promise<string | null> => {
    const { order } = await cast.customer.ask<{ order: Sending }>(read, { id });
    if (!order.lines.some(({ status }) => status === 'NEW')) return null;
    const input = { id, expectedVersion: order.version, idempotencyKey: crypto.randomUUID() };
    const { submitOrder } = await cast.customer.ask<{ submitOrder: { problems?: readonly Problem[] } }>(submit, { input });
    if (submitOrder.problems === undefined) return 'submitOrder';
    for (const problem of submitOrder.problems.toSorted((a, b) => turnOf(a) - turnOf(b))) {
      const line = order.lines[Number(problem.path.split('/')[2])];
      if (line === undefined) continue;
      const done = await mend({ cast, line, number }, problem, changes);
      if (done !== null) return done;
    }
    throw new Error(`nobody knows how to send ${id}: ${JSON.stringify(submitOrder.problems)}`);
  };

function mend(held: Held, problem: Problem, changes: Given): Promise<string | null> {
  if (turnOf(problem) === 1) return checks(held);
  if (turnOf(problem) === 2) return books(held);
  return problem.path.endsWith('/address') ? goesElsewhere(held) : tells(held, changes);
}

async function moves({ cast }: Held, name: string, object: { id: string; version: number }, more: object = {}): Promise<string | null> {
  const refusal = await cast.customer.move(name, { id: object.id, expectedVersion: object.version, ...more });
  return refusal === null ? name : null;
}

/** Where nothing can be delivered the end user takes another place. */
async function checks(held: Held): Promise<string | null> {
  const check = held.line.availabilityCheck;
  const colours = check?.hits.map(({ colour }) => colour) ?? [];
  const hit = ['GREEN', 'YELLOW'].map((wanted) => colours.indexOf(wanted)).find((index) => index >= 0);
  if (check === null || check.state === 'TIMED_OUT' || check.state === 'PENDING') {
    const done = await moves(held, 'runAvailabilityCheck', held.line);
    await held.cast.tend();
    return done;
  }
  if (check.colour === null && hit !== undefined) return moves(held, 'selectAvailabilityHit', check, { hit });
  return goesElsewhere(held);
}

const goesElsewhere = (held: Held): Promise<string | null> =>
  moves(held, 'updateOrderLine', held.line, { line: { address: held.cast.places.near('NO', new Dice('elsewhere', held.number)) } });

async function books(held: Held): Promise<string | null> {
  const { line, cast, number } = held;
  const kept = line.appointments.find(({ status }) => status === 'HELD');
  if (kept !== undefined && (await moves(held, 'confirmAppointment', kept)) !== null) return 'confirmAppointment';
  const { appointmentSlots } = await cast.customer.ask<{ appointmentSlots: { slots: { slotStart: string }[] } }>(free, { id: line.id });
  const { slots } = appointmentSlots;
  const slot = slots[number % Math.max(1, slots.length)];
  return slot === undefined
    ? moves(held, 'skipAppointment', line)
    : moves(held, 'holdAppointmentSlot', line, { slotStart: slot.slotStart });
}

const tells = (held: Held, changes: Given): Promise<string | null> =>
  moves(held, 'updateOrderLine', held.line, { line: changes(held.cast.today(), held.number) });
