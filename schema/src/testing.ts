import { openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { graphql, print, type DocumentNode } from 'graphql';
import type { Database } from '@sporbar/prisma/client.ts';
import { databaseRegister } from './addresses/register.ts';
import { coverageSystem } from './availability/coverage-system.ts';
import { makePlain, type TestCatalogue } from './catalogue/catalogue.testing.ts';
import { ownAppointmentSystem } from './booking/own-appointment-system.ts';
import type { Context } from './context.ts';
import { Tails } from './events/tail.ts';
import { foundOrganisation, foundUser, type Founded } from './identity/founding.ts';
import { loadViewerOfUser } from './identity/viewer-loading.ts';
import type { Ports } from './ports.ts';
import { priceListEngine } from './pricing/price-engine.ts';
import { schema } from './schema.ts';
import type { Wakeups } from './wakeups.ts';
import type { Locale } from './words.ts';

/** Wednesday 1 October 2025, 10:00 in Oslo: the fixed day of every journey. */
export const journeyDay = new Date('2025-10-01T08:00:00Z');

/** A clock that stands still until it is told otherwise. */
export class TestClock {
  #now: Date;
  constructor(now = journeyDay) {
    this.#now = now;
  }
  now(): Date {
    return new Date(this.#now);
  }
  /** The same time of day, `days` later. */
  passDays(days: number): void {
    this.#now = new Date(this.#now.getTime() + days * 86_400_000);
  }
  passMinutes(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * 60_000);
  }
  set(now: string): void {
    this.#now = new Date(now);
  }
}

/** Wake-ups inside one process, without a safety poll: a test that misses a wake hangs instead of passing late. */
export class TestWakeups implements Wakeups {
  readonly #waiting = new Map<string, Set<() => void>>();
  wake(streams: readonly string[]): void {
    for (const stream of streams) {
      const waiting = this.#waiting.get(stream) ?? new Set();
      this.#waiting.delete(stream);
      waiting.forEach((go) => go());
    }
  }
  next(stream: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(stream) ?? new Set();
      this.#waiting.set(stream, waiting.add(resolve));
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}

/** What GraphQL answers, as open as parsed JSON: its shape depends on the document, which the compiler does not read. */
export type Answer = Record<string, ReturnType<typeof JSON.parse>>;

export interface Desk {
  readonly database: TestDatabase;
  readonly catalogue: TestCatalogue;
  readonly clock: TestClock;
  readonly wakeups: TestWakeups;
  readonly context: Context;
  readonly ports: { -readonly [K in keyof Ports]: Ports[K] };
  /** The context of one user, with the rights in force now. */
  contextOf(userId: string | null, locale?: Locale): Promise<Context>;
  /** Runs an operation as a user (null: nobody) and answers its data; throws on GraphQL errors. */
  run(userId: string | null, document: string | DocumentNode, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** A schema over a fresh database, with a clock that stands on the day of the journeys. The catalogue is PLAIN unless said. */
export async function openDesk(
  kind: Database['kind'] = 'embedded',
  options: Parameters<typeof openTestDatabase>[1] & { ports?: Partial<Ports>; catalogue?: TestCatalogue } = {},
): Promise<Desk> {
  const { poolSize, onStatement, dataDir, ports, catalogue = 'PLAIN' } = options;
  const database = await openTestDatabase(kind, { poolSize, onStatement, dataDir });
  if (catalogue === 'PLAIN') await makePlain(database.db);
  return deskOn(database, ports, catalogue);
}

/** A schema over a database that holds the reference data and nothing else. */
export function deskOn(database: TestDatabase, otherPorts: Partial<Ports> = {}, catalogue: TestCatalogue = 'TRUE'): Desk {
  const clock = new TestClock();
  const wakeups = new TestWakeups();
  const ports: Ports = {
    priceEngine: priceListEngine(database.db),
    addressRegister: databaseRegister(database.db),
    availability: coverageSystem(database.db),
    appointments: ownAppointmentSystem(database.db),
    files: new MemoryFiles(),
    siteUrl: 'http://127.0.0.1',
    linkSecret: 'only for tests',
    ...otherPorts,
  };
  const { db } = database;
  const tails = new Tails({
    db,
    wakeups,
    listPauseMs: 0,
    onFault: (error) => {
      throw error;
    },
  });
  const context: Context = { db, viewer: null, clock, locale: 'en', requestId: 'test', ip: null, ports, wakeups, tails };
  const contextOf = async (userId: string | null, locale?: Locale): Promise<Context> => {
    const viewer = userId === null ? null : await loadViewerOfUser(database.db, userId);
    return { ...context, viewer, locale: locale ?? viewer?.locale ?? 'en' };
  };
  return {
    database,
    catalogue,
    clock,
    wakeups,
    context,
    ports,
    contextOf,
    run: async (userId, document, variables = {}) => {
      const source = typeof document === 'string' ? document : print(document);
      const answer = await graphql({ schema, source, variableValues: variables, contextValue: await contextOf(userId) });
      if (answer.errors !== undefined) throw answer.errors[0]?.originalError ?? answer.errors[0] ?? new Error('no data');
      return answer.data as Answer;
    },
    close: () => database.close(),
  };
}

class MemoryFiles {
  readonly #held = new Map<string, Buffer>();
  async write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    this.#held.set(key, Buffer.concat(await Array.fromAsync(bytes)));
  }
  async read(key: string) {
    const { Readable } = await import('node:stream');
    return Readable.from([this.#held.get(key) ?? Buffer.alloc(0)]);
  }
  async remove(key: string): Promise<void> {
    this.#held.delete(key);
  }
  async *keys(): AsyncGenerator<string> {
    yield* [...this.#held.keys()];
  }
}

let keys = 0;
/** An idempotency key nobody used before. */
export const freshKey = (): string => `key-${++keys}`;

/** The people most tests need: two wholesale organisations, a mailbox customer, the carrier's staff and its systems. */
export async function foundPeople({ context }: Desk) {
  const north = await foundOrganisation(context, {
    name: 'Nordlys Nett',
    kind: 'OPERATOR',
    businessLines: ['WHOLESALE'],
    email: 'post@nordlys.example',
    country: 'NO',
    currency: 'NOK',
    locale: 'nb',
  });
  const east = await foundOrganisation(context, {
    name: 'Ostkust Tele',
    kind: 'RESELLER',
    businessLines: ['WHOLESALE'],
    email: 'post@ostkust.example',
    country: 'SE',
    currency: 'SEK',
    locale: 'sv',
  });
  const carrier = await foundOrganisation(context, { name: 'Carrier', kind: 'CARRIER', businessLines: [] });
  const person = (given: Founded) => foundUser(context, given);
  const customer = (organisationId: string, username: string, more: Partial<Founded> = {}) =>
    person({
      organisationId,
      username,
      fullName: `${username} Customer`,
      role: 'CUSTOMER',
      accessType: 'ORDERING',
      certifications: ['ORDERING'],
      email: `${username}@example.test`,
      ...more,
    });
  const agent = (username: string, department: Founded['department']) =>
    person({ organisationId: carrier.id, username, fullName: `${username} Agent`, role: 'SUPPORT_AGENT', department: department ?? null });
  return {
    north,
    east,
    carrier,
    kari: await customer(north.id, 'kari'),
    ola: await customer(north.id, 'ola', { accessType: 'FULL', certifications: ['FULL'] }),
    siri: await customer(north.id, 'siri', { accessType: 'READ', certifications: [] }),
    superuser: await customer(north.id, 'solveig', { role: 'SUPERUSER', accessType: 'FULL', certifications: ['FULL'] }),
    elsa: await customer(east.id, 'elsa'),
    agent: await agent('anne', 'CUSTOMER_SERVICE'),
    delivery: await agent('dag', 'DELIVERY'),
    billing: await agent('berit', 'BILLING'),
    sales: await agent('sverre', 'SALES_SUPPORT'),
    warehouse: await agent('walter', 'WAREHOUSE'),
    customs: await agent('tora', 'CUSTOMS'),
    system: await person({
      organisationId: carrier.id,
      username: 'backoffice',
      fullName: 'Back office',
      role: 'SUPPORT_AGENT',
      kind: 'SERVICE',
    }),
  };
}

export type People = Awaited<ReturnType<typeof foundPeople>>;
