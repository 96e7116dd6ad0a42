import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { booked, done, foundShopper, move, moved, uploadedFile, type Shopper } from './package.testing.ts';

const events = `... on Change { event { objectType move from to } object { ... on Package { status mode documentsMissing } } }`;

describe('packages, live', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  async function watch(userId: string, field: string): Promise<() => Promise<Answer>> {
    const document = parse(`subscription { it: ${field} { __typename ... on State { object { ... on Package { status } } } ${events} } }`);
    const stream = await subscribe({ schema, document, contextValue: await desk.contextOf(userId) });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
    const messages = stream[Symbol.asyncIterator]();
    return async () => (await messages.next()).value?.data?.['it'] as Answer;
  }

  it('P-12 tells the customer of an unbooked package the moment it is registered', async () => {
    const next = await watch(mari.userId, 'changes(filter: { types: [PACKAGE] })');
    expect(await next()).toMatchObject({ __typename: 'UpToDate' });
    const told = next();
    await done(desk, people.warehouse, 'registerUnbookedPackage', { suiteNumber: mari.suiteNumber });
    expect(await told).toMatchObject({ event: { objectType: 'PACKAGE', from: null, to: 'NOT_BOOKED' }, object: { status: 'NOT_BOOKED' } });
  });

  it('P-22 shows a package that was on hold in its list the moment it is released', async () => {
    const held = (await done(desk, people.warehouse, 'holdPackage', { suiteNumber: mari.suiteNumber, holdReason: 'OTHER' }))[
      'package'
    ] as Answer;
    const next = await watch(mari.userId, `packageChanged(id: "${held['id']}")`);
    expect(await next()).toMatchObject({ __typename: 'State', object: { status: 'HOLD' } });
    expect(await next()).toMatchObject({ __typename: 'UpToDate' });
    const told = next();
    await moved(desk, people.warehouse, held['id'], 'resolveHoldPackage', { mode: 'SEA' });
    expect(await told).toMatchObject({
      event: { move: 'resolveHoldPackage', to: 'RECEIVED' },
      object: { status: 'RECEIVED', mode: 'SEA' },
    });
  });

  it('P-21 takes the badge for missing documents away the moment a receipt is there', async () => {
    const item = await booked(desk, mari);
    const next = await watch(mari.userId, `packageChanged(id: "${item['id']}")`);
    await next();
    await next();
    const told = next();
    await move(desk, mari.userId, item['id'], 'uploadReceipt', { fileId: await uploadedFile(desk, mari) });
    expect(await told).toMatchObject({ event: { objectType: 'PURCHASE_RECEIPT', to: 'RECEIVED' }, object: { documentsMissing: false } });
    expect(await next()).toMatchObject({ event: { objectType: 'PACKAGE', to: 'BOOKED' } });
  });

  it('G-12 opens no stream of a package that the viewer may not see', async () => {
    const item = await booked(desk, mari);
    await expect(watch(people.kari, `packageChanged(id: "${item['id']}")`)).rejects.toThrow();
  });
});
