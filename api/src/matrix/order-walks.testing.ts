import { anotherLike } from '@sporbar/schema/portfolio/portfolio.testing.ts';
import { takeoverLine } from '@sporbar/schema/takeovers/takeover.testing.ts';
import { installedProduct } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { freshLine } from '../model/order-moves.testing.ts';
import type { Facts } from '../model/state.testing.ts';
import { at, hit, ofType, type Ref, type Stage, type Stop, type Walk } from './stage.testing.ts';

interface Drafted {
  readonly order: Ref;
  readonly line: Ref;
}

const owner = 'superuser';

async function draft(stage: Stage, lines?: object[], more: object = {}, facts: Facts = {}): Promise<Drafted> {
  const born = await stage.create(owner, 'createOrder', { lines: lines ?? [freshLine(stage)], ...more }, facts);
  return { order: ofType(born, 'ORDER'), line: ofType(born, 'ORDER_LINE') };
}

/** Checked, with a technician booked: nothing stands in the way of sending it. */
async function booked(stage: Stage): Promise<Drafted & { visit: Ref }> {
  const drafted = await draft(stage);
  await stage.bring(owner, 'runAvailabilityCheck', drafted.line);
  await stage.answer(hit('GREEN'));
  const held = ofType(await stage.bring(owner, 'holdAppointmentSlot', drafted.line), 'APPOINTMENT');
  const visit = { ...held, facts: { booking: drafted.line.id } };
  await stage.bring(owner, 'confirmAppointment', visit);
  return { ...drafted, visit };
}

async function sent(stage: Stage): Promise<Drafted & { visit: Ref }> {
  const drafted = await booked(stage);
  await stage.bring(owner, 'submitOrder', drafted.order);
  return drafted;
}

const desk = 'DELIVERY';

/** From the first word to the last of what a line can be. */
async function* life(stage: Stage): AsyncGenerator<Stop> {
  await sent(stage);
  const { order, line } = await draft(stage);
  yield at('a draft that was not checked', order, line);
  const check = ofType(await stage.bring(owner, 'runAvailabilityCheck', line), 'AVAILABILITY_CHECK');
  yield at('its check is under way', order, line, check);
  await stage.answer(hit('GREEN', '471'), hit('RED', '472'));
  yield at('two lines were found', order, line, check);
  await stage.bring(owner, 'selectAvailabilityHit', check);
  yield at('one of them is chosen', order, line, check);
  const held = ofType(await stage.bring(owner, 'holdAppointmentSlot', line), 'APPOINTMENT');
  const visit = { ...held, facts: { booking: line.id } };
  yield at('a slot is held', order, line, visit);
  await stage.bring(owner, 'confirmAppointment', visit);
  yield at('the visit is agreed', order, line, visit);
  await stage.bring(owner, 'rescheduleAppointment', visit);
  await stage.bring(owner, 'updateOrder', order);
  await stage.bring(owner, 'updateOrderLine', line);
  await stage.bring(owner, 'submitOrder', order);
  yield at('it is sent', order, line, visit, check);
  await stage.bring(desk, 'markOrderLineIncomplete', line);
  yield at('something is missing', order, line);
  await stage.bring(owner, 'setOrderLineCustomerUpdate', line);
  yield at('it was answered', order, line);
  await stage.bring(desk, 'resumeOrderLine', line);
  yield at('it is taken up by hand', order, line);
  await stage.bring('system', 'registerOrderLine', line);
  yield at('it is registered', order, line);
  await stage.bring(owner, 'reopenOrderLine', line);
  yield at('it is reopened', order, line, visit);
  await stage.bring(owner, 'undoReopenOrderLine', line);
  await stage.bring(desk, 'startOrderLine', line);
  yield at('O', order, line, visit);
  await stage.bring(desk, 'designOrderLine', line);
  yield at('D', order, line);
  await stage.bring(desk, 'readyOrderLine', line);
  yield at('R', order, line);
  await stage.bring(desk, 'scheduleOrderLine', line);
  yield at('M', order, line, visit);
  await stage.bring(desk, 'returnToReady', line);
  await stage.bring(desk, 'scheduleOrderLine', line);
  await stage.bring(desk, 'reportVisit', visit, { outcome: 'NOBODY_HOME' });
  yield at('nobody was at home', order, line, visit);
  await stage.bring(desk, 'recordAppointment', line);
  await stage.bring(desk, 'scheduleOrderLine', line);
  await stage.bring(desk, 'testOrderLine', line);
  yield at('T', order, line);
  await stage.bring(desk, 'deliverOrderLine', line);
  yield at('L, not delivered yet', order, line);
  await stage.bring(desk, 'confirmDelivery', line);
  yield at('L, delivered', order, line);
  await stage.bring(desk, 'finishOrderLine', line);
  yield at('it is finished', order, line);
  await stage.bring(owner, 'closeOrderLine', line);
  yield at('it is closed', order, line);
}

/** The ends that are no delivery. */
async function* ends(stage: Stage): AsyncGenerator<Stop> {
  const rejected = await sent(stage);
  await stage.bring(desk, 'rejectOrderLine', rejected.line);
  yield at('rejected', rejected.order, rejected.line, rejected.visit);
  const twice = await sent(stage);
  await stage.bring(desk, 'markOrderLineDuplicate', twice.line);
  yield at('ordered twice', twice.order, twice.line);
  const given = await sent(stage);
  await stage.bring(desk, 'reportVisit', given.visit, { outcome: 'DONE' });
  yield at('the technician was there', given.visit);
  await stage.bring(owner, 'cancelOrderLine', given.line);
  yield at('cancelled by its customer', given.order, given.line);
  const taken = await sent(stage);
  await stage.bring(desk, 'reportVisit', taken.visit, { outcome: 'CARRIER_DID_NOT_COME' });
  yield at('the technician did not come', taken.visit);
  await stage.bring(desk, 'cancelOrderLineByCarrier', taken.line);
  yield at('cancelled by the carrier', taken.order, taken.line);
  const whole = await sent(stage);
  await stage.bring(owner, 'cancelOrder', whole.order);
  const thrown = await draft(stage);
  await stage.bring(owner, 'cancelOrderLine', thrown.line);
  yield at('a draft thrown away', thrown.order, thrown.line);
}

/** What the availability system may say, and what that leads to. */
async function* answers(stage: Stage): AsyncGenerator<Stop> {
  const red = await draft(stage);
  const redCheck = ofType(await stage.bring(owner, 'runAvailabilityCheck', red.line), 'AVAILABILITY_CHECK');
  await stage.answer(hit('RED'));
  yield at('nobody can be connected', red.order, red.line, redCheck);
  const unclear = await draft(stage);
  await stage.bring(owner, 'runAvailabilityCheck', unclear.line);
  await stage.answer();
  yield at('the answer is not clear', unclear.order, unclear.line);
  await stage.bring(owner, 'skipAppointment', unclear.line);
  yield at('and nobody is to come', unclear.order, unclear.line);
  const silent = await draft(stage);
  const check = ofType(await stage.bring(owner, 'runAvailabilityCheck', silent.line), 'AVAILABILITY_CHECK');
  await stage.timeOut();
  yield at('no answer came', silent.order, silent.line, check);
  await stage.bring(owner, 'runAvailabilityCheck', silent.line);
  await stage.answer({ ...hit('GREEN'), colour: 'BLUE' as 'RED' });
  yield at('the system said nonsense', silent.order, silent.line);
}

/** An order of several lines. */
async function* project(stage: Stage): AsyncGenerator<Stop> {
  const lines = [freshLine(stage), freshLine(stage), freshLine(stage)];
  const { order, line } = await draft(stage, lines, { orderType: 'PROJECT' }, { project: true });
  yield at('a project, not checked', order, line);
  await stage.bring(owner, 'runAvailabilityChecks', order);
  await stage.answer(hit('GREEN'));
  yield at('a project, checked', order, line);
  await stage.bring(owner, 'addOrderLine', order);
  yield at('a project with a line that was not checked', order, line);
  const last = await stage.db.orderLine.findFirstOrThrow({ where: { orderId: order.id }, orderBy: { lineNo: 'desc' } });
  await stage.bring(owner, 'removeOrderLine', { type: 'ORDER_LINE', id: last.id, facts: {} });
  await stage.bring(owner, 'submitOrder', order);
  yield at('a project that was sent', order, line);
  await stage.bring('system', 'registerOrderLine', line);
  await stage.bring(desk, 'startOrderLine', line);
  yield at('a project of which one line is under way', order, line);
  await stage.bring(owner, 'reopenOrder', order);
  yield at('a project that was reopened', order, line);
  await stage.bring(owner, 'submitOrder', order);
  await stage.bring('system', 'registerOrderLine', line);
  for (const move of ['startOrderLine', 'readyOrderLine', 'scheduleOrderLine']) await stage.bring(desk, move, line);
  yield at('a project of which one line cannot be stopped', order, line);
  const full = await draft(
    stage,
    Array.from({ length: 50 }, () => freshLine(stage)),
    { orderType: 'PROJECT' },
  );
  yield at('a project that holds no more', full.order);
}

/** S-29, D-10: delivery without letters. */
async function* telephony(stage: Stage): AsyncGenerator<Stop> {
  const { order, line } = await draft(stage, [{ ...freshLine(stage), productCode: 'PSTN', attributes: {} }]);
  yield at('telephony, a draft', order, line);
  const drafted = await sent(stage);
  await stage.db.orderLine.update({ where: { id: drafted.line.id }, data: { productCode: 'PSTN' } });
  yield at('telephony, sent', drafted.line);
  await stage.bring(desk, 'startManualHandling', drafted.line);
  yield at('telephony, by hand', drafted.line);
  await stage.bring(desk, 'registerOrderLine', drafted.line);
  yield at('telephony, registered', drafted.line);
  await stage.bring(desk, 'startManualHandling', drafted.line);
  yield at('telephony, registered and by hand', drafted.line);
}

/** Orders that change, take over and end what is installed. */
async function* changes(stage: Stage): AsyncGenerator<Stop> {
  const { desk: tables, people } = stage.served;
  const { id } = await installedProduct(tables, people.north.id, { circuitNumber: 'C-MATRIX-1', phoneNumber: '69179001' });
  const requestedDate = String(freshLine(stage)['requestedDate']);
  const modify = { installedProductId: await anotherLike(tables.context, id), kind: 'MOVE' };
  const change = await draft(stage, [{ modify, requestedDate, address: freshLine(stage)['address'] }]);
  yield at('a change of what is installed', change.order, change.line);
  const takeover = await draft(stage, [{ ...takeoverLine('69179002'), requestedDate }]);
  yield at('a change of ISP', takeover.order, takeover.line);
  await stage.bring(owner, 'runAvailabilityCheck', takeover.line);
  await stage.answer(hit('GREEN'));
  yield at('a change of ISP, checked', takeover.order, takeover.line);
  const termination = await draft(stage, [{ requestedDate, termination: { number: 'C-MATRIX-1', scope: 'WHOLE' } }]);
  yield at('a termination', termination.order, termination.line);
}

/** What time takes away: these come last, since the clock goes on. */
async function* tooLate(stage: Stage): AsyncGenerator<Stop> {
  const { order, line } = await sent(stage);
  await stage.bring('system', 'registerOrderLine', line);
  const again = await sent(stage);
  await stage.bring('system', 'registerOrderLine', again.line);
  await stage.bring(owner, 'reopenOrderLine', again.line);
  const drafted = await draft(stage);
  await stage.bring(owner, 'runAvailabilityCheck', drafted.line);
  await stage.answer(hit('GREEN'));
  const visit = ofType(await stage.bring(owner, 'holdAppointmentSlot', drafted.line), 'APPOINTMENT');
  await stage.pass(20);
  yield at('a hold that has lapsed', drafted.order, drafted.line, { ...visit, facts: { booking: drafted.line.id } });
  const old = await booked(stage);
  await stage.pass(25 * 60);
  yield at('an answer of yesterday', old.order, old.line, old.visit);
  await stage.pass(58 * 24 * 60);
  yield at('its date is near', order, line);
  yield at('its date is near, and it is reopened', again.order, again.line, again.visit);
}

export const orderWalks: Readonly<Record<string, Walk>> = { life, ends, answers, project, telephony, changes };
export const lateWalks: Readonly<Record<string, Walk>> = { tooLate };
