import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import {
  callTicket,
  goodReport,
  grantTickets,
  installedProduct,
  movedTicket,
  moveTicket,
  newTicket,
  readTicket,
} from './ticket.testing.ts';

const names = (ticket: { availableMoves: { name: string; allowed: boolean }[] }): string[] =>
  ticket.availableMoves.filter(({ allowed }) => allowed).map(({ name }) => name);

describe('trouble tickets', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    for (const user of [people.kari, people.siri, people.elsa]) await grantTickets(desk, user);
  });
  afterAll(() => desk.close());

  const ticket = (changes: Record<string, unknown> = {}) => newTicket(desk, people.kari, people.north.id, changes);

  it('TT-01 follows a fault from the report to the customer’s confirmation, by one mutation a step', async () => {
    const { id } = await ticket();
    const statuses = [];
    for (const [user, move, more] of [
      [people.agent, 'startTroubleTicket', {}],
      [people.agent, 'requestTicketInfo', { question: 'Which lamps are lit?' }],
      [people.kari, 'answerTicketInfo', { text: 'The red one.' }],
      [people.agent, 'resolveTroubleTicket', { resolution: 'A card was replaced.' }],
      [people.kari, 'reopenTroubleTicket', { reason: 'It went down again.' }],
      [people.delivery, 'startTroubleTicket', {}],
      [people.delivery, 'resolveTroubleTicket', { resolution: 'The cable was replaced.' }],
      [people.kari, 'confirmTicketResolved', {}],
    ] as const)
      statuses.push((await movedTicket(desk, user, id, move, more))['status']);
    expect(statuses).toEqual(['IN_PROCESS', 'PENDING', 'IN_PROCESS', 'RESOLVED', 'REOPENED', 'IN_PROCESS', 'RESOLVED', 'CLOSED']);
    const { activities, history } = await readTicket(desk, people.kari, id);
    expect((activities as { text: string; byCarrier: boolean }[]).map(({ text, byCarrier }) => [text, byCarrier])).toEqual([
      ['Which lamps are lit?', true],
      ['The red one.', false],
      ['A card was replaced.', true],
      ['It went down again.', false],
      ['The cable was replaced.', true],
    ]);
    expect(history).toHaveLength(9);
  });

  it('TT-01 IA-04 shows who reported it, who acted last and, to the carrier, who took it', async () => {
    const { id } = await ticket();
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    expect(await readTicket(desk, people.agent, id)).toMatchObject({
      reportedBy: { fullName: 'kari Customer' },
      lastActedBy: { fullName: 'kari Customer', email: 'kari@example.test' },
      assignee: { fullName: 'anne Agent' },
    });
    expect(await readTicket(desk, people.kari, id)).toMatchObject({ assignee: null });
  });

  it('TT-01 shows the question while it waits for the answer, and no longer', async () => {
    const { id } = await ticket();
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    const asked = await movedTicket(desk, people.agent, id, 'requestTicketInfo', { question: ' Which lamps? ' });
    expect(asked).toMatchObject({ question: 'Which lamps?', ballInCourt: { party: 'CUSTOMER' } });
    expect(await moveTicket(desk, people.kari, id, 'answerTicketInfo')).toMatchObject({ ruleId: 'TT-01', path: '/text' });
    expect(await movedTicket(desk, people.kari, id, 'answerTicketInfo', { text: 'None.' })).toMatchObject({ question: null });
  });

  it.each([
    ['requestTicketInfo', { question: ' ' }, '/question'],
    ['resolveTroubleTicket', { resolution: ' ' }, '/resolution'],
  ])('TT-01 %s says something', async (move, more, path) => {
    const { id } = await ticket();
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    expect(await moveTicket(desk, people.agent, id, move, more)).toMatchObject({ code: 'VALIDATION', ruleId: 'TT-01', path });
  });

  it('TT-01 reopens with a reason only', async () => {
    const { id } = await ticket();
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'Replaced.' });
    expect(await moveTicket(desk, people.kari, id, 'reopenTroubleTicket', { reason: ' ' })).toMatchObject({ path: '/reason' });
  });

  it('TT-01 G-08 offers each side its own moves in each status', async () => {
    const created = await ticket();
    expect(names(created as never)).toEqual(['cancelTroubleTicket', 'addTicketActivity']);
    expect(names((await readTicket(desk, people.agent, created['id'])) as never)).toEqual(['addTicketActivity', 'startTroubleTicket']);
    expect(await moveTicket(desk, people.kari, created['id'], 'startTroubleTicket')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moveTicket(desk, people.agent, created['id'], 'resolveTroubleTicket', { resolution: 'x' })).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    const cancelled = await movedTicket(desk, people.kari, created['id'], 'cancelTroubleTicket', { comment: 'It was the router.' });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', availableMoves: [], activities: [{ text: 'It was the router.' }] });
  });

  it('TT-04 refuses a report that says nothing, naming all that is missing', async () => {
    const product = await installedProduct(desk, people.north.id);
    const answer = await callTicket(desk, people.kari, 'createTroubleTicket', { installedProductId: product.id });
    expect((answer['problems'] as { ruleId: string; path: string }[]).map(({ ruleId, path }) => [ruleId, path])).toEqual([
      ['TT-04', '/description'],
      ['TT-04', '/observedImpact'],
      ['TT-04', '/faultClarified'],
    ]);
  });

  it('TT-04 refuses a fault on a product that is not active', async () => {
    const product = await installedProduct(desk, people.north.id, { status: 'TERMINATED' });
    expect(await callTicket(desk, people.kari, 'createTroubleTicket', goodReport(product.id))).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'TT-04',
      path: '/installedProductId',
    });
  });

  it('TT-04 G-09 knows no product of another organisation', async () => {
    const product = await installedProduct(desk, people.north.id);
    expect(await callTicket(desk, people.elsa, 'createTroubleTicket', goodReport(product.id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('TT-05 answers a second report on a product with the ticket it has, on which one can comment', async () => {
    const product = await installedProduct(desk, people.north.id);
    const first = await ticket({ installedProductId: product.id });
    const second = await callTicket(desk, people.siri, 'createTroubleTicket', goodReport(product.id));
    expect(second).toMatchObject({
      __typename: 'ExistingObjectRefusal',
      code: 'DUPLICATE_TROUBLE_TICKET',
      ruleId: 'TT-05',
      existingIds: [first['id']],
    });
    expect(second['message']).toContain(first['number']);
    expect(await movedTicket(desk, people.siri, first['id'], 'addTicketActivity', { text: 'The neighbour too.' })).toMatchObject({
      status: 'ACKNOWLEDGED',
      activities: [{ text: 'The neighbour too.', authorName: 'siri Customer' }],
    });
  });

  it('TT-05 makes one ticket of two reports at the same moment', async () => {
    const product = await installedProduct(desk, people.north.id);
    const reports = [people.kari, people.siri].map((user) => callTicket(desk, user, 'createTroubleTicket', goodReport(product.id)));
    const answers = await Promise.all(reports);
    const won = answers.find((answer) => answer['troubleTicket'] != null);
    expect(answers.find((answer) => answer['code'] === 'DUPLICATE_TROUBLE_TICKET')).toMatchObject({
      existingIds: [won?.['troubleTicket'].id],
    });
  });

  it('TT-05 takes a new report once the first is over', async () => {
    const product = await installedProduct(desk, people.north.id);
    const first = await ticket({ installedProductId: product.id });
    await movedTicket(desk, people.kari, first['id'], 'cancelTroubleTicket');
    expect((await ticket({ installedProductId: product.id }))['status']).toBe('ACKNOWLEDGED');
  });

  it('TT-05 is kept by the database itself', async () => {
    const { db } = desk.database;
    const { id } = await ticket();
    const { id: other } = await ticket();
    const { installedProductId } = await db.troubleTicket.findUniqueOrThrow({ where: { id } });
    await expect(
      db.troubleTicket.update({ where: { id: other }, data: { installedProductId }, select: { id: true } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });

  it('AUD-06 keeps a note of the carrier from the customer, in thread, version and history', async () => {
    const { id, version } = await ticket();
    await movedTicket(desk, people.agent, id, 'addTicketActivity', { text: 'Known card fault.', visibleToCustomer: false });
    expect(await readTicket(desk, people.kari, id)).toMatchObject({ version, activities: [], history: [{ kind: 'CREATED' }] });
    expect((await readTicket(desk, people.agent, id))['activities']).toMatchObject([{ text: 'Known card fault.' }]);
    expect(await moveTicket(desk, people.kari, id, 'addTicketActivity', { text: 'x', visibleToCustomer: false })).toMatchObject({
      code: 'FORBIDDEN',
      ruleId: 'AUD-06',
    });
  });

  it('AUD-06 refuses at the database to change or delete a message of a thread', async () => {
    const { id } = await ticket();
    await movedTicket(desk, people.kari, id, 'addTicketActivity', { text: 'As I said.' });
    const { db } = desk.database;
    await expect(db.ticketActivity.updateMany({ where: { troubleTicketId: id }, data: { text: 'x' } })).rejects.toThrow('append-only');
    await expect(db.ticketActivity.deleteMany({ where: { troubleTicketId: id } })).rejects.toThrow('append-only');
  });
});
