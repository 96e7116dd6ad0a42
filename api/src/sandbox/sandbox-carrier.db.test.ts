import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { goodLine, newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { foundShopper, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { loadViewerOfUser } from '@sporbar/schema/identity/viewer-loading.ts';
import { createApiKey } from '@sporbar/schema/identity/api-keys/api-key.commands.ts';
import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { grantTickets, movedTicket, newTicket } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runAvailabilityChecks } from '../availability/availability-worker.ts';
import { silentLogger } from '../logger.ts';
import { startServer, type RunningServer } from '../server.ts';
import { SandboxCarrier } from './sandbox-carrier.ts';

describe('the sandbox carrier', () => {
  let desk: Desk;
  let people: People;
  let shopper: Shopper;
  let admin: string;
  let keys: Record<'sandbox' | 'kari' | 'shopper', string>;
  let server: RunningServer;
  let sandbox: SandboxCarrier;
  let stop: () => Promise<void>;
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'sandbox-'));

  beforeAll(async () => {
    desk = await openDesk('embedded', { catalogue: 'TRUE' });
    people = await foundPeople(desk);
    shopper = await foundShopper(desk, 'ingrid');
    admin = await foundUser(desk.context, {
      organisationId: people.carrier.id,
      username: 'unni',
      fullName: 'Unni Agent',
      role: 'SUPPORT_AGENT',
      department: 'USER_ADMIN',
    });
    keys = { sandbox: await keyOf(admin, people.system), kari: await keyOf(people.kari), shopper: await keyOf(shopper.userId) };
  });
  afterAll(async () => {
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  const keyOf = async (maker: string, userId = maker): Promise<string> => {
    const viewer = await loadViewerOfUser(desk.database.db, maker);
    return (await createApiKey({ ...desk.context, viewer }, { name: 'key', scopes: ['read', 'order'], userId })).secret;
  };

  beforeEach(async () => {
    sandbox = new SandboxCarrier({
      url: () => server.url,
      key: keys.sandbox,
      customers: [
        { key: keys.kari, country: 'NO', business: 'WHOLESALE' },
        { key: keys.shopper, country: 'NO', business: 'MAILBOX' },
      ],
      clock: desk.clock,
      logger: silentLogger,
    });
    server = await startServer({
      database: desk.database,
      clock: desk.clock,
      filesDir,
      linkSecret: 'test',
      logger: silentLogger,
      withTimers: false,
      ports: { sandbox },
    });
    // As fast as may be: a wait of a minute takes a fraction of a second.
    sandbox.setSpeed(100_000);
    const end = new AbortController();
    const running = sandbox.run(end.signal);
    stop = async () => {
      end.abort();
      await running;
      await server.close();
    };
  });
  afterEach(() => stop());

  /** Waits until a row of the log fits; the log is read again whenever the organisation’s stream is woken. */
  const reached = async (organisationId: string, where: object): Promise<void> => {
    const patience = AbortSignal.timeout(25_000);
    for (;;) {
      const woken = server.backbone.wakeups.next(`org:${organisationId}`, patience);
      if ((await desk.database.db.statusEvent.count({ where: { organisationId, ...where } })) > 0) return;
      await woken;
      if (patience.aborted) throw new Error(`never happened: ${JSON.stringify(where)}`);
    }
  };

  it('carries a submitted order through to its end with nobody else at work, as the carrier’s systems', async () => {
    const order = await sentOrder(desk, people.kari);
    await reached(people.north.id, { rootId: order['id'], toStatus: 'FINISHED' });
    const moves = await desk.database.db.statusEvent.findMany({
      where: { objectId: order['lines'][0].id, actorId: people.system },
      orderBy: { id: 'asc' },
      select: { move: true, apiKeyName: true },
    });
    expect(moves.map(({ move }) => move)).toEqual([
      'registerOrderLine',
      'startOrderLine',
      'designOrderLine',
      'readyOrderLine',
      'scheduleOrderLine',
      'testOrderLine',
      'deliverOrderLine',
      'confirmDelivery',
      'finishOrderLine',
    ]);
    expect(new Set(moves.map(({ apiKeyName }) => apiKeyName))).toEqual(new Set(['key']));
  });

  it('takes up what was waiting before it started', async () => {
    await stop();
    const order = await sentOrder(desk, people.kari);
    const end = new AbortController();
    server = await startServer({
      database: desk.database,
      clock: desk.clock,
      filesDir,
      linkSecret: 'test',
      logger: silentLogger,
      withTimers: false,
    });
    const running = sandbox.run(end.signal);
    stop = async () => {
      end.abort();
      await running;
      await server.close();
    };
    await reached(people.north.id, { rootId: order['id'], move: 'registerOrderLine' });
  });

  it('TT-01 SR-36 works a trouble ticket and a service request to their answer, and a ticket that is reopened again', async () => {
    await grantTickets(desk, people.kari);
    const ticket = await newTicket(desk, people.kari, people.north.id);
    const request = await sentRequest(desk, people.kari);
    await reached(people.north.id, { rootId: request['id'], toStatus: 'COMPLETED' });
    await reached(people.north.id, { rootId: ticket['id'], toStatus: 'RESOLVED' });
    const resolved = await desk.database.db.statusEvent.findFirstOrThrow({ where: { rootId: ticket['id'], toStatus: 'RESOLVED' } });
    await movedTicket(desk, people.kari, ticket['id'], 'reopenTroubleTicket', { reason: 'Dead again.' });
    await reached(people.north.id, { rootId: ticket['id'], toStatus: 'RESOLVED', id: { gt: resolved.id } });
    const moves = await desk.database.db.statusEvent.findMany({
      where: { rootId: ticket['id'], actorId: people.system },
      orderBy: { id: 'asc' },
    });
    expect(moves.map(({ move }) => move)).toEqual([
      'startTroubleTicket',
      'resolveTroubleTicket',
      'startTroubleTicket',
      'resolveTroubleTicket',
    ]);
  });

  it('leaves a draft alone, which it cannot see', async () => {
    const draft = await newOrder(desk, people.kari, [goodLine({ address: null })]);
    const other = await sentOrder(desk, people.kari);
    await reached(people.north.id, { rootId: other['id'], toStatus: 'FINISHED' });
    expect(await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: draft['id'] } })).toMatchObject({
      status: 'NEW',
      version: 1,
    });
  });

  it('makes no move while it is paused, and goes on when it is resumed', async () => {
    await change(people.agent, 'pauseSandbox');
    const { movesMade } = sandbox.state();
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    expect(sandbox.state()).toEqual({ isRunning: false, speed: 100_000, movesMade });
    const waiting = await sentOrder(desk, people.kari);
    await change(people.agent, 'resumeSandbox');
    await reached(people.north.id, { rootId: waiting['id'], move: 'registerOrderLine', actorId: people.system });
  });

  it('seeds orders, a quote and a package in the customers’ own names, and works on all of them', async () => {
    const end = new AbortController();
    const checking = runAvailabilityChecks(server, end.signal);
    onTestFinished(() => (end.abort(), checking));
    const before = await desk.database.db.order.count();
    const answer = await change(people.agent, 'seedSandbox', '(input: { orders: 2 })');
    expect(answer['sandbox']).toMatchObject({ isRunning: true });
    const orders = await desk.database.db.order.findMany({ orderBy: { createdAt: 'desc' }, take: 2, include: { lines: true } });
    expect(await desk.database.db.order.count()).toBe(before + 2);
    expect(orders.map(({ createdById, submittedAt }) => [createdById, submittedAt !== null])).toEqual([
      [people.kari, true],
      [people.kari, true],
    ]);
    await reached(people.north.id, { move: 'completeQuoteLinePricing', actorId: people.system });
    await reached(shopper.organisationId, { toStatus: 'DELIVERED', actorId: people.system });
  });

  it('is steered by the carrier’s people alone', async () => {
    expect(await change(people.kari, 'pauseSandbox')).toMatchObject({ code: 'FORBIDDEN' });
    expect((await run(people.kari, '{ sandbox { isRunning } }'))['sandbox']).toBeNull();
    expect((await run(people.agent, '{ sandbox { isRunning speed } }'))['sandbox']).toEqual({ isRunning: true, speed: 100_000 });
    expect(await change(people.agent, 'setSandboxSpeed', '(input: { factor: 0 })')).toMatchObject({ code: 'VALIDATION' });
    expect(await change(people.agent, 'seedSandbox', '(input: { orders: 51 })')).toMatchObject({ code: 'VALIDATION' });
  });

  const run = (userId: string, document: string): Promise<Answer> => {
    desk.ports.sandbox = sandbox;
    return desk.run(userId, document);
  };
  const change = async (userId: string, name: string, input = ''): Promise<Answer> =>
    (
      await run(
        userId,
        `mutation { ${name}${input} { __typename ... on Refusal { code } ... on SandboxPayload { sandbox { isRunning speed movesMade } } } }`,
      )
    )[name] as Answer;
});
