import type { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { foundUser, type Founded } from '@sporbar/schema/identity/founding.ts';
import type { Served } from '../../../served.testing.ts';
import type { Shopper } from '@sporbar/schema/packages/package.testing.ts';

/** Somebody who follows, and how it signs in. */
export interface Follower {
  readonly name: string;
  /** Whose stream it follows. */
  readonly side: string;
  readonly cookie?: string;
  readonly key?: string;
}

/** Two who may do exactly the same: what one is told, the other is told in the same group. */
export type Twins = readonly [Follower, Follower];

export interface Audience {
  readonly twins: readonly Twins[];
  readonly others: readonly Follower[];
}

/** Everybody a stream can have for a reader: each access, role and department, keys of each scope, two organisations and a mailbox. */
export async function openAudience(served: Served, shopper: Shopper): Promise<Audience> {
  const { desk, people } = served;
  const person = (name: string, given: Omit<Founded, 'username' | 'fullName'>) =>
    foundUser(desk.context, { username: name, fullName: `${name} Twin`, ...given });
  const customer = (name: string, organisationId: string, more: Partial<Founded>) =>
    person(name, { organisationId, role: 'CUSTOMER', ...more });
  const staff = (name: string, department: Department) =>
    person(name, { organisationId: people.carrier.id, role: 'SUPPORT_AGENT', department });
  const north = people.north.id;
  const ordering = { accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
  const full = { accessType: 'FULL', certifications: ['FULL'] } as const;
  const kine = await customer('kine', north, ordering);
  const marit = await customer('marit', shopper.organisationId, { accessType: 'FULL' });
  const sideOf = async (id: string) => (await desk.database.db.user.findUniqueOrThrow({ where: { id } })).organisationId;
  const bySession = async (name: string, userId: string): Promise<Follower> => ({
    name,
    side: await sideOf(userId),
    cookie: await served.cookieOf(userId),
  });
  const byKey = async (name: string, userId: string, ...scopes: string[]): Promise<Follower> => ({
    name: `${name} (${scopes.join(', ')})`,
    side: await sideOf(userId),
    key: await served.keyOf(userId, scopes),
  });
  const twins: Twins[] = [
    [await bySession('kari', people.kari), await bySession('kine', kine)],
    [await bySession('ola', people.ola), await bySession('olav', await customer('olav', north, full))],
    [
      await bySession('solveig', people.superuser),
      await bySession('sunniva', await customer('sunniva', north, { ...full, role: 'SUPERUSER' })),
    ],
    [await bySession('mari', shopper.userId), await bySession('marit', marit)],
    [await bySession('anne', people.agent), await bySession('arne', await staff('arne', 'CUSTOMER_SERVICE'))],
    [await bySession('berit', people.billing), await bySession('bente', await staff('bente', 'BILLING'))],
    [await bySession('elsa', people.elsa), await bySession('emil', await customer('emil', people.east.id, ordering))],
    [await byKey('kari', people.kari, 'read'), await byKey('kine', kine, 'read')],
    [await byKey('kari', people.kari, 'read', 'order', 'orders'), await byKey('kine', kine, 'read', 'order', 'orders')],
    [await byKey('mari', shopper.userId, 'read', 'order', 'packages'), await byKey('marit', marit, 'read', 'order', 'packages')],
  ];
  const others = await Promise.all([
    bySession('siri', people.siri),
    bySession('troubled', await customer('troubled', north, { ...ordering, troubleTicketAccess: true })),
    bySession('authorised', await customer('authorised', north, { ...ordering, authorisedOrderer: true })),
    bySession('uncertified', await customer('uncertified', north, { accessType: 'ORDERING' })),
    bySession('swede', await customer('swede', north, { ...ordering, locale: 'sv' })),
    bySession('dag', people.delivery),
    bySession('sverre', people.sales),
    bySession('walter', people.warehouse),
    bySession('tora', people.customs),
    bySession('backoffice', people.system),
    byKey('ola', people.ola, 'read', 'order'),
    byKey('ola', people.ola, 'order'),
    byKey('ola', people.ola, 'read', 'order', 'quotes', 'service_requests'),
    byKey('ola', people.ola, 'read', 'order', 'invoices'),
    byKey('elsa', people.elsa, 'read', 'order', 'orders'),
    byKey('anne', people.agent, 'read', 'order', 'packages'),
    byKey('anne', people.agent, 'read'),
  ]);
  return { twins, others };
}
