import { describe, expect, it } from 'vitest';
import { openDatabase } from './client.ts';
import { Prisma } from './generated/client/client.ts';
import { databaseKinds, openTestDatabase, runOn } from './testing.ts';

const at = new Date('2026-10-25T01:30:00.123Z');
const values = [
  at,
  9_007_199_254_740_993n,
  'Å "1", \\ {2}',
  ['Ø, "x"', null, '{}'],
  true,
  { a: [1, 'é'] },
  null,
  [at],
  new Uint8Array([0, 255, 7]),
];
const everyType = `SELECT $1::timestamptz AS moment, $2::bigint AS "long", $3::text AS "text", $4::text[] AS texts, $5::boolean AS "yes",
  $6::jsonb AS json, $7::int AS "none", $8::timestamptz[] AS moments, $9::bytea AS bytes, '12.50'::numeric AS amount, '2026-03-29'::date AS "day",
  7::int AS "int", 2.5::float8 AS "float", 'CUSTOMER'::"UserRole"::text AS "enum", ARRAY[1, 2]::bigint[] AS longs, now()::timestamptz(3) > $1 AS later`;

describe.each(databaseKinds)('statements written by hand, on the %s database', (kind) => {
  it('answer the values of the client, whatever their type', async () => {
    const { db, close } = await openTestDatabase(kind);
    const [row] = await db.$queryRawUnsafe<Record<string, unknown>[]>(everyType, ...values);
    const [inside] = await db.$transaction((tx) => tx.$queryRawUnsafe<Record<string, unknown>[]>(everyType, ...values));
    await close();
    expect(row).toMatchObject({ moment: at, long: 9_007_199_254_740_993n, text: values[2], texts: values[3], yes: true, json: values[5] });
    expect(row).toMatchObject({
      none: null,
      moments: [at],
      bytes: values[8],
      day: new Date('2026-03-29'),
      int: 7,
      float: 2.5,
      longs: [1n, 2n],
    });
    expect(String(row?.['amount'])).toBe('12.5');
    expect(inside).toEqual(row);
  });

  it('are put together from parts, count what they change, and tell what refused them', async () => {
    const { db, close } = await openTestDatabase(kind);
    const some = Prisma.sql`"code" IN (${Prisma.join(['NO', 'XX'])})`;
    await db.$executeRaw`CREATE TABLE "places" ("code" text PRIMARY KEY)`;
    expect(await db.$executeRaw`INSERT INTO "places" VALUES ('NO'), ('SE')`).toBe(2);
    expect(await db.$queryRaw(Prisma.sql`SELECT "code" FROM "places" WHERE ${some}`)).toEqual([{ code: 'NO' }]);
    await expect(db.$executeRaw`INSERT INTO "places" VALUES (${'NO'})`).rejects.toMatchObject({
      code: 'P2010',
      message: /23505.*places_pkey/s,
    });
    await close();
  });
});

it('a moment is the same in whatever zone a server is, and the same for the client', async () => {
  const test = await openTestDatabase('server');
  const url = test.url ?? '';
  await runOn(url, `ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET TimeZone TO 'Asia/Tokyo'`);
  const { db, close } = await openDatabase({ url });
  await db.organisation.create({ data: { id: 'org_1', name: 'Fjord', kind: 'OPERATOR', country: 'NO', currency: 'NOK', createdAt: at } });
  const rows = await db.$queryRaw<{ text: string }[]>`
    SELECT "createdAt", (${at}::timestamptz AT TIME ZONE 'UTC')::text AS text FROM "organisations" WHERE "createdAt" = ${at}`;
  await close();
  await test.close();
  expect(rows).toEqual([{ createdAt: at, text: '2026-10-25 01:30:00.123' }]);
});

it('a statement goes to a server by its name once it comes again, and behind a pooler never', async () => {
  const test = await openTestDatabase('server');
  const url = test.url ?? '';
  const namedOf = async (directUrl: string) => {
    const { db, close } = await openDatabase({ url, directUrl, poolSize: 1 });
    for (let times = 0; times < 4; times++) await db.$queryRaw`SELECT ${times}::int AS times`;
    const named = await db.$queryRaw<{ text: string }[]>`SELECT "statement" AS text FROM pg_prepared_statements`;
    await close();
    return named.map(({ text }) => text);
  };
  expect(await namedOf(url)).toEqual(['SELECT $1::int AS times']);
  expect(await namedOf(`${url}?application_name=direct`)).toEqual([]);
  await test.close();
});
