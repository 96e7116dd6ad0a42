import { answerChecks } from '../availability/asking.ts';
import { freshKey, type Answer, type Desk } from '../testing.ts';

/** Fields every test of orders reads. */
export const orderFields = `
  fragment L on OrderLine { id lineNo status statusCode version revision customerOrderId comment statusDescription agreedDate requestedDate cancelledBy cancellationFeeTier contactPhone changeDeadline cancelDeadline
    availableMoves { name allowed deadline cost { tier amount { amountMinor currency } } blockedBy { code ruleId } needs serviceRequest { area topic reference } } ballInCourt { party dueAt } }
  fragment O on Order { id number status version submittedAt lineStatusCounts { status count } lines { ...L } availableMoves { name allowed blockedBy { code ruleId path } } }`;

const tickNames = ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'];

/** A line that nothing can be said against on the day of the journeys. */
export const goodLine = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  productCode: 'WHOLESALE_ADSL_SHARED',
  attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' },
  endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31' },
  address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Halden', country: 'NO' },
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  requestedDate: '2025-10-21',
  checklist: tickNames,
  hasBroadbandElsewhere: false,
  isMoving: false,
  ...changes,
});

/** Calls an order mutation as a user and answers the union member. */
export async function call(desk: Desk, userId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `${orderFields} fragment R on Refusal { code ruleId path message hint problems { code ruleId path objectId } }
    mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R
    ... on OrderPayload { replayed dryRun eventCursor changes { objectType objectId from to } order { ...O } lines { ...L } }
    ... on ConflictRefusal { currentVersion } ... on InvalidTransitionRefusal { from allowed } ... on DateTooEarlyRefusal { firstValidDate }
    ... on UseServiceRequestRefusal { serviceRequest { area topic reference } } } }`;
  const data = await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } });
  return data[name] as Answer;
}

export const readOrder = async (desk: Desk, userId: string, id: string): Promise<Answer> =>
  (await desk.run(userId, `${orderFields} query Q($id: ID!) { order(id: $id) { ...O } }`, { id }))['order'] as Answer;

/** A new order of one good line, or of the lines given. */
export async function newOrder(
  desk: Desk,
  userId: string,
  lines: Record<string, unknown>[] = [goodLine()],
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const answer = await call(desk, userId, 'createOrder', { lines, ...more });
  if (answer['order'] === undefined) throw new Error(JSON.stringify(answer));
  return answer['order'] as Answer;
}

/** The same, with everything done that its products ask for before they are sent. */
export async function preparedOrder(
  desk: Desk,
  userId: string,
  lines?: Record<string, unknown>[],
  more?: Record<string, unknown>,
): Promise<Answer> {
  const order = await newOrder(desk, userId, lines, more);
  if (desk.catalogue === 'PLAIN') return order;
  await call(desk, userId, 'runAvailabilityChecks', { id: order['id'], expectedVersion: order['version'] });
  await answerChecks(desk.context);
  await bookVisits(desk, userId, order['id']);
  return readOrder(desk, userId, order['id']);
}

/** B-01: the first free time of each line for which a technician can be booked, held and confirmed. */
export async function bookVisits(desk: Desk, userId: string, id: string): Promise<void> {
  const read = 'query B($id: ID!) { order(id: $id) { lines { id version booking { need } } } }';
  const { order } = await desk.run(userId, read, { id });
  const bookable = order['lines'].filter(({ booking }: Answer) => booking['need'] !== 'NOT_POSSIBLE') as Answer[];
  for (const line of bookable) {
    const free = 'query F($id: ID!) { appointmentSlots(lineId: $id) { slots { slotStart } } }';
    const { appointmentSlots } = await desk.run(userId, free, { id: line['id'] });
    const { slotStart } = appointmentSlots['slots'][0];
    await call(desk, userId, 'holdAppointmentSlot', { id: line['id'], expectedVersion: line['version'], slotStart });
    const held = await desk.database.db.appointment.findFirstOrThrow({ where: { orderLineId: line['id'], status: 'HELD' } });
    await call(desk, userId, 'confirmAppointment', { id: held.id, expectedVersion: held.version });
  }
}

/** The same, submitted. */
export async function sentOrder(
  desk: Desk,
  userId: string,
  lines?: Record<string, unknown>[],
  more?: Record<string, unknown>,
): Promise<Answer> {
  const order = await preparedOrder(desk, userId, lines, more);
  const answer = await call(desk, userId, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
  if (answer['order'] === undefined) throw new Error(JSON.stringify(answer));
  return answer['order'] as Answer;
}

/** Makes a move on a line at its present version. */
export async function moveLine(
  desk: Desk,
  userId: string,
  orderId: string,
  name: string,
  more: Record<string, unknown> = {},
  index = 0,
): Promise<Answer> {
  const row = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId }, orderBy: { lineNo: 'asc' }, skip: index });
  return call(desk, userId, name, { id: row.id, expectedVersion: row.version, ...more });
}

/** Walks a line of a sent order to a status: its systems register it, the agent goes on. Throws when a move is refused. */
export async function walkTo(desk: Desk, agentId: string, orderId: string, status: string, index = 0): Promise<void> {
  const path: [string, string, Record<string, unknown>?][] = [
    ['REGISTERED', 'registerOrderLine', { customerOrderId: 'C-1' }],
    ['ORDERED', 'startOrderLine'],
    ['DESIGN', 'designOrderLine'],
    ['READY', 'readyOrderLine'],
    ['FIELD_SERVICE', 'scheduleOrderLine', { agreedDate: '2025-10-21' }],
    ['TEST', 'testOrderLine'],
    ['DELIVERY', 'deliverOrderLine'],
    ['', 'confirmDelivery'],
    ['FINISHED', 'finishOrderLine'],
  ];
  const systems = await desk.database.db.user.findFirstOrThrow({ where: { kind: 'SERVICE', organisation: { kind: 'CARRIER' } } });
  for (const [reached, name, more] of path) {
    const actor = name === 'registerOrderLine' ? systems.id : agentId;
    const answer = await moveLine(desk, actor, orderId, name, more, index);
    if (answer['__typename'] !== 'OrderPayload') throw new Error(JSON.stringify(answer));
    if (reached === status) return;
  }
}
