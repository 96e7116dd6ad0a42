import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '@sporbar/prisma/client.ts';
import { carrierStream, decodeCursor } from './cursor.ts';
import { call, goodLine, moveLine, sentOrder } from './orders/order.testing.ts';
import { schema } from './schema.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from './testing.ts';

describe('read your own writes', () => {
  let desk: Desk;
  let people: People;
  let db: Db;
  beforeAll(async () => {
    desk = await openDesk('server');
    people = await foundPeople(desk);
    db = desk.database.db;
  });
  afterAll(() => desk.close());

  /** The carrier's number of the last event of the change that made a move. */
  const carrierNumberOf = async (move: string, objectId: string): Promise<bigint | undefined> => {
    const { transactionId } = await db.statusEvent.findFirstOrThrow({ where: { move, objectId } });
    const events = await db.statusEvent.findMany({ where: { transactionId } });
    const where = { stream: carrierStream, eventId: { in: events.map(({ id }) => id) } };
    return (await db.delivery.findFirst({ where, orderBy: { number: 'desc' } }))?.number;
  };

  it('S-31 answers the carrier with a cursor that holds its own event, though another server is numbering', async () => {
    const order = await sentOrder(desk, people.kari);
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const { promise: isEnough, resolve: release } = Promise.withResolvers<void>();
    const otherServer = db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(7101965::bigint)`;
      held();
      await isEnough;
    });
    await isHeld;
    const moving = moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'L1' });
    const waiting = () => db.$queryRaw`SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    await expect.poll(waiting).toHaveLength(1);
    release();
    await otherServer;
    const answer = await moving;
    const number = await carrierNumberOf('registerOrderLine', answer['lines'][0].id as string);
    expect(decodeCursor(answer['eventCursor'] as string, carrierStream, 10n ** 9n)).toBe(number);
  });

  it('S-31 gives the number of the own event, not of what others did since', async () => {
    const order = await sentOrder(desk, people.kari);
    const input = { customerOrderId: 'L2', idempotencyKey: freshKey() };
    const row = await db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] as string } });
    const move = () => call(desk, people.system, 'registerOrderLine', { id: row.id, expectedVersion: row.version, ...input });
    const first = await move();
    await sentOrder(desk, people.elsa);
    expect((await move())['eventCursor']).toBe(first['eventCursor']);
  });

  it('G-04 does not claim that nothing changed when the answer of COMMIT was lost, and does it once', async () => {
    const context = await desk.contextOf(people.kari);
    const cutting = new Proxy(db, {
      get: (target, name) => {
        if (name !== '$transaction') return Reflect.get(target, name) as unknown;
        return async (inside: Parameters<Db['$transaction']>[0]) => {
          await target.$transaction(inside as never);
          throw new Error('Server has closed the connection.');
        };
      },
    });
    const source = `mutation M($input: CreateOrderInput!) { createOrder(input: $input) { __typename ... on OrderPayload { replayed }
      ... on TechnicalRefusal { retryable nothingChanged } } }`;
    const variableValues = { input: { idempotencyKey: freshKey(), lines: [goodLine()] } };
    const ask = async (contextValue: object) => (await graphql({ schema, source, variableValues, contextValue })).data as Answer;
    const orders = await db.order.count();
    expect((await ask({ ...context, db: cutting }))['createOrder']).toEqual({
      __typename: 'TechnicalRefusal',
      retryable: true,
      nothingChanged: false,
    });
    expect((await ask(context))['createOrder']).toEqual({ __typename: 'OrderPayload', replayed: true });
    expect(await db.order.count()).toBe(orders + 1);
  });
});
