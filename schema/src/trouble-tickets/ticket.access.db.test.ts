import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { uploadedFile } from '../packages/package.testing.ts';
import { callRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
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

describe('who sees trouble tickets', () => {
  let desk: Desk;
  let people: People;
  let ticket: Answer;
  let fileId: string;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await grantTickets(desk, people.kari);
    await grantTickets(desk, people.siri);
    ticket = await newTicket(desk, people.kari, people.north.id, { description: 'Crackling on the line.' });
    fileId = await uploadedFile(desk, { userId: people.kari, organisationId: people.north.id });
    await attach(people.kari, fileId);
    ticket = await movedTicket(desk, people.kari, ticket['id'], 'addTicketActivity', { text: 'It rains in.' });
  });
  afterAll(() => desk.close());

  async function attach(user: string, file: string): Promise<Answer> {
    const { version } = await desk.database.db.troubleTicket.findUniqueOrThrow({ where: { id: ticket['id'] } });
    const document = `mutation M($input: AttachFileInput!) { attachFile(input: $input) { __typename ... on Refusal { code } } }`;
    const input = { id: ticket['id'], expectedVersion: version, fileId: file, idempotencyKey: freshKey() };
    return (await desk.run(user, document, { input }))['attachFile'];
  }

  const strangers = () => [people.ola, people.superuser, people.elsa];

  it('TT-02 IA-09 shows the module to who has the grant, whatever the access type, and to the carrier', async () => {
    for (const user of [people.kari, people.siri, people.agent])
      expect((await readTicket(desk, user, ticket['id']))['number']).toBe(ticket['number']);
    const product = await installedProduct(desk, people.north.id);
    expect(await callTicket(desk, people.siri, 'createTroubleTicket', goodReport(product.id))).toMatchObject({
      troubleTicket: { status: 'ACKNOWLEDGED' },
    });
  });

  it('TT-02 IA-09 finds no ticket by id, number or node without the grant, not even for a superuser', async () => {
    const document = `query Q($id: ID!, $number: String, $activity: ID!) { troubleTicket(id: $id) { id } byNumber: troubleTicket(number: $number) { id }
      node(id: $id) { id } thread: node(id: $activity) { id } }`;
    const variables = { id: ticket['id'], number: ticket['number'], activity: ticket['activities'][0].id };
    for (const user of strangers())
      expect(await desk.run(user, document, variables)).toEqual({ troubleTicket: null, byNumber: null, node: null, thread: null });
    expect(await desk.run(people.siri, document, variables)).toMatchObject({
      node: { id: ticket['id'] },
      thread: { id: variables.activity },
    });
  });

  it('TT-02 IA-09 lists, counts and searches nothing without the grant', async () => {
    const document = `query Q($text: String) { troubleTickets(filter: { text: $text }) { totalCount nodes { id } } }`;
    const found = async (user: string, text: string | null) => (await desk.run(user, document, { text }))['troubleTickets'];
    for (const user of strangers())
      for (const text of [null, 'crackling']) expect(await found(user, text)).toEqual({ totalCount: 0, nodes: [] });
    expect(await found(people.siri, 'crackling')).toEqual({ totalCount: 1, nodes: [{ id: ticket['id'] }] });
  });

  it('TT-02 IA-09 answers every move without the grant as it answers an id that nobody has', async () => {
    const moves = [
      ['answerTicketInfo', { text: 'x' }],
      ['confirmTicketResolved', {}],
      ['reopenTroubleTicket', { reason: 'x' }],
      ['cancelTroubleTicket', {}],
      ['addTicketActivity', { text: 'x' }],
    ] as const;
    for (const user of strangers())
      for (const [move, more] of moves) expect(await moveTicket(desk, user, ticket['id'], move, more)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('TT-02 IA-09 refuses a report without the grant, whatever the product', async () => {
    const product = await installedProduct(desk, people.north.id);
    for (const id of [product.id, newId('InstalledProduct')])
      expect(await callTicket(desk, people.ola, 'createTroubleTicket', goodReport(id))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('TT-02 IA-09 tells nothing of tickets in the stream of who has no grant', async () => {
    const document = '{ events(first: 200) { events { event { rootType } } } }';
    const told = async (user: string) =>
      ((await desk.run(user, document))['events'].events as Answer[]).filter((one) => one['event'].rootType === 'TROUBLE_TICKET').length;
    expect(await told(people.kari)).toBeGreaterThan(0);
    expect(await told(people.ola)).toBe(0);
  });

  it('TT-02 ATT-08 hangs files on a ticket, for who sees it and nobody else', async () => {
    expect(await readTicket(desk, people.agent, ticket['id'])).toMatchObject({ attachments: [{}] });
    const own = await uploadedFile(desk, { userId: people.ola, organisationId: people.north.id });
    expect(await attach(people.ola, own)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('TT-02 says nothing of a ticket on the product it is about, without the grant', async () => {
    const document = 'query Q($id: ID!) { installedProduct(id: $id) { openTicket { number } faultReport { allowed } } }';
    const variables = { id: ticket['installedProduct'].id };
    expect((await desk.run(people.ola, document, variables))['installedProduct']).toEqual({ openTicket: null, faultReport: null });
    expect((await desk.run(people.siri, document, variables))['installedProduct']).toEqual({
      openTicket: { number: ticket['number'] },
      faultReport: { allowed: true },
    });
  });

  it('TT-02 IA-03 keeps a key that is narrowed to orders from changing tickets', async () => {
    const context = await desk.contextOf(people.kari);
    const { keyProblems } = await import('../access.ts');
    const viewer = { ...context.viewer!, apiKey: { id: 'key_1', name: 'nightly', scopes: ['read', 'order', 'orders'] } };
    expect(keyProblems(viewer, ['TROUBLE_TICKET'])).toHaveLength(1);
    expect(keyProblems({ ...viewer, apiKey: { ...viewer.apiKey, scopes: ['order', 'trouble_tickets'] } }, ['TROUBLE_TICKET'])).toEqual([]);
  });

  const request = { description: 'When will somebody look at it?' };

  it('TT-03 SR-32 raises a service request from a ticket, with reference and link filled in and locked', async () => {
    const raised = await callRequest(desk, people.kari, 'createServiceRequest', { ...request, objectId: ticket['id'], area: 'DELIVERY' });
    expect(raised['serviceRequest']).toMatchObject({
      referenceKind: 'TICKET',
      referenceValue: ticket['number'],
      isReferenceLocked: true,
      linkedType: 'TROUBLE_TICKET',
      linkedObject: { id: ticket['id'] },
      subArea: 'ADSL',
    });
    const [panelled] = (await readTicket(desk, people.kari, ticket['id']))['serviceRequests'] as Answer[];
    expect(panelled).toEqual({ id: raised['serviceRequest'].id, number: raised['serviceRequest'].number });
  });

  it('TT-03 TT-02 raises nothing from a ticket one may not see', async () => {
    const raised = await callRequest(desk, people.ola, 'createServiceRequest', { ...request, objectId: ticket['id'] });
    expect(raised).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('SR-19 SR-28 judges the compensation of a ticket’s product', async () => {
    const claim = { ...request, area: 'SLA_COMPENSATION', objectId: ticket['id'] };
    expect(await callRequest(desk, people.kari, 'createServiceRequest', claim)).toMatchObject({ ruleId: 'SR-19' });
    const secured = await newTicket(desk, people.kari, people.north.id, {
      installedProductId: (await installedProduct(desk, people.north.id, { productCode: 'SHDSL' })).id,
    });
    expect(await callRequest(desk, people.kari, 'createServiceRequest', { ...claim, objectId: secured['id'] })).toMatchObject({
      serviceRequest: { area: 'SLA_COMPENSATION', referenceValue: secured['number'] },
    });
  });

  it('SR-32 SR-28 raises a service request about an installed product by its circuit', async () => {
    const { circuitNumber, id } = ticket['installedProduct'] as Answer;
    const raised = await callRequest(desk, people.ola, 'createServiceRequest', { ...request, objectId: id });
    expect(raised['serviceRequest']).toMatchObject({
      area: 'DELIVERY',
      referenceKind: 'CIRCUIT',
      referenceValue: circuitNumber,
      linkedType: 'INSTALLED_PRODUCT',
    });
  });
});
