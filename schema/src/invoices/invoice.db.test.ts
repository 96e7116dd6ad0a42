import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow } from '../events/live.ts';
import { foundOrganisation, foundUser } from '../identity/founding.ts';
import { foundShopper, uploadedFile, type Shopper } from '../packages/package.testing.ts';
import { callRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const fields = `fragment I on Invoice { id number version status isOverdue issuedOn dueOn periodFrom customerInvoiceRef creditReason total { amountMinor currency } outstanding { amountMinor }
  lines { lineNo text total { amountMinor currency } } payments { amount { amountMinor } paidOn reference } availableMoves { name allowed } ballInCourt { party dueAt } }`;

describe('invoices', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const call = async (userId: string, name: string, input: Record<string, unknown>): Promise<Answer> => {
    const document = `${fields} mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename
      ... on InvoicePayload { invoice { ...I } } ... on Refusal { code ruleId path problems { ruleId path } } ... on InvalidTransitionRefusal { from } } }`;
    return (await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } }))[name] as Answer;
  };
  const line = { text: 'Freight by air, 2 kg', quantity: 2, unitAmountMinor: 189_00 };
  const issued = async (organisationId: string, more: Record<string, unknown> = {}): Promise<Answer> => {
    const answer = await call(people.billing, 'issueInvoice', { organisationId, lines: [line], ...more });
    if (answer['invoice'] === undefined) throw new Error(JSON.stringify(answer));
    return answer['invoice'] as Answer;
  };
  const change = (userId: string, name: string, invoice: Answer, more: Record<string, unknown>) =>
    call(userId, name, { id: invoice['id'], expectedVersion: invoice['version'], ...more });
  const read = async (userId: string, id: string): Promise<Answer | null> =>
    (await desk.run(userId, `${fields} query Q($id: ID!) { invoice(id: $id) { ...I } }`, { id }))['invoice'] as Answer | null;
  const warning = async (userId: string): Promise<Answer> =>
    (await desk.run(userId, '{ overdueSummary { count total { amountMinor currency } oldestDueOn daysOverdue } }'))[
      'overdueSummary'
    ] as Answer;

  it('INV-01 shows customers their invoices in the portal, with lines and total in their currency', async () => {
    const invoice = await issued(mari.organisationId, {
      lines: [line, { text: 'Discount', quantity: 1, unitAmountMinor: -100 }],
      periodFrom: '2025-09-01',
      periodTo: '2025-09-30',
    });
    expect(await read(mari.userId, invoice['id'])).toMatchObject({
      number: expect.stringMatching(/^I-\d+$/),
      status: 'ISSUED',
      issuedOn: '2025-10-01',
      dueOn: '2025-10-15',
      total: { amountMinor: 377_00, currency: 'NOK' },
      lines: [
        { lineNo: 1, total: { amountMinor: 378_00 } },
        { lineNo: 2, text: 'Discount' },
      ],
      ballInCourt: { party: 'CUSTOMER', dueAt: '2025-10-15' },
    });
    const list = await desk.run(mari.userId, '{ invoices { totalCount nodes { id } } }');
    expect(list['invoices'].nodes).toContainEqual({ id: invoice['id'] });
  });

  it('INV-01 is about the customer’s own orders and packages', async () => {
    const answer = await call(people.billing, 'issueInvoice', {
      organisationId: mari.organisationId,
      lines: [{ ...line, packageId: 'pkg_unknown', orderLineId: 'oli_unknown' }],
    });
    expect(answer['problems'].map(({ path }: Answer) => path)).toEqual(['/lines/0/orderLineId', '/lines/0/packageId']);
    expect(await call(people.billing, 'issueInvoice', { organisationId: people.carrier.id, lines: [line] })).toMatchObject({
      path: '/organisationId',
    });
  });

  it('IA-12 makes no invoice with a licence fee, whoever issues it', async () => {
    const shopper = await foundShopper(desk, 'fri');
    const lines = [line, { text: 'Lisensavgift for brukertilgang', quantity: 1, unitAmountMinor: 100_00 }];
    expect(await call(people.billing, 'issueInvoice', { organisationId: shopper.organisationId, lines })).toMatchObject({
      code: 'VALIDATION',
      problems: [{ ruleId: 'IA-12', path: '/lines/1/text' }],
    });
    expect(await desk.database.db.invoice.count({ where: { organisationId: shopper.organisationId } })).toBe(0);
  });

  it('INV-02 tells of an invoice at most and never sends it: what is charged stands in the account alone', async () => {
    const shopper = await foundShopper(desk, 'stille');
    await issued(shopper.organisationId);
    const mails = await desk.database.db.emailMessage.findMany({ where: { organisationId: shopper.organisationId } });
    for (const { text, html } of mails) expect(text + html).not.toMatch(/Freight by air|\b378/);
  });

  it('INV-03 warns of overdue invoices with count, sum, oldest due date and days', async () => {
    const shopper = await foundShopper(desk, 'sen');
    await issued(shopper.organisationId, { dueOn: '2025-10-05' });
    const half = await issued(shopper.organisationId, { dueOn: '2025-10-08' });
    await change(people.billing, 'recordPayment', half, { amountMinor: 78_00 });
    await issued(shopper.organisationId, { dueOn: '2025-10-20' });
    expect(await warning(shopper.userId)).toMatchObject({ count: 0, oldestDueOn: null });
    desk.clock.passDays(14);
    expect(await warning(shopper.userId)).toEqual({
      count: 2,
      total: { amountMinor: 678_00, currency: 'NOK' },
      oldestDueOn: '2025-10-05',
      daysOverdue: 10,
    });
    const list = await desk.run(
      shopper.userId,
      '{ invoices(filter: { overdue: true }, sort: DUE, direction: ASC) { nodes { dueOn isOverdue } } }',
    );
    expect(list['invoices'].nodes).toEqual([
      { dueOn: '2025-10-05', isOverdue: true },
      { dueOn: '2025-10-08', isOverdue: true },
    ]);
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('INV-06 takes the warning away, with an event, when the last overdue invoice is paid or credited', async () => {
    const shopper = await foundShopper(desk, 'punktlig');
    const [first, last] = [
      await issued(shopper.organisationId, { dueOn: '2025-10-02' }),
      await issued(shopper.organisationId, { dueOn: '2025-10-03' }),
    ];
    desk.clock.passDays(5);
    expect(await change(people.billing, 'recordPayment', first, { amountMinor: 378_00, reference: 'KID 123' })).toMatchObject({
      invoice: { status: 'PAID', isOverdue: false, payments: [{ reference: 'KID 123', paidOn: '2025-10-06' }] },
    });
    expect(await warning(shopper.userId)).toMatchObject({ count: 1 });
    expect(await change(people.billing, 'creditInvoice', last, { reason: 'Wrong weight' })).toMatchObject({
      invoice: { status: 'CREDITED', creditReason: 'Wrong weight', outstanding: { amountMinor: 0 } },
    });
    expect(await warning(shopper.userId)).toMatchObject({ count: 0, total: { amountMinor: 0 } });
    const events = await desk.database.db.statusEvent.findMany({
      where: { organisationId: shopper.organisationId, rootType: 'INVOICE', kind: 'MOVED' },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ toStatus, customerVisible }) => [toStatus, customerVisible])).toEqual([
      ['PAID', true],
      ['CREDITED', true],
    ]);
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('INV-06 takes part payments up to what is outstanding, and none for a closed invoice', async () => {
    const invoice = await issued(mari.organisationId);
    expect(await change(people.billing, 'recordPayment', invoice, { amountMinor: 378_01 })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'INV-06',
      path: '/amountMinor',
    });
    const part = (await change(people.system, 'recordPayment', invoice, { amountMinor: 100 }))['invoice'];
    expect(part).toMatchObject({ status: 'PARTIALLY_PAID', outstanding: { amountMinor: 377_00 } });
    const paid = (await change(people.billing, 'recordPayment', part, { amountMinor: 377_00 }))['invoice'];
    expect(await change(people.billing, 'creditInvoice', paid, { reason: 'Too late' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'PAID',
    });
  });

  it('INV-07 opens an invoice for its customer and for billing alone', async () => {
    const invoice = await issued(people.north.id);
    const opened = async (userId: string): Promise<boolean> => (await read(userId, invoice['id'])) !== null;
    const seeing = [people.ola, people.superuser, people.billing];
    const others = [people.kari, people.siri, people.elsa, mari.userId, people.agent, people.warehouse];
    expect(await Promise.all(seeing.map(opened))).toEqual(seeing.map(() => true));
    expect(await Promise.all(others.map(opened))).toEqual(others.map(() => false));
    const byNode = await desk.run(people.warehouse, 'query Q($id: ID!) { node(id: $id) { id } }', { id: invoice['id'] });
    expect(byNode).toEqual({ node: null });
    await expect(desk.run(people.kari, '{ invoices { totalCount } }')).rejects.toThrow('Your access does not include invoices.');
    expect(await warning(people.kari)).toBeNull();
  });

  it('INV-07 D-39 opens none to readers and orderers of a wholesale customer that also has a mailbox', async () => {
    const both = { name: 'Begge Deler', kind: 'RESELLER', businessLines: ['WHOLESALE', 'MAILBOX'] } as const;
    const { id: organisationId } = await foundOrganisation(desk.context, { ...both, businessLines: [...both.businessLines] });
    const users = new Map<string, string>();
    for (const accessType of ['READ', 'ORDERING', 'FULL'] as const) {
      const person = { username: `begge-${accessType.toLowerCase()}`, fullName: 'Bo Begge', role: 'CUSTOMER' as const };
      const certifications = accessType === 'READ' ? [] : [accessType];
      users.set(accessType, await foundUser(desk.context, { organisationId, ...person, accessType, certifications }));
    }
    const invoice = await issued(organisationId);
    const opened: Record<string, boolean> = {};
    for (const [accessType, userId] of users) opened[accessType] = (await read(userId, invoice['id'])) !== null;
    expect(opened).toEqual({ READ: false, ORDERING: false, FULL: true });
  });

  it('INV-07 lets nobody but billing and the carrier’s systems move an invoice', async () => {
    const invoice = await issued(people.north.id);
    expect(await change(people.delivery, 'recordPayment', invoice, { amountMinor: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await change(people.ola, 'recordPayment', invoice, { amountMinor: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await change(people.kari, 'recordPayment', invoice, { amountMinor: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(mari.userId, 'creditInvoice', invoice, { reason: 'No' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await call(people.sales, 'issueInvoice', { organisationId: people.north.id, lines: [line] })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('INV-07 says nothing of invoices on the live stream of who may not see them', async () => {
    const kinds = async (userId: string): Promise<string[]> => {
      const cursor = (await desk.run(userId, '{ cursor }'))['cursor'] as string;
      await issued(people.north.id);
      const messages = follow(await desk.contextOf(userId), { filter: {}, after: cursor, stateOf: null, delivery: 'EVERY_EVENT' });
      const { value } = await messages.next();
      await messages.return(undefined);
      return [value.kind, value.event?.rootType ?? ''];
    };
    expect(await kinds(people.ola)).toEqual(['CHANGE', 'INVOICE']);
    expect(await kinds(people.kari)).toEqual(['UP_TO_DATE', '']);
    expect(await kinds(people.warehouse)).toEqual(['UP_TO_DATE', '']);
  });

  it('INV-07 lets billing enclose a file, which opens with the invoice', async () => {
    const invoice = await issued(mari.organisationId);
    const attach = async (userId: string, organisationId: string): Promise<Answer> => {
      const fileId = await uploadedFile(desk, { userId, organisationId });
      const input = { id: invoice['id'], expectedVersion: 1, fileId, idempotencyKey: freshKey() };
      return (
        await desk.run(userId, 'mutation M($i: AttachFileInput!) { attachFile(input: $i) { __typename ... on Refusal { code } } }', {
          i: input,
        })
      )['attachFile'] as Answer;
    };
    expect(await attach(mari.userId, mari.organisationId)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attach(people.kari, people.north.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attach(people.billing, people.carrier.id)).toMatchObject({ __typename: 'AttachmentPayload' });
    const answer = await desk.run(mari.userId, 'query Q($id: ID!) { invoice(id: $id) { enclosures { fileName } } }', { id: invoice['id'] });
    expect(answer['invoice'].enclosures).toEqual([{ fileName: 'kvittering.pdf' }]);
  });

  it('INV-04 raises a service request in Area INVOICE from an invoice', async () => {
    const invoice = await issued(mari.organisationId);
    const answer = await callRequest(desk, mari.userId, 'createServiceRequest', { objectId: invoice['id'], subArea: 'WRONG_AMOUNT' });
    expect(answer['serviceRequest']).toMatchObject({
      area: 'INVOICE',
      linkedType: 'INVOICE',
      referenceKind: 'INVOICE',
      referenceValue: invoice['number'],
      linkedObject: { id: invoice['id'] },
    });
  });

  it('INV-05 brings a missing enclosure to billing', async () => {
    const invoice = await issued(mari.organisationId);
    const description = 'The enclosure with the customs declaration is missing.';
    const begun = (
      await callRequest(desk, mari.userId, 'createServiceRequest', { objectId: invoice['id'], subArea: 'MISSING_ENCLOSURE', description })
    )['serviceRequest'];
    const sent = await callRequest(desk, mari.userId, 'submitServiceRequest', { id: begun.id, expectedVersion: begun.version });
    expect(sent['serviceRequest']).toMatchObject({ status: 'SUBMITTED', queue: 'BILLING' });
  });
});
