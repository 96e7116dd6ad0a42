import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundOrganisation, foundUser } from '../../identity/founding.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import {
  attach,
  call,
  colocation,
  goodCircuit,
  moveLine,
  moveQuote,
  newQuote,
  oddCircuit,
  places,
  readQuote,
  refusedBy,
  statuses,
  type Places,
} from '../quote.testing.ts';

let desk: Desk;
let people: People;
let at: Places;
beforeAll(async () => {
  desk = await openDesk();
  people = await foundPeople(desk);
  at = await places(desk);
});
afterAll(() => desk.close());

describe('a new quote', () => {
  it('Q-01 asks for circuits and colocation in one quote, a line for each', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), colocation()], { title: 'Head office', customerOrderRef: 'HO-7' });
    expect(quote).toMatchObject({
      title: 'Head office',
      customerOrderRef: 'HO-7',
      status: 'NEW',
      completedLineCount: 0,
      lineCount: 2,
      submittedAt: null,
    });
    expect(quote['number']).toMatch(/^Q-\d+$/);
    expect(quote['lines'].map((line: Answer) => [line['lineNo'], line['product'].code, line['status']])).toEqual([
      [1, 'LEASED_LINE_34M', 'NEW'],
      [2, 'COLOCATION', 'NEW'],
    ]);
    expect(quote['requestedBy'].fullName).toBe('kari Customer');
  });

  it('Q-01 has at least one line', async () => {
    expect(await call(desk, people.kari, 'createQuote', { lines: [] })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'Q-01',
      path: '/lines',
    });
  });

  it('Q-01 asks for nothing that is ordered directly, and for nothing that does not exist', async () => {
    const lines = [{ productCode: 'SHDSL' }, { productCode: 'NO_SUCH' }, goodCircuit(at)];
    const answer = await call(desk, people.kari, 'createQuote', { lines });
    expect(answer['problems'].map(({ ruleId, path }: Answer) => [ruleId, path])).toEqual([
      ['Q-01', '/lines/0/productCode'],
      ['Q-01', '/lines/1/productCode'],
    ]);
    expect(answer['message']).toContain('ordered directly');
  });

  it('RU-Q1 takes its status from its lines as they are created', async () => {
    expect((await newQuote(desk, people.kari, [{}]))['status']).toBe('NEW');
  });

  it('Q-04 knows the distance between two addresses of the register, and none to a place it does not know', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), goodCircuit(at, { addressB: at.moor })]);
    const [known, unknown] = quote['lines'];
    expect(known.distanceMetres).toBeGreaterThan(0);
    expect(known.addressA.accessZone).toBe(1);
    expect(unknown).toMatchObject({ distanceMetres: null, addressB: { accessZone: null } });
  });

  it('O-31 is seen by its own organisation and not by the carrier', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    expect(await readQuote(desk, people.ola, quote['id'])).toMatchObject({ id: quote['id'] });
    expect(await readQuote(desk, people.sales, quote['id'])).toBeNull();
    expect(await readQuote(desk, people.elsa, quote['id'])).toBeNull();
    expect(await moveLine(desk, people.sales, quote['id'], 'cancelQuoteLine', { comment: 'No' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('IA-08 is refused to a READ user, who may look', async () => {
    expect(await call(desk, people.siri, 'createQuote', { lines: [goodCircuit(at)] })).toMatchObject({ code: 'FORBIDDEN' });
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const seen = await readQuote(desk, people.siri, quote['id']);
    expect(seen['availableMoves'].map(({ name, allowed }: Answer) => [name, allowed])).toContainEqual(['submitQuote', false]);
    expect(await moveQuote(desk, people.siri, quote['id'], 'submitQuote')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moveLine(desk, people.siri, quote['id'], 'updateQuoteLine', { line: { comment: 'x' } })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('IA-08 is refused to a READ user of a wholesale organisation that also has a mailbox', async () => {
    const both = await foundOrganisation(desk.context, { name: 'Begge', kind: 'RESELLER', businessLines: ['WHOLESALE', 'MAILBOX'] });
    const base = { organisationId: both.id, role: 'CUSTOMER' as const, fullName: 'Rita Reader' };
    const reader = await foundUser(desk.context, { ...base, username: 'rita', accessType: 'READ' });
    expect(await call(desk, reader, 'createQuote', { lines: [goodCircuit(at)] })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('G-09 belongs to the wholesale line: a mailbox customer creates none', async () => {
    const shop = await foundOrganisation(desk.context, { name: 'Postkasse', kind: 'PRIVATE_PERSON', businessLines: ['MAILBOX'] });
    const shopper = await foundUser(desk.context, {
      organisationId: shop.id,
      role: 'CUSTOMER',
      username: 'mia',
      fullName: 'Mia Mail',
      accessType: 'FULL',
    });
    expect(await call(desk, shopper, 'createQuote', { lines: [goodCircuit(at)] })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('G-09 belongs to customers: the carrier creates none, and nobody does without signing in', async () => {
    expect(await call(desk, people.sales, 'createQuote', { lines: [goodCircuit(at)] })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await call(desk, null, 'createQuote', { lines: [goodCircuit(at)] })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('G-06 is created once however often the request is repeated', async () => {
    const input = { idempotencyKey: freshKey(), lines: [goodCircuit(at)] };
    const first = await call(desk, people.kari, 'createQuote', input);
    const again = await call(desk, people.kari, 'createQuote', input);
    expect([first['replayed'], again['replayed']]).toEqual([false, true]);
    expect(again['quote'].id).toBe(first['quote'].id);
  });

  it('G-01 keeps nothing of a dry run', async () => {
    const before = await desk.database.db.quote.count();
    const answer = await call(desk, people.kari, 'createQuote', { dryRun: true, lines: [goodCircuit(at)] });
    expect(answer).toMatchObject({ __typename: 'QuotePayload', quote: null });
    expect(await desk.database.db.quote.count()).toBe(before);
  });
});

describe('changing a quote', () => {
  it('Q-03 completes a line step by step, and keeps what is not given', async () => {
    const quote = await newQuote(desk, people.kari, [{ productCode: 'LEASED_LINE_34M' }]);
    await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { attributes: { speedKbps: 34000 } } });
    const answer = await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { addressA: at.centre } });
    expect(answer['lines'][0]).toMatchObject({
      version: 3,
      product: { code: 'LEASED_LINE_34M' },
      attributes: { speedKbps: '34000' },
      addressA: { accessZone: 1 },
      addressB: null,
    });
  });

  it('CAT-05 refuses a speed the product does not have while it is being typed', async () => {
    const quote = await newQuote(desk, people.kari, [{ productCode: 'LEASED_LINE_34M' }]);
    const answer = await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { attributes: { speedKbps: '2048' } } });
    expect(answer).toMatchObject({ code: 'VALIDATION', ruleId: 'CAT-05', path: '/line/attributes/speedKbps' });
  });

  it('CAT-04 begins with empty attributes when another product is chosen', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const answer = await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { productCode: 'LEASED_LINE_155M' } });
    expect(answer['lines'][0]).toMatchObject({ product: { code: 'LEASED_LINE_155M' }, attributes: {} });
  });

  it('RU-Q10 counts a line that is added, and one that is taken away', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const more = await moveQuote(desk, people.kari, quote['id'], 'addQuoteLine', { line: oddCircuit(at) });
    expect(more['quote']).toMatchObject({ lineCount: 2, lines: [{ lineNo: 1 }, { lineNo: 2 }] });
    const less = await moveLine(desk, people.kari, quote['id'], 'removeQuoteLine', {}, 0);
    expect(less['quote']).toMatchObject({ lineCount: 1, lines: [{ lineNo: 2 }] });
    expect(await moveLine(desk, people.kari, quote['id'], 'removeQuoteLine')).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-01' });
  });

  it('G-08 adds no line to a cancelled quote and renames none', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    await moveQuote(desk, people.kari, quote['id'], 'cancelQuote');
    expect(await moveQuote(desk, people.kari, quote['id'], 'addQuoteLine', { line: {} })).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'CANCELLED',
    });
    expect(await moveQuote(desk, people.kari, quote['id'], 'updateQuote', { title: 'x' })).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect((await readQuote(desk, people.kari, quote['id']))['availableMoves']).toEqual([]);
  });

  it('G-06 renames the header, which raises its version alone', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)], { title: 'Before', customerOrderRef: 'R-1' });
    const answer = await moveQuote(desk, people.kari, quote['id'], 'updateQuote', { title: 'After' });
    expect(answer['quote']).toMatchObject({ title: 'After', customerOrderRef: 'R-1', version: 2, lines: [{ version: 1 }] });
    expect((await moveQuote(desk, people.kari, quote['id'], 'updateQuote', { customerOrderRef: null }))['quote']).toMatchObject({
      title: 'After',
      customerOrderRef: null,
    });
  });

  it('G-06 refuses a stale version of line and of header', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { comment: 'first' } });
    expect(
      await moveLine(desk, people.ola, quote['id'], 'updateQuoteLine', { line: { comment: 'second' }, expectedVersion: 1 }),
    ).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
    expect(await moveQuote(desk, people.ola, quote['id'], 'submitQuote', { expectedVersion: 1 })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    });
  });

  it('G-01 refuses a title that is too long and one with control characters', async () => {
    const lines = [goodCircuit(at)];
    expect(await call(desk, people.kari, 'createQuote', { lines, title: 'x'.repeat(81) })).toMatchObject({
      code: 'VALIDATION',
      path: '/title',
    });
    expect(await call(desk, people.kari, 'createQuote', { lines, title: 'a\u0000b' })).toMatchObject({
      code: 'VALIDATION',
      path: '/title',
    });
  });

  it('G-09 answers another organisation as if the quote did not exist', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const foreign = await moveQuote(desk, people.elsa, quote['id'], 'submitQuote');
    const unknown = await call(desk, people.elsa, 'submitQuote', { id: 'quo_00000000000000000000000000000000', expectedVersion: 1 });
    expect(foreign).toEqual(unknown);
    const foreignLine = await moveLine(desk, people.elsa, quote['id'], 'cancelQuoteLine');
    const unknownLine = await call(desk, people.elsa, 'cancelQuoteLine', {
      id: 'qli_00000000000000000000000000000000',
      expectedVersion: 1,
    });
    expect(foreignLine).toEqual(unknownLine);
    expect(refusedBy(foreignLine)).toEqual(['G-09']);
  });

  it('S-31 shows in the history who changed what, addresses in words', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    await moveLine(desk, people.ola, quote['id'], 'updateQuoteLine', { line: { addressB: at.suburb, comment: 'Rear entrance' } });
    const query = 'query H($id: ID!) { quote(id: $id) { history { move kind actor { name } changes } } }';
    const { history } = (await desk.run(people.kari, query, { id: quote['id'] }))['quote'];
    expect(history[0]).toMatchObject({ move: 'updateQuoteLine', kind: 'UPDATED', actor: { name: 'ola Customer' } });
    expect(Object.keys(history[0].changes).sort()).toEqual(['addressB', 'comment']);
    expect(history[0].changes.addressB[1]).toMatch(/Oslo/);
    expect(history.map(({ kind }: Answer) => kind).sort()).toEqual(['CREATED', 'CREATED', 'UPDATED']);
  });

  it('G-08 can be edited only while NEW or INCOMPLETE', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const done = await moveQuote(desk, people.kari, quote['id'], 'submitQuote');
    expect(statuses(done['quote'])).toEqual(['COMPLETED']);
    const answer = await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { comment: 'late' } });
    expect(answer).toMatchObject({ code: 'INVALID_TRANSITION', from: 'COMPLETED' });
    expect(answer['allowed']).toEqual(expect.arrayContaining(['orderQuoteLine', 'closeQuoteLine']));
  });
});

describe('files on a line', () => {
  it('Q-10 Q-11 hang on the chosen line, several of them, without the flag', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), goodCircuit(at)]);
    const [first, second] = quote['lines'];
    await attach(desk, people.kari, second.id, 'MAP');
    const answer = await attach(desk, people.kari, second.id, 'ROOM_DRAWING');
    expect(answer['owner']).toMatchObject({
      id: second.id,
      version: 3,
      attachments: [{ kind: 'MAP' }, { kind: 'ROOM_DRAWING', fileName: 'plan.pdf' }],
    });
    const query = 'query F($id: ID!) { quote(id: $id) { version lines { id attachments { kind } } } }';
    const seen = await desk.run(people.ola, query, { id: quote['id'] });
    expect(seen['quote']).toMatchObject({ version: 3, lines: [{ id: first.id, attachments: [] }, { attachments: [{}, {}] }] });
  });

  it('Q-10 are attached by who may edit the line, while it can be edited', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const lineId = quote['lines'][0].id as string;
    expect(await attach(desk, people.siri, lineId, 'MAP')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attach(desk, people.elsa, lineId, 'MAP')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attach(desk, people.sales, lineId, 'MAP')).toMatchObject({ code: 'NOT_FOUND' });
    await moveQuote(desk, people.kari, quote['id'], 'submitQuote');
    expect(await attach(desk, people.kari, lineId, 'MAP')).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await attach(desk, people.sales, lineId, 'MAP')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('Q-11 go with the line when it is removed', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), goodCircuit(at)]);
    const lineId = quote['lines'][0].id as string;
    await attach(desk, people.kari, lineId, 'MAP');
    await moveLine(desk, people.kari, quote['id'], 'removeQuoteLine');
    expect(await desk.database.db.attachment.count({ where: { ownerId: lineId } })).toBe(0);
  });
});
