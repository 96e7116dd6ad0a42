import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import type { MoveSpec } from './moves.testing.ts';
import { no, perhaps, yes } from './outcomes.testing.ts';
import { addDays } from '@sporbar/schema/time.ts';
import { dateAfter, hangingOn, headerOf, isNearing, linesOf, type Change, type Facts, type State, type Thing } from './state.testing.ts';

let places = 0;
/** A good line for an end user of its own at an address of its own. */
export const freshLine = (state: Pick<State, 'today'>): Record<string, unknown> => {
  places += 1;
  const name = `Nils ${String.fromCharCode(65 + (places % 26))}${String.fromCharCode(97 + ((places / 26) % 26))} Nilsen`;
  return goodLine({
    endUser: { kind: 'PRIVATE', name, birthDate: '1980-12-31' },
    address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: places, postcode: '1788', city: 'Halden', country: 'NO' },
    contactName: name,
    requestedDate: dateAfter(state, 60),
  });
};

/** A line that ends takes its visit along (context 10). */
export function release(change: Change, state: State, line: Thing): void {
  for (const visit of hangingOn(state, line.root, 'APPOINTMENT'))
    if (visit.facts.booking === line.id && visit.status === 'CONFIRMED') change.to(visit, 'CANCELLED');
}

function end(status: string, change: Change, line: Thing, state: State): void {
  change.to(line, status);
  release(change, state, line);
}
const ending =
  (status: string): NonNullable<MoveSpec['does']> =>
  (change, line, state) =>
    end(status, change, line, state);

const commented = () => ({ comment: 'Because it is so.' });
const step = (more: Partial<MoveSpec> = {}): MoveSpec => ({ on: 'ORDER_LINE', input: commented, ...more });

const reopen = (change: Change, line: Thing): void => {
  const { status, facts } = line;
  change.to(line, 'NEW', {
    before: status,
    revision: (facts.revision ?? 0) + 1,
    registeredBefore: facts.registered === true,
    registered: false,
  });
};

/** What it is about is fixed: of such a line little else is changed. */
const ordersNothingNew = ({ facts }: Thing): boolean => facts.taken !== undefined || facts.ending !== undefined;

const neverSent = ({ status, facts }: Thing): boolean => status === 'NEW' && (facts.revision ?? 0) === 0;
/** Too late, perhaps: the deadlines are data of the product, and of a second time the book says nothing. */
const late = [...perhaps, 'INVALID_TRANSITION'] as const;
/** S-29: telephony has none of the letters. */
const lettered = (more: Partial<MoveSpec> = {}): MoveSpec =>
  step({ guard: (line) => (line.facts.telephony === true ? ['GUARD', 'INVALID_TRANSITION'] : yes), ...more });
/** TER-05: a subscription outlives the notice that is given by 30 days, or until the date that was wished for. */
function endDate({ today }: State, { facts }: Thing): Facts {
  if (facts.ending === undefined) return {};
  const [notice, wished] = [addDays(today, 30), facts.wished ?? today];
  return { endsOn: notice > wished ? notice : wished };
}

/** ISP-19, TER-03: what ends with the line that is finished; one whose day has not come waits for it. */
function endWith(change: Change, line: Thing, state: State): void {
  change.to(line, 'FINISHED');
  const { taken, ending, endsOn = state.today } = line.facts;
  const product = state.things[taken ?? ending ?? ''];
  if (product === undefined || product.status === 'TERMINATED') return;
  if (taken !== undefined || endsOn <= state.today) change.to(product, 'TERMINATED');
}

const reopenable = ['COMMITTED', 'IN_PROCESS', 'REGISTERED', 'ORDERED', 'DESIGN', 'READY'];
const cancellable = ['NEW', 'INCOMPLETE', 'CUSTOMER_UPDATE', ...reopenable];
const final = ['REJECTED', 'DUPLICATE', 'CANCELLED', 'FINISHED', 'CLOSED'];

export const orderMoves: Record<string, MoveSpec> = {
  updateOrder: {
    on: 'ORDER',
    ofHeader: true,
    input: (order) => ({ projectReference: `P-${order.version}` }),
    does: (change, order) => change.touched(order),
  },
  addOrderLine: {
    on: 'ORDER',
    input: (_order, state) => ({ line: freshLine(state) }),
    // O-17 and "once a line of it was submitted, an order takes no more lines"; as quotes do, a cancelled one takes none.
    guard: (order) =>
      order.facts.project === true && order.facts.submitted === false && order.status === 'NEW' ? yes : ['GUARD', 'INVALID_TRANSITION'],
    does: (change, order) => change.joined(order),
  },
  updateOrderLine: {
    on: 'ORDER_LINE',
    input: (line, state) => ({ line: ordersNothingNew(line) ? { contactName: 'Nils Nilsen' } : freshLine(state) }),
    guard: (line) => (line.facts.modify !== undefined || line.facts.telephony === true ? perhaps : yes),
    does: (change, line, state) =>
      change.same(line, { changed: true, dated: state.today, ...(line.facts.modify !== undefined && { vague: true }) }),
  },
  removeOrderLine: {
    on: 'ORDER_LINE',
    ends: true,
    // The last line is cancelled instead (O-17), one of a quote as well; of a line that was sent before the book says nothing.
    guard: (line, state) => {
      const isSent = headerOf(state, line).facts.submitted === true;
      if (linesOf(state, headerOf(state, line)).length === 1) return isSent ? [...no, 'INVALID_TRANSITION'] : no;
      if (line.facts.vague === true && line.facts.modify === undefined) return no;
      return isSent ? [...perhaps, 'INVALID_TRANSITION'] : yes;
    },
    does: (change, line) => change.gone(line),
  },
  submitOrder: {
    on: 'ORDER',
    ofHeader: true,
    guard: (order, state) => (linesOf(state, order).some((line) => line.facts.vague === true || isNearing(state, line)) ? perhaps : yes),
    does: (change, order, state) => {
      for (const line of linesOf(state, order)) if (line.status === 'NEW') change.to(line, 'COMMITTED', endDate(state, line));
      order.facts.submitted = true;
    },
  },
  setOrderLineCustomerUpdate: step({ guard: (line) => (line.facts.changed === true ? yes : perhaps) }),
  reopenOrderLine: { on: 'ORDER_LINE', guard: (line, state) => (isNearing(state, line) ? late : yes), does: reopen },
  reopenOrder: {
    on: 'ORDER',
    ofHeader: true,
    guard: (order, state) => (linesOf(state, order).some((line) => isNearing(state, line)) ? late : yes),
    does: (change, order, state) => {
      for (const line of linesOf(state, order)) if (reopenable.includes(line.status)) reopen(change, line);
    },
  },
  undoReopenOrderLine: {
    on: 'ORDER_LINE',
    guard: (line) => ((line.facts.revision ?? 0) > 0 ? yes : ['GUARD', 'INVALID_TRANSITION']),
    does: (change, line) => change.to(line, line.facts.before ?? '', { registered: line.facts.registeredBefore === true }),
  },
  cancelOrderLine: step({
    ends: true,
    // M-07, ISP-17, M-14: a change of what is installed that was sent is cancelled by request alone; the others while there is time.
    guard: (line, state) => {
      if (neverSent(line)) return yes;
      if (line.facts.modify === 'BOUND') return no;
      return isNearing(state, line) ? late : yes;
    },
    does: ending('CANCELLED'),
  }),
  cancelOrder: {
    on: 'ORDER',
    ofHeader: true,
    ends: true,
    // M-06: one line that may not be cancelled makes it fail as a whole; what has ended already is left open.
    guard: (order, state) => {
      const lines = linesOf(state, order);
      if (lines.some((line) => line.facts.modify === 'BOUND' && !neverSent(line))) return [...no, 'INVALID_TRANSITION'];
      if (lines.some((line) => isNearing(state, line))) return [...perhaps, 'INVALID_TRANSITION'];
      const open = lines.filter(({ status }) => !cancellable.includes(status));
      return open.length === 0
        ? yes
        : open.every(({ status }) => final.includes(status))
          ? [...perhaps, 'INVALID_TRANSITION']
          : [...no, 'INVALID_TRANSITION'];
    },
    does: (change, order, state) => {
      for (const line of linesOf(state, order)) if (cancellable.includes(line.status)) end('CANCELLED', change, line, state);
    },
  },
  cancelOrderLineByCarrier: step({
    ends: true,
    guard: (line) => (line.status === 'NEW' && (line.facts.revision ?? 0) === 0 ? ['GUARD', 'INVALID_TRANSITION'] : yes),
    does: ending('CANCELLED'),
  }),
  registerOrderLine: step({
    input: () => ({ customerOrderId: 'C-1' }),
    guard: (line) => (line.status === 'IN_PROCESS' && line.facts.registered === true ? ['GUARD', 'INVALID_TRANSITION'] : yes),
    does: (change, line) => change.to(line, 'REGISTERED', { registered: true }),
  }),
  startManualHandling: step({
    input: () => ({ statusDescription: 'By hand.' }),
    // From REGISTERED it is the delivery of telephony alone.
    guard: (line) => (line.status === 'REGISTERED' && line.facts.telephony !== true ? ['GUARD', 'INVALID_TRANSITION'] : yes),
  }),
  rejectOrderLine: step({ ends: true, input: () => ({ statusDescription: 'Nothing is built there.' }), does: ending('REJECTED') }),
  markOrderLineDuplicate: step({
    ends: true,
    input: (line, state) => {
      const another = Object.values(state.things).find(
        ({ type, id, owner }) => type === 'ORDER_LINE' && id !== line.id && owner === line.owner,
      );
      return { duplicateOf: another?.id ?? line.id, comment: 'Ordered twice.' };
    },
    guard: () => perhaps,
    does: ending('DUPLICATE'),
  }),
  markOrderLineIncomplete: step({
    does: (change, line) => {
      const { status } = line;
      const resume = status === 'CUSTOMER_UPDATE' ? line.facts.resume : status === 'COMMITTED' ? 'IN_PROCESS' : status;
      change.to(line, 'INCOMPLETE', { resume, changed: false });
    },
  }),
  resumeOrderLine: step({ does: (change, line) => change.to(line, line.facts.resume ?? 'IN_PROCESS') }),
  startOrderLine: lettered(),
  designOrderLine: lettered(),
  readyOrderLine: lettered(),
  scheduleOrderLine: lettered({ input: (_line, state) => ({ agreedDate: dateAfter(state, 60) }) }),
  testOrderLine: lettered(),
  deliverOrderLine: lettered(),
  returnToReady: lettered(),
  confirmDelivery: step({
    guard: (line) => (line.facts.delivered === true ? late : yes),
    does: (change, line) => change.same(line, { delivered: true }),
  }),
  finishOrderLine: step({
    guard: (line) => {
      if (line.status === 'IN_PROCESS')
        return line.facts.telephony === true && line.facts.registered === true ? perhaps : ['GUARD', 'INVALID_TRANSITION'];
      if (line.facts.delivered !== true) return no;
      return line.facts.vague === true ? perhaps : yes;
    },
    does: (change, line, state) => endWith(change, line, state),
    // CAT-14: what is installed is changed with it.
    besides: ({ facts }) => [facts.installed ?? ''],
  }),
  closeOrderLine: { on: 'ORDER_LINE', ends: true },
  recordAppointment: {
    on: 'ORDER_LINE',
    input: (_line, state) => {
      const date = dateAfter(state, 60);
      return { slotStart: `${date}T08:00:00Z`, slotEnd: `${date}T10:00:00Z` };
    },
    // B-04, one at a time; in which statuses of the line, the book leaves open.
    guard: (line, state) => {
      const taken = hangingOn(state, line.root, 'APPOINTMENT').some(
        ({ facts, status }) => facts.booking === line.id && status === 'CONFIRMED',
      );
      if (taken || linesOf(state, headerOf(state, line)).length > 1) return [...no, 'INVALID_TRANSITION'];
      return [...perhaps, 'INVALID_TRANSITION'];
    },
    born: (id) => ({ booking: id }),
    gives: (id) => ({ type: 'APPOINTMENT', status: 'CONFIRMED', facts: { booking: id } }),
    does: (change, line) => change.same(line),
  },
  reportVisit: {
    on: 'APPOINTMENT',
    input: (visit) => ({ outcome: (['DONE', 'NOBODY_HOME', 'CARRIER_DID_NOT_COME'] as const)[visit.id.charCodeAt(30) % 3] }),
    does: (change, visit, state, { outcome }) => {
      change.to(visit, { DONE: 'COMPLETED', NOBODY_HOME: 'FAILED' }[String(outcome)] ?? 'MISSED');
      const line = state.things[visit.facts.booking ?? ''];
      if (outcome !== 'DONE' && line?.status === 'FIELD_SERVICE') change.to(line, 'READY');
    },
    // A line that had not come to M only loses its agreed date.
    besides: (visit) => [visit.facts.booking ?? ''],
  },
};
