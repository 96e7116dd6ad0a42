import { foundOrganisation, foundUser, type Founded } from '@sporbar/schema/identity/founding.ts';
import { hashOf, newSecret } from '@sporbar/schema/identity/secrets.ts';
import { newId } from '@sporbar/schema/ids.ts';
import { Tails } from '@sporbar/schema/events/tail.ts';
import { systemClock } from '@sporbar/schema/time.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { tmpdir } from 'node:os';
import { defaultPorts } from '../../src/default-ports.ts';
import { keyFor } from '../../src/served.testing.ts';
import { cookieName } from '../../src/graphql/session-cookie.ts';
import type { Ground } from './database.ts';

/** Who takes part: one call founds an organisation or signs people in, without the servers' help. */
export class People {
  readonly #context: Context;
  #count = 0;

  constructor(ground: Ground) {
    const { db } = ground.database;
    const wakeups = { wake: () => {}, next: () => new Promise<void>(() => {}) };
    const ports = defaultPorts(db, { dataDir: tmpdir(), siteUrl: 'http://127.0.0.1', linkSecret: 'bench' });
    const tails = new Tails({ db, wakeups, onFault: () => {} });
    this.#context = { db, viewer: null, clock: systemClock, locale: 'en', requestId: 'bench', ip: null, ports, wakeups, tails };
  }

  async customer(name: string): Promise<string> {
    const given = { name, kind: 'OPERATOR', businessLines: ['WHOLESALE'], country: 'NO', currency: 'NOK', locale: 'nb' } as const;
    return (await foundOrganisation(this.#context, { ...given, businessLines: [...given.businessLines] })).id;
  }

  async carrier(): Promise<string> {
    return (await foundOrganisation(this.#context, { name: 'Carrier', kind: 'CARRIER', businessLines: [] })).id;
  }

  /** Customers with the same rights. */
  buyers(organisationId: string, count: number): Promise<string[]> {
    return this.#found(count, { organisationId, role: 'CUSTOMER', accessType: 'FULL', certifications: ['FULL'] });
  }

  agents(organisationId: string, count: number): Promise<string[]> {
    return this.#found(count, { organisationId, role: 'SUPPORT_AGENT', department: 'CUSTOMER_SERVICE' });
  }

  async system(organisationId: string): Promise<string> {
    const [id] = await this.#found(1, { organisationId, role: 'SUPPORT_AGENT', kind: 'SERVICE' });
    return id ?? '';
  }

  async keyOf(userId: string): Promise<string> {
    return (await keyFor(this.#context.db, userId, new Date())).secret;
  }

  /** A session of each, opened now. */
  async cookiesOf(userIds: readonly string[]): Promise<string[]> {
    const at = new Date();
    const rows = userIds.map((userId) => ({ userId, secret: newSecret(), id: newId('Session') }));
    await this.#context.db.session.createMany({
      data: rows.map(({ userId, secret, id }) => ({ id, userId, tokenHash: hashOf(secret), createdAt: at, lastActivityAt: at })),
    });
    return rows.map(({ secret }) => `${cookieName}=${secret}`);
  }

  async #found(count: number, given: Omit<Founded, 'username' | 'fullName'>): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const username = `person${(this.#count += 1)}`;
      ids.push(await foundUser(this.#context, { ...given, username, fullName: username, email: `${username}@example.test` }));
    }
    return ids;
  }
}
