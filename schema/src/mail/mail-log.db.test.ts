import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveLine, sentOrder } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { movedRequest, sentRequest } from '../service-requests/request.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { mailsTopic } from './mails.live.ts';

const mails = 'sentMails { to subject state sentAt }';
const look = `query Q($id: ID!) { node(id: $id) { ... on Order { ${mails} } ... on ServiceRequest { ${mails} } } }`;

describe('the mails about an object', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const mailsSeenBy = async (userId: string, id: string): Promise<Answer[] | null> =>
    (await desk.run(userId, look, { id }))['node'].sentMails;

  it('N-01 N-05 the carrier finds on an order what was mailed about its lines', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await mailsSeenBy(people.agent, order['id'])).toEqual([]);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct into the house' });
    expect(await mailsSeenBy(people.agent, order['id'])).toEqual([
      { to: 'post@nordlys.example', subject: `Bestilling ${order['number']}: Avvist`, state: 'QUEUED', sentAt: null },
    ]);
  });

  it('N-02 the carrier sees that nothing was sent because there is no address', async () => {
    const { id } = await sentRequest(desk, people.elsa);
    await desk.database.db.organisation.update({ where: { id: people.east.id }, data: { email: null } });
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    expect(await mailsSeenBy(people.agent, id)).toMatchObject([{ to: null, state: 'SKIPPED_NO_ADDRESS' }]);
  });

  it('N-02 customers do not see the log', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    expect(await mailsSeenBy(people.agent, id)).toHaveLength(1);
    expect(await mailsSeenBy(people.superuser, id)).toBeNull();
  });

  describe('that could not be sent', () => {
    const again =
      'mutation M($input: SendMailAgainInput!) { sendMailAgain(input: $input) { __typename ... on SentAgainPayload { mail { id state } } ... on Refusal { code problems { ruleId } } } }';
    const sendAgain = async (by: string, id: string): Promise<Answer> => (await desk.run(by, again, { input: { id } }))['sendMailAgain'];
    const failedSeenBy = async (by: string): Promise<Answer[] | null> =>
      (await desk.run(by, '{ failedMails { id to subject state lastError } }'))['failedMails'];
    const failed = async (): Promise<{ id: string; request: string }> => {
      const { id: request } = await sentRequest(desk, people.kari);
      await movedRequest(desk, people.agent, request, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
      const { emailId: id } = await desk.database.db.emailSubject.findFirstOrThrow({ where: { objectId: request } });
      await desk.database.db.emailMessage.update({
        where: { id },
        data: { state: 'FAILED', attempts: 8, lastError: '550 no such box' },
        select: { id: true },
      });
      return { id, request };
    };

    it('N-11 the carrier finds them with what the mail server said, customers do not', async () => {
      const { id } = await failed();
      expect((await failedSeenBy(people.agent))?.find((mail) => mail['id'] === id)).toMatchObject({
        state: 'FAILED',
        lastError: '550 no such box',
      });
      expect(await failedSeenBy(people.superuser)).toBeNull();
    });

    it('N-09 N-11 are put back once, however many ask, and the audit names who did', async () => {
      const { id, request } = await failed();
      const answers = await Promise.all([people.agent, people.delivery, people.agent].map((by) => sendAgain(by, id)));
      expect(answers.filter(({ __typename }) => __typename === 'SentAgainPayload')).toEqual([
        { __typename: 'SentAgainPayload', mail: { id, state: 'QUEUED' } },
      ]);
      expect(answers.filter(({ code }) => code === 'VALIDATION')).toHaveLength(2);
      expect(await sendAgain(people.agent, id)).toMatchObject({ problems: [{ ruleId: 'N-09' }] });
      expect(await desk.database.db.emailMessage.findUnique({ where: { id } })).toMatchObject({
        state: 'QUEUED',
        attempts: 0,
        nextAttemptAt: desk.clock.now(),
      });
      const entries = await desk.database.db.auditEntry.findMany({ where: { action: 'sendMailAgain', objectId: request } });
      expect(entries).toMatchObject([
        { before: { mail: id, state: 'FAILED' }, after: { state: 'QUEUED' }, organisationId: people.north.id },
      ]);
    });

    it('N-11 S-31 tell by themselves how they stand: given up, waiting again, sent', async () => {
      const { id } = await failed();
      const document = parse('subscription F($ids: [ID!]) { mailsChanged(ids: $ids) { mails { id state path } } }');
      const follow = async (by: string, ids?: string[]) =>
        (await subscribe({ schema, document, variableValues: { ids }, contextValue: await desk.contextOf(by) })) as AsyncGenerator<Answer>;
      const told = async (stream: AsyncGenerator<Answer>): Promise<Answer[]> => (await stream.next()).value['data'].mailsChanged.mails;
      const [one, all] = [await follow(people.agent, [id]), await follow(people.agent)];
      expect(await told(one)).toMatchObject([{ id, state: 'FAILED', path: expect.stringMatching(/^\/service-requests\/srq_/) as string }]);
      expect((await told(all)).map((mail) => mail['id'])).toContain(id);
      await sendAgain(people.agent, id);
      expect(await told(one)).toMatchObject([{ id, state: 'QUEUED' }]);
      expect((await told(all)).map((mail) => mail['id'])).not.toContain(id);
      await desk.database.db.emailMessage.update({ where: { id }, data: { state: 'SENT' }, select: { id: true } });
      desk.wakeups.wake([mailsTopic]);
      expect(await told(one)).toMatchObject([{ id, state: 'SENT' }]);
      await Promise.all([one.return(undefined), all.return(undefined)]);
      expect(await follow(people.superuser)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    });

    it('INV-07 N-11 of invoices are read and sent again by who may see invoices alone', async () => {
      const { id } = await failed();
      await desk.database.db.emailSubject.create({ data: { emailId: id, objectType: 'INVOICE', objectId: 'inv_x' } });
      expect((await failedSeenBy(people.agent))?.map((mail) => mail['id'])).not.toContain(id);
      expect(await sendAgain(people.agent, id)).toMatchObject({ code: 'NOT_FOUND' });
      await desk.database.db.user.update({ where: { id: people.delivery }, data: { department: 'BILLING' }, select: { id: true } });
      expect((await failedSeenBy(people.delivery))?.map((mail) => mail['id'])).toContain(id);
      expect(await sendAgain(people.delivery, id)).toMatchObject({ mail: { state: 'QUEUED' } });
    });

    it('N-11 G-09 are sent again by the carrier alone', async () => {
      const { id } = await failed();
      expect(await sendAgain(people.superuser, id)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await sendAgain(people.agent, `${id}0`)).toMatchObject({ code: 'NOT_FOUND' });
      expect((await desk.database.db.emailMessage.findUniqueOrThrow({ where: { id } })).state).toBe('FAILED');
    });
  });
});
