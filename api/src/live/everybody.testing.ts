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
import { expect } from 'vitest';
import { nextOf, type Served } from '../served.testing.ts';

/** So many that the portal is made for: 900 of its customers, 200 of the carrier's people (IA-11). */
const organisations = 10;
const customersEach = 90;
const agents = 200;

interface Enrolled {
  readonly organisationId: string;
  readonly userId: string;
  readonly cookie: string;
}

/** So many logins of one organisation, in one transaction, each with a session. */
async function enrol({ desk }: Served, organisationId: string, name: string, count: number, more: Partial<User>): Promise<Enrolled[]> {
  const { database, context, clock } = desk;
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

/** A share of everybody: who is enrolled, and one customer of each organisation who acts. */
export interface Everybody {
  readonly subscribers: readonly Enrolled[];
  readonly acting: readonly string[];
  readonly customers: number;
  readonly agents: number;
}

/** Enrols one of `share` of all that the portal is made for, in as many organisations. */
export async function enrolEverybody(served: Served, share: number): Promise<Everybody> {
  const each = customersEach / share;
  const customers = await Promise.all(
    Array.from({ length: organisations }, async (_, index) => {
      const { id } = await foundOrganisation(served.desk.context, {
        name: `Operator ${index}`,
        kind: 'OPERATOR',
        businessLines: ['WHOLESALE'],
      });
      return enrol(served, id, `operator${index}`, each, {});
    }),
  );
  const staff = await enrol(served, served.people.carrier.id, 'agent', agents / share, {
    role: 'SUPPORT_AGENT',
    department: 'CUSTOMER_SERVICE',
  });
  return {
    subscribers: [...customers.flat(), ...staff],
    acting: customers.map(([first]) => first?.userId ?? ''),
    customers: customers.flat().length,
    agents: staff.length,
  };
}

/** All of them follow what happens, each on a socket of its own; then one of each organisation sends an order. */
export async function expectAllToHear(served: Served, { subscribers, acting, customers, agents: staff }: Everybody): Promise<void> {
  const query = 'subscription { changes(filter: { types: [ORDER] }) { __typename ... on Change { event { move } } } }';
  const streams = subscribers.map(({ cookie }) => served.socket({ cookie }).iterate({ query }) as unknown as AsyncIterator<Answer>);
  const firsts = await Promise.all(streams.map(nextOf));
  expect(new Set(firsts.map((message) => message['data'].changes.__typename))).toEqual(new Set(['UpToDate']));
  expect(served.server.backbone.live.size).toBe(subscribers.length);
  const heard = streams.map(nextOf);
  for (const userId of acting) await sentOrder(served.desk, userId);
  // Written beside the server, as another process would: its own look finds it.
  const messages = await Promise.all(heard);
  const moves = messages.map((message) => message['data'].changes.event.move as string);
  expect(moves.filter((move) => move === 'createOrder').length).toBe(customers);
  expect(moves.filter((move) => move === 'submitOrder').length).toBe(staff);
}
