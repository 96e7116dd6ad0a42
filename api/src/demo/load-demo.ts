import type { Db } from '@sporbar/prisma/client.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { Tails } from '@sporbar/schema/events/tail.ts';
import type { Ports } from '@sporbar/schema/ports.ts';
import { systemClock, type Clock } from '@sporbar/schema/time.ts';
import { demoKeys, type DemoKeys } from './keys.ts';
import { demoPassword, houseId, houseOf, people, personId, type PersonName } from './people.ts';
import { playDemo, type DemoExtent } from './play-demo.ts';

export interface DemoOptions {
  readonly db: Db;
  readonly ports: Ports;
  /** Where the keys are kept between starts. */
  readonly keysFile: string;
  /** What time it is when the demo ends. */
  readonly clock?: Clock | undefined;
  /** How much has happened; WHOLE unless said. */
  readonly extent?: DemoExtent | undefined;
}

export interface DemoLogin {
  readonly username: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly about: string;
}

export interface DemoLogins {
  /** How many moves were just played; 0 where the demo was there already. */
  readonly moves: number;
  /** Of every login. */
  readonly password: string;
  readonly people: readonly DemoLogin[];
  readonly keys: DemoKeys;
}

/** A load of the demo did not come to its end. */
export class DemoBrokenOff extends Error {
  constructor() {
    super(
      'The demo in this database was broken off half-way. What happened cannot be taken out of it again: begin with an empty database.',
    );
  }
}

/**
 * Fills an empty database with the demo, and answers its logins and keys. A database that holds the demo is left as it
 * is; one that holds anything else is left alone, and the answer is null. A demo that was broken off throws
 * `DemoBrokenOff`: events are never deleted, so the only clean beginning is an empty database. Whoever owns the
 * embedded folder loads into a folder of its own and renames it when this has answered.
 */
export async function loadDemo({ db, ports, keysFile, clock = systemClock, extent }: DemoOptions): Promise<DemoLogins | null> {
  const tails = new Tails({ db, wakeups: nobodyWaits, onFault: () => {} });
  const context: Context = { db, ports, clock, viewer: null, locale: 'en', requestId: 'demo', ip: null, wakeups: nobodyWaits, tails };
  const state = await demoStateOf(db);
  if (state === 'FOREIGN') return null;
  if (state === 'BROKEN_OFF') throw new DemoBrokenOff();
  const moves = state === 'EMPTY' ? await playDemo(context, extent) : 0;
  const logins = (Object.keys(people) as PersonName[]).filter((username) => username !== 'backoffice');
  return { moves, password: demoPassword, people: logins.map(loginOf), keys: await demoKeys(context, keysFile) };
}

/** A demo is whole once its last user, the sandbox carrier, is there. */
async function demoStateOf(db: Db): Promise<'EMPTY' | 'BROKEN_OFF' | 'WHOLE' | 'FOREIGN'> {
  const organisations = await db.organisation.count();
  const isDemo = (await db.organisation.count({ where: { id: houseId('carrier') } })) === 1;
  const isWhole = (await db.user.count({ where: { id: personId('sandbox') } })) === 1;
  if (organisations === 0) return 'EMPTY';
  if (!isDemo) return 'FOREIGN';
  return isWhole ? 'WHOLE' : 'BROKEN_OFF';
}

const loginOf = (username: PersonName): DemoLogin => ({
  username,
  fullName: people[username].fullName,
  organisation: houseOf(username).name,
  about: people[username].about,
});

const nobodyWaits: Context['wakeups'] = { wake: () => {}, next: () => Promise.resolve() };

/** The logins as lines to print. */
export function loginLines({ people: logins, password, keys }: DemoLogins): string[] {
  const width = Math.max(...logins.map(({ username }) => username.length));
  return [
    `Every login has the password ${password}`,
    ...logins.map(
      ({ username, fullName, organisation, about }) =>
        `  ${username.padEnd(width)}  ${fullName}${organisation === fullName ? '' : `, ${organisation}`}: ${about}`,
    ),
    `An API key of kari for your own program: ${keys.example}`,
  ];
}

/** The sandbox carrier's key, and the customers in whose names it may seed. */
export const sandboxKeys = ({ keys }: DemoLogins) => ({
  key: keys.sandbox,
  customers: [
    { key: keys.kari, country: 'NO', business: 'WHOLESALE' },
    { key: keys.elsa, country: 'SE', business: 'WHOLESALE' },
    { key: keys.ingrid, country: 'NO', business: 'MAILBOX' },
    { key: keys.viktor, country: 'SE', business: 'MAILBOX' },
  ] as const,
});
