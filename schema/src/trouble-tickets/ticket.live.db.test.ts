import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableFile } from '../files/stored-file.ts';
import { uploadedFile } from '../packages/package.testing.ts';
import { schema } from '../schema.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { grantTickets, movedTicket, newTicket, readTicket } from './ticket.testing.ts';

const one = parse(`subscription S($id: ID!) { live: troubleTicketChanged(id: $id) { __typename
  ... on State { object { ... on TroubleTicket { status } } }
  ... on Change { event { move to comment } object { ... on TroubleTicket { status activities { text visibleToCustomer } } } } } }`);
const list = parse(`subscription L { live: troubleTicketList { __typename
  ... on TroubleTicketListSnapshot { totalCount rows { number } }
  ... on TroubleTicketListChanges { totalCount entered { row { number } event { move } } changed { row { number status } } } } }`);

describe('trouble tickets, live and in files and audit', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await grantTickets(desk, people.kari);
    await grantTickets(desk, people.elsa);
  });
  afterAll(() => desk.close());

  async function follow(userId: string, document: typeof one, variables: Record<string, unknown> = {}) {
    const result = await subscribe({ schema, document, variableValues: variables, contextValue: await desk.contextOf(userId) });
    if (!(Symbol.asyncIterator in result)) throw result.errors?.[0] ?? new Error('no stream');
    const stream = result as AsyncGenerator<ExecutionResult>;
    return async (): Promise<Answer> => {
      const { value } = (await stream.next()) as { value: ExecutionResult };
      if (value.errors !== undefined) throw value.errors[0] ?? new Error('no message');
      return (value.data as Answer)['live'] as Answer;
    };
  }

  it('TT-01 TT-02 tells who has the grant of each step as it is made, and nothing of the carrier’s own notes', async () => {
    const { id } = await newTicket(desk, people.kari, people.north.id);
    const next = await follow(people.kari, one, { id });
    expect([await next(), await next()]).toMatchObject([{ object: { status: 'ACKNOWLEDGED' } }, { __typename: 'UpToDate' }]);
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    expect(await next()).toMatchObject({ event: { move: 'startTroubleTicket' }, object: { status: 'IN_PROCESS' } });
    await movedTicket(desk, people.agent, id, 'addTicketActivity', { text: 'Nobody shall see this', visibleToCustomer: false });
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'A card was replaced.' });
    const told = await next();
    expect(told).toMatchObject({ event: { to: 'RESOLVED', comment: 'A card was replaced.' }, object: { status: 'RESOLVED' } });
    expect(JSON.stringify(told)).not.toContain('Nobody');
  });

  it('TT-02 IA-09 lets nobody follow a ticket without the grant or from another organisation', async () => {
    const { id } = await newTicket(desk, people.kari, people.north.id);
    for (const stranger of [people.ola, people.superuser, people.elsa])
      await expect(follow(stranger, one, { id }).then((next) => next())).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('TT-02 G-12 a followed list has what its reader may see, and nothing enters it for who may not', async () => {
    const mine = await follow(people.kari, list);
    const without = await follow(people.ola, list);
    const foreign = await follow(people.elsa, list);
    const { totalCount } = await mine();
    expect(totalCount).toBeGreaterThan(0);
    for (const stranger of [without, foreign]) expect(await stranger()).toMatchObject({ totalCount: 0, rows: [] });
    for (const each of [mine, without, foreign]) expect(await each()).toMatchObject({ __typename: 'UpToDate' });
    const { number } = await newTicket(desk, people.kari, people.north.id);
    expect(await mine()).toMatchObject({
      totalCount: totalCount + 1,
      entered: [{ row: { number }, event: { move: 'createTroubleTicket' } }],
    });
    // What the strangers hear next is of their own: nothing of the ticket came before it.
    const own = await newTicket(desk, people.elsa, people.east.id);
    expect(await foreign()).toMatchObject({ totalCount: 1, entered: [{ row: { number: own['number'] } }] });
    await grantTickets(desk, people.ola);
    const granted = await follow(people.ola, list);
    expect(await granted()).toMatchObject({ totalCount: totalCount + 1 });
    await desk.database.db.user.update({ where: { id: people.ola }, data: { troubleTicketAccess: false }, select: { id: true } });
  });

  it('TT-02 ATT-06 a file of a ticket is read by who sees the ticket and by nobody else', async () => {
    const { id, version } = await newTicket(desk, people.kari, people.north.id);
    const fileId = await uploadedFile(desk, { userId: people.kari, organisationId: people.north.id });
    const document = 'mutation M($input: AttachFileInput!) { attachFile(input: $input) { __typename } }';
    await desk.run(people.kari, document, { input: { id, expectedVersion: version, fileId, idempotencyKey: freshKey() } });
    expect(await readTicket(desk, people.kari, id)).toMatchObject({ attachments: [{}] });
    const reads = async (userId: string): Promise<boolean> => {
      const { viewer } = await desk.contextOf(userId);
      return viewer !== null && (await readableFile(desk.database.db, viewer, fileId)) !== null;
    };
    expect([await reads(people.kari), await reads(people.agent)]).toEqual([true, true]);
    for (const stranger of [people.ola, people.superuser, people.elsa]) expect(await reads(stranger)).toBe(false);
  });

  it('AUD-01 TT-01 every move of a ticket leaves an entry: who, what, and from where to where', async () => {
    const { id } = await newTicket(desk, people.kari, people.north.id);
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'requestTicketInfo', { question: 'Which lamp is red?' });
    await movedTicket(desk, people.kari, id, 'answerTicketInfo', { text: 'The left one.' });
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'A card was replaced.' });
    await movedTicket(desk, people.kari, id, 'reopenTroubleTicket', { reason: 'Dead again.' });
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'The modem was changed.' });
    await movedTicket(desk, people.kari, id, 'confirmTicketResolved');
    const entries = await desk.database.db.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } });
    const statusOf = (side: unknown) => (side as { status?: string } | null)?.status ?? null;
    expect(entries.map(({ actorUsername, action, before, after }) => [actorUsername, action, statusOf(before), statusOf(after)])).toEqual([
      ['kari', 'createTroubleTicket', null, 'ACKNOWLEDGED'],
      ['anne', 'startTroubleTicket', 'ACKNOWLEDGED', 'IN_PROCESS'],
      ['anne', 'requestTicketInfo', 'IN_PROCESS', 'PENDING'],
      ['kari', 'answerTicketInfo', 'PENDING', 'IN_PROCESS'],
      ['anne', 'resolveTroubleTicket', 'IN_PROCESS', 'RESOLVED'],
      ['kari', 'reopenTroubleTicket', 'RESOLVED', 'REOPENED'],
      ['anne', 'startTroubleTicket', 'REOPENED', 'IN_PROCESS'],
      ['anne', 'resolveTroubleTicket', 'IN_PROCESS', 'RESOLVED'],
      ['kari', 'confirmTicketResolved', 'RESOLVED', 'CLOSED'],
    ]);
  });
});
