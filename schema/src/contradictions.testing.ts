import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { appointmentNoun } from './appointments/appointment.lifecycle.ts';
import { checkNoun } from './availability/check.lifecycle.ts';
import { inCharges } from './billing/charge.contradictions.testing.ts';
import { carrierStream, organisationStream } from './cursor.ts';
import { inInvoices } from './invoices/invoice.contradictions.testing.ts';
import { invoiceNoun } from './invoices/invoice.lifecycle.ts';
import { boxOf } from './mail/mail.rules.ts';
import { endSaidBy } from './terminations/termination.effects.ts';
import type { HeaderNoun, Noun, StatusRow } from './nouns.ts';
import { orderLineNoun, orderNoun } from './orders/order.nouns.ts';
import { installedNoun } from './portfolio/installed.lifecycle.ts';
import { packageNoun } from './packages/package.nouns.ts';
import { receiptNoun } from './packages/receipts/receipt.lifecycle.ts';
import { quoteLineNoun, quoteNoun } from './quotes/quote.nouns.ts';
import { requestNoun } from './service-requests/request.nouns.ts';
import { ticketNoun } from './trouble-tickets/ticket.nouns.ts';

const headers = [orderNoun, quoteNoun] as unknown as readonly HeaderNoun<StatusRow>[];
const others: readonly Noun<StatusRow>[] = [
  orderLineNoun,
  quoteLineNoun,
  packageNoun,
  receiptNoun,
  requestNoun,
  invoiceNoun,
  checkNoun,
  installedNoun,
  ticketNoun,
  appointmentNoun,
];

/**
 * Every place where rows, headers, events, streams, charges, invoices, audit and mails say different things; empty when the database is of
 * one mind. What happened before `prunedBefore` may be out of the delivery index.
 */
export async function contradictionsIn(db: Tx, prunedBefore = new Date(0)): Promise<string[]> {
  const events = await db.statusEvent.findMany({ orderBy: { id: 'asc' } });
  const found = [
    await inStreams(db, events, prunedBefore),
    ...(await Promise.all(headers.map((noun) => inHeaders(db, noun, events)))),
    ...(await Promise.all(others.map((noun) => inRows(db, noun, events)))),
    await inPortfolio(db),
    await inCalendars(db),
    await inCharges(db, events),
    await inInvoices(db),
    await inAudit(db, events),
    await inMails(db, events),
  ];
  return found.flat();
}

/** Numbers run on without a gap, from 1 where nothing is pruned; each is one event, and nothing waits to be numbered. */
async function inStreams(db: Tx, events: readonly StatusEvent[], prunedBefore: Date): Promise<string[]> {
  const said: string[] = [];
  const byId = new Map(events.map((event) => [event.id, event]));
  const deliveries = Map.groupBy(await db.delivery.findMany({ orderBy: { number: 'asc' } }), ({ stream }) => stream);
  const mayBeMissing = (event: StatusEvent | undefined) => event !== undefined && event.at < prunedBefore;
  for (const { id, last } of await db.stream.findMany()) {
    const numbered = deliveries.get(id) ?? [];
    const first = last - BigInt(numbered.length) + 1n;
    if (first !== 1n && !events.some(mayBeMissing)) said.push(`${id} stands at ${last} and has ${numbered.length} numbers`);
    if (new Set(numbered.map(({ eventId }) => eventId)).size !== numbered.length) said.push(`${id} tells of an event twice`);
    for (const [index, { number, eventId }] of numbered.entries()) {
      const event = byId.get(eventId);
      const due = first + BigInt(index);
      if (number !== due) said.push(`${id}: ${number} stands where ${due} should`);
      if (event === undefined) said.push(`${id}: ${number} is no event`);
      else if (id !== carrierStream && event.sequence !== number) said.push(`${id}: event ${eventId} has the number ${event.sequence}`);
      else if (id === carrierStream && !event.carrierVisible) said.push(`${id} tells of event ${eventId}, which the carrier may not see`);
    }
  }
  const toldOn = new Set([...deliveries].flatMap(([stream, numbered]) => numbered.map(({ eventId }) => `${stream} ${eventId}`)));
  for (const event of events.filter((each) => !mayBeMissing(each)))
    for (const stream of [organisationStream(event.organisationId), ...(event.carrierVisible ? [carrierStream] : [])])
      if (!toldOn.has(`${stream} ${event.id}`)) said.push(`event ${event.id} has no number in ${stream}`);
  const waiting = await db.deskOutbox.count();
  if (waiting > 0) said.push(`${waiting} events wait for a number of the carrier`);
  return said;
}

type Row = Pick<StatusRow, 'id' | 'status' | 'version'>;

const rowsOf = <T extends Row>(db: Tx, { table }: Noun<StatusRow>, more = ''): Promise<T[]> =>
  db.$queryRawUnsafe<T[]>(`SELECT "id", "status"::text AS status, "version"${more} FROM "${table}"`);

/** A row stands where its last event left it, and has as many versions as events. What the carrier noted beside it is none. */
async function inRows(db: Tx, noun: Noun<StatusRow>, events: readonly StatusEvent[]): Promise<string[]> {
  const rows = new Map((await rowsOf(db, noun)).map((row) => [row.id, row]));
  const histories = Map.groupBy(
    events.filter(({ objectType }) => objectType === noun.type),
    ({ objectId }) => objectId,
  );
  const said = [...rows.keys()].filter((id) => !histories.has(id)).map((id) => `${id} has no event`);
  for (const [id, all] of histories) {
    const own = all.filter(({ organisationId }) => organisationId === all[0]?.organisationId);
    const last = own.at(-1);
    const row = rows.get(id);
    if (row === undefined && last?.kind !== 'REMOVED') said.push(`${id} is gone, and no event says so`);
    if (row === undefined || last === undefined) continue;
    if (row.status !== last.toStatus) said.push(`${id} is ${row.status}, and its last event says ${last.toStatus}`);
    if (own.some((event, index) => event.objectVersion !== index + 1) || row.version !== own.length)
      said.push(`${id} has version ${row.version}, and its events ${own.map(({ objectVersion }) => objectVersion).join()}`);
  }
  return said;
}

/** B-10: a slot is as taken as appointments are HELD or CONFIRMED in it; and a number is kept by one line, as its appointment says. */
async function inCalendars(db: Tx): Promise<string[]> {
  const active = await db.appointment.findMany({ where: { status: { in: ['HELD', 'CONFIRMED'] }, calendarCode: { not: null } } });
  const placeOf = (slot: { calendarCode: string | null; slotStart: Date }) => `${slot.calendarCode} ${slot.slotStart.toISOString()}`;
  const booked = Map.groupBy(active, placeOf);
  const taken = new Map((await db.slotUse.findMany()).map((slot) => [placeOf(slot), slot.taken]));
  const kept = new Map((await db.numberReservation.findMany()).map(({ number, orderLineId }) => [number, orderLineId]));
  return [
    ...[...new Set([...booked.keys(), ...taken.keys()])]
      .filter((place) => (booked.get(place)?.length ?? 0) !== (taken.get(place) ?? 0))
      .map((place) => `${place} is taken ${taken.get(place) ?? 0} times, and ${booked.get(place)?.length ?? 0} appointments are in it`),
    ...active
      .flatMap(({ id, orderLineId, numbers }) =>
        numbers.filter((number) => kept.get(number) !== orderLineId).map((number) => ({ id, number })),
      )
      .map(({ id, number }) => `${id} has the number ${number}, which is kept for ${kept.get(number)}`),
  ];
}

/** A header is what its lines roll up to, its last event says so, and each transaction raised its version once. */
async function inHeaders(db: Tx, noun: HeaderNoun<StatusRow>, events: readonly StatusEvent[]): Promise<string[]> {
  const said: string[] = [];
  const lines = Map.groupBy(
    await db.$queryRawUnsafe<{ header: string; status: string }[]>(
      `SELECT "${noun.lines.key}" AS header, "status"::text AS status FROM "${noun.lines.table}"`,
    ),
    ({ header }) => header,
  );
  const stories = Map.groupBy(events, ({ rootId }) => rootId);
  const columns = Object.keys(noun.rollUp([])).filter((name) => name !== 'status');
  for (const row of await rowsOf<Row & Record<string, unknown>>(db, noun, columns.map((name) => `, "${name}"`).join(''))) {
    const rolledUp = noun.rollUp((lines.get(row.id) ?? []).map(({ status }) => status)) as Row & Record<string, unknown>;
    const story = stories.get(row.id) ?? [];
    const last = story.findLast(({ objectId }) => objectId === row.id);
    const told = new Set(story.map(({ transactionId }) => transactionId)).size;
    if (row.status !== rolledUp.status) said.push(`${row.id} is ${row.status}, and its lines make ${rolledUp.status}`);
    for (const name of columns)
      if (!isDeepStrictEqual(row[name], rolledUp[name])) said.push(`${row.id} has another ${name} than its lines make`);
    if (row.status !== last?.toStatus) said.push(`${row.id} is ${row.status}, and its last event says ${last?.toStatus}`);
    if (row.version !== told) said.push(`${row.id} has version ${row.version}, and ${told} transactions`);
  }
  return said;
}

const over = ['FINISHED', 'CLOSED'];

/** What is installed is what its lines say: each delivery has its product, and each ends as its termination has it. */
async function inPortfolio(db: Tx): Promise<string[]> {
  const lines = { include: { order: { select: { action: true } }, termination: true } } as const;
  const products = await db.installedProduct.findMany({ include: { orderLines: lines } });
  const delivered = new Set(products.map(({ fromOrderLineId }) => fromOrderLineId));
  const finished = await db.orderLine.findMany({
    where: { status: { in: ['FINISHED', 'CLOSED'] }, productCode: { not: null }, order: { action: 'PROVIDE' } },
    select: { id: true },
  });
  const said = finished.filter(({ id }) => !delivered.has(id)).map(({ id }) => `${id} is finished and has delivered nothing`);
  for (const { id, status, terminatesOn, endedByLineId, orderLines } of products) {
    const [due] = orderLines
      .filter(({ order, termination }) => order.action === 'TERMINATE' && termination?.scope === 'WHOLE' && termination.endedAt === null)
      .flatMap((line) => endSaidBy(line) ?? (over.includes(line.status) ? (line.termination?.effectiveDate ?? []) : []));
    if (status === 'TERMINATED' && (terminatesOn === null || endedByLineId === null)) said.push(`${id} is TERMINATED by nothing`);
    else if (status !== 'TERMINATED' && terminatesOn !== (due ?? null))
      said.push(`${id} ends on ${terminatesOn}, and its lines say ${due}`);
    if (status === 'ACTIVE' && due !== undefined) said.push(`${id} is ACTIVE, and its lines say that it ends on ${due}`);
  }
  return said;
}

/** What the status events say, the audit says in the same words, and as often. */
async function inAudit(db: Tx, events: readonly StatusEvent[]): Promise<string[]> {
  const moves = new Set(events.map(({ move }) => move));
  const entries = (await db.auditEntry.findMany()).filter(({ action, objectId }) => moves.has(action) && objectId !== null);
  const said = (name: string, about: { objectId: string | null; requestId: string | null; at: Date }) =>
    [name, about.objectId, about.requestId, about.at.toISOString()].join(' ');
  const audited = entries.map((entry) => said(entry.action, entry)).sort();
  const logged = events.map((event) => said(event.move, event)).sort();
  return audited.length === logged.length && audited.every((entry, index) => entry === logged[index])
    ? []
    : [`${events.length} events, and ${entries.length} audit entries, do not say the same`];
}

/** A mail tells of a transaction that happened, and a change that owes a mail to everybody has one of its own transaction. */
async function inMails(db: Tx, events: readonly StatusEvent[]): Promise<string[]> {
  const mails = await db.emailMessage.findMany({ where: { transactionId: { not: null } }, include: { subjects: true } });
  const happened = new Set(events.map(({ transactionId }) => transactionId));
  const told = new Set(mails.flatMap(({ transactionId, subjects }) => subjects.map(({ objectId }) => `${transactionId} ${objectId}`)));
  const owing = events.filter((event) => {
    const { kind, fromStatus: from, toStatus: to, customerVisible } = event;
    return boxOf({ kind, from, to, customerVisible, values: {}, noun: { type: event.objectType } }) === 'BASIC';
  });
  return [
    ...mails.filter(({ transactionId }) => !happened.has(transactionId ?? '')).map(({ id }) => `${id} tells of nothing that happened`),
    ...owing
      .filter(({ transactionId, objectId }) => !told.has(`${transactionId} ${objectId}`))
      .map(({ move, objectId }) => `nobody is told of ${move} on ${objectId}`),
  ];
}
