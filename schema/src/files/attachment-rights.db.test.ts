import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveLine, newOrder, sentOrder } from '../orders/order.testing.ts';
import { uploadedFile } from '../packages/package.testing.ts';
import { call as callQuote } from '../quotes/quote.testing.ts';
import { completedRequest, movedRequest, newRequest, sentRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const files = 'canAttach version attachments { canDelete }';
const look = `query Q($id: ID!) { node(id: $id) { ... on ServiceRequest { ${files} } ... on OrderLine { ${files} } ... on QuoteLine { ${files} } } }`;

describe('what the API says about files', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const seenBy = async (userId: string, id: string): Promise<Answer | null> => (await desk.run(userId, look, { id }))['node'];
  const canAttach = async (userId: string, id: string): Promise<boolean | undefined> => (await seenBy(userId, id))?.['canAttach'];
  const attach = async (userId: string, id: string): Promise<void> => {
    const { organisationId } = await desk.database.db.user.findUniqueOrThrow({ where: { id: userId } });
    const input = {
      id,
      expectedVersion: (await seenBy(userId, id))?.['version'],
      fileId: await uploadedFile(desk, { userId, organisationId }),
      idempotencyKey: freshKey(),
    };
    const answer = await desk.run(
      userId,
      'mutation M($input: AttachFileInput!) { attachFile(input: $input) { __typename ... on Refusal { message } } }',
      { input },
    );
    expect(answer['attachFile']).toEqual({ __typename: 'AttachmentPayload' });
  };

  it('ATT-01 a line of an order or a quote takes files of who may edit it, while it can be edited', async () => {
    const draft = (await newOrder(desk, people.kari))['lines'][0].id as string;
    const sent = (await sentOrder(desk, people.kari))['lines'][0].id as string;
    const quote = (await callQuote(desk, people.kari, 'createQuote', { title: 'A circuit', lines: [{ productCode: 'LEASED_LINE_34M' }] }))[
      'quote'
    ];
    const quoteLine = quote.lines[0].id as string;
    expect(await Promise.all([draft, sent, quoteLine].map((id) => canAttach(people.kari, id)))).toEqual([true, false, true]);
    expect(await Promise.all([draft, sent, quoteLine].map((id) => canAttach(people.siri, id)))).toEqual([false, false, false]);
  });

  it('ATT-08 the department that has a request may answer it with a file, and no other one', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const rights = await Promise.all([people.kari, people.siri, people.agent, people.billing].map((userId) => canAttach(userId, id)));
    expect(rights).toEqual([true, false, true, false]);
    const done = await completedRequest(desk, people.kari, people.agent);
    await movedRequest(desk, people.kari, done['id'], 'closeServiceRequest');
    expect(await canAttach(people.agent, done['id'])).toBe(false);
  });

  it('ATT-07 only the uploader can delete, and only until it is sent', async () => {
    const { id } = await newRequest(desk, people.kari);
    await attach(people.kari, id);
    await attach(people.ola, id);
    const deletable = async (userId: string): Promise<boolean[]> =>
      (await seenBy(userId, id))?.['attachments'].map((one: Answer) => one['canDelete']);
    expect([await deletable(people.kari), await deletable(people.ola)]).toEqual([
      [true, false],
      [false, true],
    ]);
    await movedRequest(desk, people.kari, id, 'submitServiceRequest');
    expect([await deletable(people.kari), await deletable(people.agent)]).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('S-04 a line that waits for its customer takes files again', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.delivery, order['id'], 'markOrderLineIncomplete', { comment: 'A map, please.' });
    expect(await canAttach(people.kari, order['lines'][0].id)).toBe(true);
    expect(await canAttach(people.delivery, order['lines'][0].id)).toBe(false);
  });
});
