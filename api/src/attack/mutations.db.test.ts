import { newId, typeOfId } from '@sporbar/schema/ids.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { inputFor, insideWords, isRefusal, sendEach, type Headers, type Reply } from './attacker.testing.ts';
import { attackedMutations, leavesOf, withLeaf, type Attacked, type Input, type Leaf } from './inputs.testing.ts';
import { digestOf, foundWorld, rowsByTable, type World } from './world.testing.ts';

/** Mutations of one's own login: whoever is signed in may use them, and they name nothing of anybody else. */
const beforeSigningIn = ['signIn', 'requestPasswordReset', 'requestMailboxRegistration'];
const ownDoors = [...beforeSigningIn, 'changePassword', 'saveFormDraft', 'discardFormDraft'];

let served: Served;
let world: World;
let ids: Map<string, string[]>;
let targets: Awaited<ReturnType<typeof rowsByTable>>;

beforeAll(async () => {
  served = await openServed();
  world = await foundWorld(served);
  await served.cookieOf(served.people.kari);
  await served.keyOf(served.people.kari);
  const rows = await rowsByTable(served.desk.database.db);
  targets = rows;
  ids = new Map([...rows].map(([table, held]) => [table, held.filter(({ columns }) => !isElsas(columns)).map(({ id }) => id)]));
}, 120_000);
afterAll(() => served.close());

const isElsas = (columns: Readonly<Record<string, unknown>>): boolean =>
  Object.values(columns).some((value) => value === served.people.east.id || value === served.people.elsa);

/** One of every kind of thing that somebody else has: what wholesale customers have, and what mailbox customers have. */
const foreignIds = (tables: readonly string[]): string[] => tables.map((table) => ids.get(table)?.[0] ?? `${table} is empty`);
const wholesale = [
  'orders',
  'order_lines',
  'quotes',
  'quote_lines',
  'service_requests',
  'trouble_tickets',
  'invoices',
  'attachments',
  'stored_files',
  'contacts',
  'users',
];
const mailbox = ['packages', 'bookings', 'purchase_receipts', 'mailbox_accounts', 'api_keys', 'sessions'];

const unknownLike = (id: string): string => newId(typeOfId(id) ?? 'Order');

const isLong = process.env['SPORBAR_TEST_LONG'] === '1';

/** What is left of an answer when the id that was asked for is taken out of it. */
const without = (reply: Reply, id: string): string => JSON.stringify(reply).replaceAll(id, '<id>');

describe('every mutation, attacked', () => {
  it('G-09 finds a mutation for every attack and a thing of every kind', () => {
    expect(attackedMutations.length).toBeGreaterThan(100);
    for (const id of [...foreignIds(wholesale), ...foreignIds(mailbox)]) expect(typeOfId(id), id).toBeDefined();
  });

  /** Every foreign id is answered like one that nobody has; where the kind of id matters, like one of its own kind. */
  const compare = async (headers: Headers, mutation: Attacked, leaf: Leaf, foreign: readonly string[]): Promise<string[]> => {
    const base = inputFor(mutation, world.given, mutation.takesId || !mutation.hasDryRun ? {} : { dryRun: true });
    const tell = async (asked: readonly string[]): Promise<string[]> => {
      const inputs = asked.map((id) => withLeaf(mutation.input, { ...base, ...key(mutation) }, leaf.path, id) as Input);
      const replies = await sendEach(served, headers, mutation, inputs);
      return replies.map((reply, index) => without(reply, asked[index] ?? ''));
    };
    const nobodys = newId('Order');
    const [usual, ...told] = await tell([nobodys, ...foreign]);
    const odd = foreign.filter((_, index) => told[index] !== usual);
    const expected = odd.length === 0 ? [] : await tell(odd.map(unknownLike));
    return odd.flatMap((id, index) => {
      const said = told[foreign.indexOf(id)];
      return said === expected[index] ? [] : [`${mutation.name} ${leaf.path.join('/')} ${id}: ${said} instead of ${expected[index]}`];
    });
  };
  const key = (mutation: Attacked): Input => ('idempotencyKey' in mutation.input.getFields() ? { idempotencyKey: newId('Order') } : {});

  const everywhere = async (headers: Headers, foreign: readonly string[]): Promise<string[]> => {
    const different: string[] = [];
    for (const mutation of attackedMutations) {
      if (ownDoors.includes(mutation.name)) continue;
      for (const leaf of leavesOf(mutation.input).filter(({ scalar }) => scalar === 'ID')) {
        // What a mutation changes it knows by its kind; the other ids of an input may be of any.
        const fitting = isLong || leaf.path[0] !== 'id' ? foreign : foreign.filter((id) => kindOf(mutation)?.includes(id) !== false);
        different.push(...(await compare(headers, mutation, leaf, fitting)));
      }
    }
    return different;
  };

  it('G-09 answers about another organisation’s things exactly as about none', async () => {
    const before = await digestOf(served.desk.database.db);
    expect(await everywhere({ cookie: await served.cookieOf(served.people.elsa) }, foreignIds(wholesale))).toEqual([]);
    expect(await everywhere({ cookie: await served.cookieOf(world.olga.userId) }, foreignIds(mailbox))).toEqual([]);
    expect(await digestOf(served.desk.database.db)).toEqual(before);
    expect(served.faults).toEqual([]);
  }, 300_000);

  /** What no text, number or value of an input may be, by the scalar that takes it. */
  const hostile: Readonly<Record<string, readonly unknown[]>> = {
    ID: ['a\u0000b', '\ud800', 'x'.repeat(100_000)],
    String: ['a\u0000b', 'a\ud800', '\u0001', 'x'.repeat(100_000)],
    JSON: [nested(100), { 'a\u0000b': 1 }, { 'a\ud800': 1 }, { a: 'b\u0000' }, Array.from({ length: 2_000 }, () => 1)],
  };
  const extreme: Readonly<Record<string, readonly unknown[]>> = {
    Int: [-2_147_483_648, 2_147_483_647],
    Float: [-1e308, 1e308],
    Date: ['0001-01-01', '9999-12-31'],
  };

  it('G-01 refuses what cannot be stored, wherever it stands', async () => {
    const before = await digestOf(served.desk.database.db);
    const headers = { cookie: await served.cookieOf(served.people.superuser) };
    const accepted: string[] = [];
    for (const mutation of attackedMutations)
      for (const { path, scalar } of leavesOf(mutation.input)) {
        const inputs = (hostile[scalar] ?? []).map(
          (value) => withLeaf(mutation.input, inputFor(mutation, world.given), path, value) as Input,
        );
        const replies = await sendEach(served, headers, mutation, inputs);
        accepted.push(...replies.filter((reply) => !isRefusal(reply)).map(() => `${mutation.name} ${path.join('/')}`));
        expect(JSON.stringify(replies)).not.toMatch(insideWords);
      }
    expect(accepted).toEqual([]);
    expect(served.faults).toEqual([]);
    expect(await digestOf(served.desk.database.db)).toEqual(before);
  }, 300_000);

  it('G-01 answers numbers and dates beyond all reason with a refusal, or not at all', async () => {
    const before = await digestOf(served.desk.database.db);
    const everybody = [
      { cookie: await served.cookieOf(world.mari.userId) },
      { authorization: `Bearer ${await served.keyOf(served.people.system)}` },
    ];
    for (const mutation of attackedMutations.filter(({ hasDryRun }) => hasDryRun)) {
      const targets = mutation.takesId ? targetsOf(mutation) : [{}];
      const inputs = targets.flatMap((target) =>
        leavesOf(mutation.input).flatMap(({ path, scalar }) =>
          (extreme[scalar] ?? []).map(
            (value) => withLeaf(mutation.input, inputFor(mutation, world.given, { ...target, dryRun: true }), path, value) as Input,
          ),
        ),
      );
      for (const headers of everybody) expect(JSON.stringify(await sendEach(served, headers, mutation, inputs))).not.toMatch(insideWords);
    }
    expect(served.faults).toEqual([]);
    expect(await digestOf(served.desk.database.db)).toEqual(before);
  }, 300_000);

  it('IA-03 lets nobody change anything who has no right to', async () => {
    const before = await digestOf(served.desk.database.db);
    const key = async (userId: string) => ({ authorization: `Bearer ${await served.keyOf(userId, ['read'])}` });
    const { people } = served;
    const powerless: [string, Headers][] = [
      ['nobody', {}],
      ['a key to read', await key(people.superuser)],
      ['a shopper’s key to read', await key(world.mari.userId)],
      ['an agent’s key to read', await key(people.agent)],
      ['a key of the systems to read', await key(people.system)],
    ];
    const changed: string[] = [];
    for (const mutation of attackedMutations.filter(({ name }) => !beforeSigningIn.includes(name)))
      for (const [who, headers] of powerless) {
        const inputs = (mutation.takesId ? targetsOf(mutation) : [{}]).map((target) => inputFor(mutation, world.given, target));
        const replies = await sendEach(served, headers, mutation, inputs);
        changed.push(...replies.filter((reply) => !isRefusal(reply)).map(() => `${who}: ${mutation.name}`));
      }
    expect(changed).toEqual([]);
    expect(served.faults).toEqual([]);
    expect(await digestOf(served.desk.database.db)).toEqual(before);
  }, 300_000);
});

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

/** The tables whose rows a mutation of such a name changes. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/OrderLine|returnToReady|confirmDelivery|startManualHandling|ttach/, 'order_lines'],
  [/Order$/, 'orders'],
  [/QuoteLine/, 'quote_lines'],
  [/Quote/, 'quotes'],
  [/ServiceRequest/, 'service_requests'],
  [/Ticket/, 'trouble_tickets'],
  [/(accept|reject)Receipt/, 'purchase_receipts'],
  [/Booking|addPackage/, 'bookings'],
  [/Package|Standby|Tracking|Receipt|askStaff/, 'packages'],
  [/Invoice|Payment/, 'invoices'],
  [/Address/, 'mailbox_accounts'],
  [/Contact/, 'contacts'],
  [/User|Certification|Profile/, 'users'],
  [/Key/, 'api_keys'],
  [/Session/, 'sessions'],
];

/** The table whose rows a mutation changes; undefined where its name tells nothing. */
const tableOf = ({ name }: Attacked): string | undefined => kinds.find(([pattern]) => pattern.test(name))?.[1];

const kindOf = (mutation: Attacked): readonly string[] | undefined => ids.get(tableOf(mutation) ?? '');

/** A thing of the kind a mutation changes, at its present version; whatever there is, where its name tells nothing. */
function targetsOf(mutation: Attacked): Input[] {
  const table = tableOf(mutation);
  const held = (table === undefined ? [...targets.values()] : [targets.get(table) ?? []]).flatMap((rows) => rows.slice(-1));
  const isVersioned = 'expectedVersion' in mutation.input.getFields();
  return held.map(({ id, version }) => (isVersioned ? { id, expectedVersion: version } : { id }));
}
