import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { endTerminations } from './termination.timer.ts';

describe('terminating what is installed', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  let count = 0;
  /** A circuit in operation, with an add-on, at an address of its own. */
  async function installed(): Promise<Answer> {
    const address = { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: ++count, postcode: '1788', city: 'Halden', country: 'NO' };
    const { id } = await sentOrder(desk, people.kari, [goodLine({ address, addOns: ['STATIC_IP'], requestedDate: later(30) })]);
    await walkTo(desk, people.agent, id, 'FINISHED');
    return desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: id } } });
  }
  const later = (days: number): string => new Date(desk.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const reread = (product: Answer): Promise<Answer> =>
    desk.database.db.installedProduct.findUniqueOrThrow({ where: { id: product['id'] } });
  const lineOf = (product: Answer, more: Record<string, unknown> = {}, termination: Record<string, unknown> = {}) => ({
    requestedDate: later(10),
    termination: { number: product['circuitNumber'], scope: 'WHOLE', ...termination },
    ...more,
  });
  const ask = (line: Record<string, unknown>, userId = people.kari): Promise<Answer> =>
    call(desk, userId, 'createOrder', { lines: [line] });
  const submit = (order: Answer): Promise<Answer> =>
    call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
  const sent = (product: Answer, termination: Record<string, unknown> = {}): Promise<Answer> =>
    sentOrder(desk, people.kari, [lineOf(product, {}, termination)]);
  const fields =
    'action lines { requestedDate product { code } endUser { name birthDate } address { singleLine } installedProduct { id } termination { scope components effectiveDate noticeDays notice endedAt } }';
  const ended = async (order: Answer): Promise<Answer> =>
    (await desk.run(people.kari, `query Q($id: ID!) { order(id: $id) { ${fields} } }`, { id: order['id'] }))['order'];
  const registered = async (order: Answer): Promise<Answer> =>
    moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-9' });

  it('TER-01 TER-05 is an order of its own that says what ends when, before it is sent', async () => {
    const product = await installed();
    const order = await newOrder(desk, people.kari, [lineOf(product)]);
    expect(await ended(order)).toMatchObject({
      action: 'TERMINATE',
      lines: [
        {
          product: { code: 'WHOLESALE_ADSL_SHARED' },
          endUser: { name: 'Nils Nilsen', birthDate: '1980-12-31' },
          address: { singleLine: `Prøvegata ${count}, 1788 Halden` },
          installedProduct: { id: product['id'] },
          termination: { scope: 'WHOLE', components: [], effectiveDate: later(30), noticeDays: 30, endedAt: null },
        },
      ],
    });
  });

  it('TER-05 fixes the date when it is sent, and not before', async () => {
    const product = await installed();
    const order = await newOrder(desk, people.kari, [lineOf(product)]);
    desk.clock.passDays(3);
    const due = later(30);
    await submit(await readOrder(desk, people.kari, order['id']));
    desk.clock.passDays(2);
    expect((await ended(order))['lines'][0].termination).toMatchObject({ effectiveDate: due });
  });

  it('TER-06 finds the product by its phone number or its circuit number, however it is written', async () => {
    const product = await installed();
    await desk.database.db.installedProduct.update({ where: { id: product['id'] }, data: { phoneNumber: '69171001' } });
    const circuit = String(product['circuitNumber']).toLowerCase();
    for (const number of ['69 17 10 01', circuit]) {
      const document = 'query Q($number: String!) { terminationPreview(number: $number) { installedProduct { id } problems { code } } }';
      expect((await desk.run(people.kari, document, { number }))['terminationPreview']).toEqual({
        installedProduct: { id: product['id'] },
        problems: [],
      });
      expect((await ask(lineOf(product, {}, { number })))['__typename']).toBe('OrderPayload');
    }
  });

  it('TER-06 refuses a number of nobody, of another organisation and of what is ended, all in the same words', async () => {
    const product = await installed();
    const other = await ask(lineOf(product), people.elsa);
    const nobody = await ask(lineOf({ circuitNumber: 'C0000000000' }));
    expect([other, nobody]).toMatchObject(Array(2).fill({ code: 'NOT_FOUND', ruleId: 'TER-06', path: '/lines/0/termination/number' }));
    expect(other['message']).toBe(nobody['message']);
    const document =
      'query Q($number: String!) { terminationPreview(number: $number) { installedProduct { id } problems { ruleId path } } }';
    expect((await desk.run(people.elsa, document, { number: product['circuitNumber'] }))['terminationPreview']).toEqual({
      installedProduct: null,
      problems: [{ ruleId: 'TER-06', path: '/lines/0/termination/number' }],
    });
  });

  it('TER-06 refuses a phone number that two products in operation have', async () => {
    const products = [await installed(), await installed()];
    await desk.database.db.installedProduct.updateMany({
      where: { id: { in: products.map(({ id }) => id) } },
      data: { phoneNumber: '69171002' },
    });
    expect(await ask(lineOf({ circuitNumber: '69171002' }))).toMatchObject({ code: 'VALIDATION', ruleId: 'TER-06' });
  });

  it('TER-07 does not send a date that has passed', async () => {
    const order = await newOrder(desk, people.kari, [lineOf(await installed(), { requestedDate: later(-1) })]);
    expect((await submit(order))['problems']).toMatchObject([{ code: 'VALIDATION', ruleId: 'TER-07', path: '/lines/0/requestedDate' }]);
  });

  it('TER-08 refuses a part that names nothing, and a whole that names a part', async () => {
    const product = await installed();
    const refusals = [await ask(lineOf(product, {}, { scope: 'PART' })), await ask(lineOf(product, {}, { components: ['STATIC_IP'] }))];
    expect(refusals).toMatchObject(Array(2).fill({ ruleId: 'TER-08', path: '/lines/0/termination/components' }));
  });

  it('CAT-09 TER-08 refuses a part without which the product does not work', async () => {
    const { db } = desk.database;
    const product = await installed();
    const key = { productCode: product['productCode'], code: 'STATIC_IP' };
    await db.productAddOn.update({ where: { productCode_code: key }, data: { required: true } });
    const part = await ask(lineOf(product, {}, { scope: 'PART', components: ['STATIC_IP'] }));
    const whole = await ask(lineOf(product));
    await db.productAddOn.update({ where: { productCode_code: key }, data: { required: false } });
    expect(part).toMatchObject({ code: 'VALIDATION', ruleId: 'CAT-09', path: '/lines/0/termination/components/0' });
    expect(whole['__typename']).toBe('OrderPayload');
  });

  it('S-03 S-04 the carrier names how much ends as missing, and is answered', async () => {
    const product = await installed();
    const { id } = await sent(product);
    const missing = ['termination/scope', 'termination/components'];
    const asking = await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', {
      comment: 'All of it?',
      missing: [...missing, 'address'],
    });
    expect(asking['problems']).toMatchObject([{ ruleId: 'S-03', path: '/missing/2' }]);
    await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', { comment: 'All of it?', missing });
    const fieldsOf = `query Q($id: ID!) { order(id: $id) { lines { missingFields { path } termination { scope components } } } }`;
    const line = async () => (await desk.run(people.kari, fieldsOf, { id }))['order'].lines[0] as Answer;
    expect((await line())['missingFields']).toEqual(missing.map((path) => ({ path })));
    const termination = { number: product['circuitNumber'], scope: 'PART', components: ['STATIC_IP'] };
    await moveLine(desk, people.kari, id, 'updateOrderLine', { line: { termination } });
    await moveLine(desk, people.kari, id, 'setOrderLineCustomerUpdate', {});
    expect(await line()).toEqual({ missingFields: [], termination: { scope: 'PART', components: ['STATIC_IP'] } });
  });

  it('O-33 asks a termination for no checklist, contact, check or booking', async () => {
    const order = await newOrder(desk, people.kari, [lineOf(await installed())]);
    expect(await submit(order)).toMatchObject({ __typename: 'OrderPayload', lines: [{ status: 'COMMITTED' }] });
  });

  it('O-33 refuses a termination as a project, and within an order for something new', async () => {
    const product = await installed();
    const project = await call(desk, people.kari, 'createOrder', { orderType: 'PROJECT', lines: [lineOf(product)] });
    const order = await newOrder(desk, people.kari);
    const changed = await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: lineOf(product) });
    expect([project, changed]).toMatchObject([
      { ruleId: 'O-33', path: '/orderType' },
      { ruleId: 'O-33', path: '/line/termination' },
    ]);
  });

  it('TER-03 keeps the product up from REGISTERED until midnight of the day, and takes it down then', async () => {
    const product = await installed();
    const order = await sent(product);
    const due = later(30);
    expect(await reread(product)).toMatchObject({ status: 'ACTIVE', terminatesOn: null });
    await registered(order);
    expect(await reread(product)).toMatchObject({ status: 'PENDING_TERMINATION', terminatesOn: due });
    await walkRest(order);
    desk.clock.passDays(29);
    expect(await endTerminations(desk.context)).toBe(0);
    expect(await reread(product)).toMatchObject({ status: 'PENDING_TERMINATION' });
    desk.clock.passDays(1);
    expect(await endTerminations(desk.context)).toBe(1);
    expect(await reread(product)).toMatchObject({ status: 'TERMINATED', terminatesOn: due, endedByLineId: order['lines'][0].id });
    expect(await endTerminations(desk.context)).toBe(0);
    expect((await ended(order))['lines'][0].termination.endedAt).not.toBeNull();
  });

  /** From REGISTERED to FINISHED. */
  async function walkRest(order: Answer): Promise<void> {
    for (const move of ['startOrderLine', 'deliverOrderLine', 'confirmDelivery', 'finishOrderLine'])
      expect((await moveLine(desk, people.agent, order['id'], move))['__typename']).toBe('OrderPayload');
  }

  it('CAT-14 ends a product at once when its termination is finished after its date', async () => {
    const product = await installed();
    const order = await sent(product);
    await registered(order);
    desk.clock.passDays(40);
    await endTerminations(desk.context);
    expect(await reread(product)).toMatchObject({ status: 'PENDING_TERMINATION' });
    await walkRest(order);
    expect(await reread(product)).toMatchObject({ status: 'TERMINATED' });
  });

  it('TER-01 TER-08 ends a part on its date, and leaves the rest in operation', async () => {
    const product = await installed();
    const order = await sent(product, { scope: 'PART', components: ['STATIC_IP'] });
    await registered(order);
    await walkRest(order);
    expect(await reread(product)).toMatchObject({ status: 'ACTIVE', addOns: product['addOns'] });
    desk.clock.passDays(30);
    expect(await endTerminations(desk.context)).toBe(1);
    const { status, addOns, terminatesOn } = await reread(product);
    expect({ status, addOns, terminatesOn }).toEqual({
      status: 'ACTIVE',
      addOns: product['addOns'].filter((code: string) => code !== 'STATIC_IP'),
      terminatesOn: null,
    });
  });

  it.each([
    ['cancelled', 'kari', 'cancelOrderLine', {}],
    ['cancelled by the carrier', 'agent', 'cancelOrderLineByCarrier', { comment: 'A mistake' }],
    ['reopened', 'kari', 'reopenOrderLine', {}],
  ] as const)('M-01 TER-01 makes the product active again when its termination is %s', async (_how, who, move, input) => {
    const product = await installed();
    const order = await sent(product);
    await registered(order);
    expect((await moveLine(desk, people[who], order['id'], move, input))['__typename']).toBe('OrderPayload');
    expect(await reread(product)).toMatchObject({ status: 'ACTIVE', terminatesOn: null });
  });

  it('D-23 brings a reopened termination back as it was, product and date with it', async () => {
    const product = await installed();
    const order = await sent(product);
    await registered(order);
    const due = later(30);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const part = { termination: { number: product['circuitNumber'], scope: 'PART', components: ['STATIC_IP'] } };
    expect((await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: part }))['__typename']).toBe('OrderPayload');
    await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    expect(await reread(product)).toMatchObject({ status: 'PENDING_TERMINATION', terminatesOn: due });
    expect((await ended(order))['lines'][0].termination).toMatchObject({ scope: 'WHOLE', effectiveDate: due });
  });

  it('O-31 shows the carrier of a reopened termination what was last sent', async () => {
    const product = await installed();
    const order = await sent(product);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const part = { termination: { number: product['circuitNumber'], scope: 'PART', components: ['STATIC_IP'] } };
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: part });
    const document = 'query Q($id: ID!) { order(id: $id) { lines { termination { scope } } } }';
    const seen = async (user: string) => (await desk.run(user, document, { id: order['id'] }))['order'].lines[0].termination.scope;
    expect([await seen(people.agent), await seen(people.kari)]).toEqual(['WHOLE', 'PART']);
  });

  it('TER-05 follows the date wished for where the carrier asks about a termination', async () => {
    const product = await installed();
    const order = await sent(product);
    await registered(order);
    await moveLine(desk, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'Is the date right?' });
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { requestedDate: later(60) } });
    expect(await reread(product)).toMatchObject({ status: 'PENDING_TERMINATION', terminatesOn: later(60) });
  });

  it('TER-06 sends one termination of a product, whichever of two is first', async () => {
    const product = await installed();
    const orders = [await newOrder(desk, people.kari, [lineOf(product)]), await newOrder(desk, people.kari, [lineOf(product)])];
    const answers = await Promise.all(orders.map((order) => submit(order)));
    expect(answers.map(({ __typename: name }) => name === 'OrderPayload').sort()).toEqual([false, true]);
    expect(answers.find(({ problems }) => problems !== undefined)?.['problems']).toMatchObject([{ ruleId: 'TER-06' }]);
  });

  it('M-07 M-14 cancels a termination that was sent by its button, with the fee of its tier', async () => {
    const order = await sent(await installed());
    const view = await readOrder(desk, people.kari, order['id']);
    const cancel = view['lines'][0].availableMoves.find(({ name }: Answer) => name === 'cancelOrderLine');
    expect(cancel).toMatchObject({ allowed: true, cost: { tier: 'NONE' } });
  });

  it('M-18 changes nothing that is being terminated', async () => {
    const product = await installed();
    await registered(await sent(product));
    const refusal = await ask({ modify: { installedProductId: product['id'], kind: 'MOVE' } });
    expect(refusal).toMatchObject({ code: 'VALIDATION', ruleId: 'M-18' });
  });

  it('TER-06 G-09 tells who may order what can be terminated, and nobody else', async () => {
    const product = await installed();
    const document =
      'query Q($id: ID!) { installedProduct(id: $id) { terminationOffer { allowed blockedBy { code } noticeDays effectiveDate } } }';
    const offer = async (user: string) => (await desk.run(user, document, { id: product['id'] }))['installedProduct'].terminationOffer;
    expect(await offer(people.kari)).toEqual({ allowed: true, blockedBy: [], noticeDays: 30, effectiveDate: later(30) });
    expect(await offer(people.agent)).toBeNull();
    await sent(product);
    expect(await offer(people.kari)).toMatchObject({ allowed: false, blockedBy: [{ code: 'VALIDATION' }] });
  });

  it('CAT-14 G-08 leaves products, their lines and their events of one mind', async () => {
    const said = await contradictionsIn(desk.database.db);
    expect(said.filter((each) => /ins_|oli_/.test(each))).toEqual([]);
  });
});
