import type { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { foundUser, type Founded } from '@sporbar/schema/identity/founding.ts';
import { foundShopper, uploadedFile, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { grantTickets } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import type { Served } from '../served.testing.ts';

/** Somebody who asks, and by what means. */
export interface Asker {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly side: 'OWNER' | 'CARRIER' | 'KEY' | 'STRANGER';
  /** A file of the asker's own that belongs to nothing yet. */
  readonly fileId: string;
}

const departments: readonly Department[] = [
  'CUSTOMER_SERVICE',
  'SERVICE_MANAGER',
  'BILLING',
  'SALES_SUPPORT',
  'CLAIMS_HANDLER',
  'PORTAL_SUPPORT',
  'USER_ADMIN',
  'DELIVERY',
  'WAREHOUSE',
  'CUSTOMS',
];

/** Kinds of objects that a key can be narrowed to. */
const nouns = ['quotes', 'orders', 'packages', 'service_requests', 'trouble_tickets', 'invoices'] as const;

export interface Everyone {
  readonly all: readonly Asker[];
  readonly mari: Shopper;
  asker(name: string): Asker;
  /** Users by the name of the asker. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Everybody who differs from anybody else in what may be done: organisations, roles, accesses, departments, keys, and nobody. */
export async function foundEveryone(served: Served): Promise<Everyone> {
  const { desk, people } = served;
  const mari = await foundShopper(desk, 'mari');
  const olga = await foundShopper(desk, 'olga');
  const ids = await usersOf(served, mari);
  const all: Asker[] = [];
  const add = async (name: string, side: Asker['side'], userId: string, headers: Asker['headers']) => {
    const { organisationId } = await desk.database.db.user.findUniqueOrThrow({ where: { id: userId }, select: { organisationId: true } });
    all.push({ name, side, headers, fileId: await uploadedFile(desk, { userId, organisationId }) });
  };
  const withCookie = async (name: string, side: Asker['side'], userId: string) =>
    add(name, side, userId, { cookie: await served.cookieOf(userId) });
  const withKey = async (name: string, userId: string, scopes: string[]) =>
    add(name, 'KEY', userId, { authorization: `Bearer ${await served.keyOf(userId, scopes)}` });

  const strangers = ['elsa', 'east superuser', 'closed', 'closed agent'];
  for (const [name, id] of Object.entries(ids)) await withCookie(name, strangers.includes(name) ? 'STRANGER' : sideOf(name), id);
  await withCookie('olga', 'STRANGER', olga.userId);
  for (const [owner, id] of Object.entries({ superuser: people.superuser, mari: mari.userId, system: people.system })) {
    await withKey(`${owner}'s reading key`, id, ['read']);
    await withKey(`${owner}'s key`, id, ['read', 'order']);
    for (const noun of nouns) await withKey(`${owner}'s key for ${noun}`, id, ['read', 'order', noun]);
  }
  await withKey("the delivery desk's key for orders", ids['DELIVERY'] ?? '', ['read', 'order', 'orders']);
  await withKey("a closed user's key", ids['closed'] ?? '', ['read', 'order']);
  all.push({ name: 'nobody', side: 'STRANGER', headers: {}, fileId: all[0]?.fileId ?? '' });
  return { all, mari, ids, asker: (name) => all.find((each) => each.name === name) ?? unknown(name) };
}

function unknown(name: string): never {
  throw new Error(`nobody is called ${name}`);
}

const carriers: readonly string[] = [...departments, 'no department', 'system'];
const sideOf = (name: string): Asker['side'] => (carriers.includes(name) ? 'CARRIER' : 'OWNER');

/** The people of the tables, and those whom they lack, by name. */
async function usersOf({ desk, people }: Served, mari: Shopper): Promise<Record<string, string>> {
  const found = (username: string, more: Partial<Founded>) =>
    foundUser(desk.context, {
      organisationId: people.north.id,
      username,
      fullName: `${username} Bruker`,
      role: 'CUSTOMER',
      accessType: 'ORDERING',
      certifications: ['ORDERING'],
      ...more,
    });
  const atCarrier = { organisationId: people.carrier.id, role: 'SUPPORT_AGENT' } as const;
  for (const user of [people.ola, people.siri, people.superuser]) await grantTickets(desk, user);
  const agents: Record<string, string> = {};
  for (const department of departments)
    agents[department] = await found(`desk.${department.toLowerCase().replace('_', '.')}`, {
      ...atCarrier,
      department,
      certifications: [],
    });
  return {
    superuser: people.superuser,
    kari: people.kari,
    ola: people.ola,
    siri: people.siri,
    'reader without tickets': await found('reidun', { accessType: 'READ', certifications: [] }),
    trainee: await found('trine', { status: 'PENDING_TRAINING', certifications: [] }),
    'without certification': await found('uno', { certifications: [] }),
    orderer: await found('ordrun', { accessType: 'READ', certifications: [], authorisedOrderer: true }),
    elsa: people.elsa,
    'east superuser': await found('estrid', {
      organisationId: people.east.id,
      role: 'SUPERUSER',
      accessType: 'FULL',
      certifications: ['FULL'],
    }),
    mari: mari.userId,
    'reader of a mailbox': await found('marte', { organisationId: mari.organisationId, accessType: 'READ', certifications: [] }),
    closed: await found('lukket', { status: 'CLOSED' }),
    'closed agent': await found('lukket.agent', { ...atCarrier, status: 'CLOSED', department: 'DELIVERY', certifications: [] }),
    ...agents,
    'no department': await found('ingen', { ...atCarrier, certifications: [] }),
    system: people.system,
  };
}
