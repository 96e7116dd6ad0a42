import type { User } from '@sporbar/prisma/generated/client/client.ts';
import { foundOrganisation } from '@sporbar/schema/identity/founding.ts';
import { userNoun } from '@sporbar/schema/identity/users/user.lifecycle.ts';
import { rootOfUser } from '@sporbar/schema/identity/users/user.state.ts';
import { hashOf } from '@sporbar/schema/identity/secrets.ts';
import { newId } from '@sporbar/schema/ids.ts';
import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { transitionByClock } from '@sporbar/schema/transition.ts';
import { created } from '@sporbar/schema/writes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextOf, openServed, type Served } from '../served.testing.ts';

const organisations = 10;
const customersEach = 90;
const agents = 200;

describe('everybody at once', () => {
  let served: Served;
  let subscribers: { organisationId: string; cookie: string }[];
  let acting: string[];

  /** So many logins of one organisation, in one transaction; answers their cookies. */
  async function enrol(
    organisationId: string,
    name: string,
    count: number,
    more: Partial<User>,
  ): Promise<{ organisationId: string; cookie: string; userId: string }[]> {
    const { database, context, clock } = served.desk;
    const rows = Array.from({ length: count }, (_, index) => ({
      id: newId('User'),
      organisationId,
      kind: 'PERSON' as const,
      username: `${name}-${index}`,
      fullName: `${name} ${index}`,
      role: 'CUSTOMER' as const,
      accessType: 'ORDERING' as const,
      troubleTicketAccess: false,
      authorisedOrderer: false,
      locale: 'nb' as const,
      status: 'ACTIVE' as const,
      ...more,
    }));
    const writes = rows.map((row) =>
      created({ ...rootOfUser({ ...row, version: 0 }), version: undefined, status: undefined }, userNoun, row),
    );
    await transitionByClock(context, 'createUser', { table: 'organisations', id: organisationId }, () => Promise.resolve(writes));
    const now = clock.now();
    const times = { createdAt: now, lastActivityAt: now };
    await database.db.session.createMany({
      data: rows.map(({ id }) => ({ id: newId('Session'), userId: id, tokenHash: hashOf(id), ...times })),
    });
    const [first] = rows;
    const held = { id: newId('Certification'), userId: first?.id ?? '', grants: 'ORDERING' as const, issuedAt: now };
    await database.db.certification.create({ data: held, select: { id: true } });
    return rows.map(({ id }) => ({ organisationId, userId: id, cookie: `sporbar=${id}` }));
  }

  beforeAll(async () => {
    served = await openServed('server', { poolSize: 20 });
    const customers = await Promise.all(
      Array.from({ length: organisations }, async (_, index) => {
        const { id } = await foundOrganisation(served.desk.context, {
          name: `Operator ${index}`,
          kind: 'OPERATOR',
          businessLines: ['WHOLESALE'],
        });
        return enrol(id, `operator${index}`, customersEach, {});
      }),
    );
    acting = customers.map(([first]) => first?.userId ?? '');
    const staff = await enrol(served.people.carrier.id, 'agent', agents, { role: 'SUPPORT_AGENT', department: 'CUSTOMER_SERVICE' });
    subscribers = [...customers.flat(), ...staff];
  }, 120_000);
  afterAll(() => served.close());

  it('IA-11 carries 1,100 named users with an open subscription each, and tells each of them what happens', async () => {
    expect(subscribers.length).toBe(1_100);
    const query = 'subscription { changes(filter: { types: [ORDER] }) { __typename ... on Change { event { move } } } }';
    const streams = subscribers.map(({ cookie }) => served.socket({ cookie }).iterate({ query }) as unknown as AsyncIterator<Answer>);
    const firsts = await Promise.all(streams.map(nextOf));
    expect(new Set(firsts.map((message) => message['data'].changes.__typename))).toEqual(new Set(['UpToDate']));
    expect(served.server.backbone.live.size).toBe(1_100);
    const heard = streams.map(nextOf);
    for (const userId of acting) await sentOrder(served.desk, userId);
    // Written beside the server, as another process would: its own look finds it.
    const messages = await Promise.all(heard);
    const moves = messages.map((message) => message['data'].changes.event.move as string);
    expect(moves.filter((move) => move === 'createOrder').length).toBe(organisations * customersEach);
    expect(moves.filter((move) => move === 'submitOrder').length).toBe(agents);
  }, 120_000);
});
