import { isEnumType, type GraphQLEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOrder } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';

const sortOf = (list: string): GraphQLEnumType => {
  const type = schema
    .getQueryType()
    ?.getFields()
    [list]?.args.find(({ name }) => name === 'sort')?.type;
  if (!isEnumType(type)) throw new Error(`${list} has no sort`);
  return type;
};

const values: Readonly<Record<string, readonly [kind: string, value: string]>> = {
  serial: ['n', '7'],
  totalMinor: ['n', '7'],
  dueOn: ['s', '2026-01-01'],
  fullName: ['s', 'Ola'],
};

/** A page cursor as a list gives it out: the column it is sorted by, a value of it, an id. */
function cursorOf(column: string): string {
  const [kind, value] = values[column] ?? ['d', '2026-01-01T00:00:00.000Z'];
  return Buffer.from(JSON.stringify([column, kind, value, 'x_1'])).toString('base64url');
}

describe('the orders that lists are read in', () => {
  let desk: Desk;
  let people: People;
  let statements: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('embedded', { onStatement: (sql) => void statements.push(sql) });
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  /** How the database would read the page if it could never sort: what it still sorts, no index has in order. */
  async function planOf(userId: string, list: string, args: string): Promise<string> {
    statements = [];
    await desk.run(userId, `{ ${list}(${args}) { nodes { id } } }`);
    const page = statements.find((sql) => sql.includes('ORDER BY') && sql.includes('LIMIT')) ?? '';
    const places = new Set(page.match(/\$\d+/g)).size;
    const nothing = Array.from({ length: places }, () => 'NULL').join(', ');
    return desk.database.db.$transaction(async (tx) => {
      for (const never of ['sort', 'seqscan', 'bitmapscan']) await tx.$executeRawUnsafe(`SET LOCAL enable_${never} = off`);
      await tx.$executeRawUnsafe(`SET LOCAL plan_cache_mode = force_generic_plan`);
      await tx.$executeRawUnsafe(`PREPARE the_page AS ${page}`);
      const rows = await tx.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN (COSTS OFF) EXECUTE the_page(${nothing})`);
      await tx.$executeRawUnsafe('DEALLOCATE the_page');
      return rows.flatMap((row) => Object.values(row)).join('\n');
    });
  }

  const readers: [who: 'kari' | 'agent' | 'billing' | 'superuser', lists: string[]][] = [
    ['kari', ['orders', 'quotes', 'packages', 'serviceRequests', 'installedProducts']],
    ['superuser', ['invoices']],
    ['agent', ['orders', 'quotes', 'packages', 'serviceRequests', 'installedProducts', 'users']],
    ['billing', ['invoices']],
  ];
  const pages = readers.flatMap(([who, lists]) =>
    lists.flatMap((list) =>
      sortOf(list)
        .getValues()
        .map(({ name, value }) => ({ who, list, name, column: value as string })),
    ),
  );

  it('G-10 sorts numbers as numbers, page by page: 9999 before 10000', async () => {
    await desk.database.db.$executeRawUnsafe(`SELECT setval('order_numbers', 9998, false)`);
    for (let count = 0; count < 4; count++) await newOrder(desk, people.elsa);
    const numbers: string[] = [];
    for (let after = ''; numbers.length < 4;) {
      const { orders } = await desk.run(
        people.elsa,
        `{ orders(sort: NUMBER, direction: ASC, first: 1${after}) { edges { cursor node { number } } } }`,
      );
      numbers.push(orders.edges[0].node.number as string);
      after = `, after: "${orders.edges[0].cursor}"`;
    }
    expect(numbers).toEqual(['O-9998', 'O-9999', 'O-10000', 'O-10001']);
  });

  it.each(pages)(
    'G-10 $who reads a page of $list by $name from an index, first or further on, either way',
    async ({ who, list, name, column }) => {
      const after = column === 'queue' ? [''] : ['', `, after: "${cursorOf(column)}"`];
      for (const place of after)
        for (const direction of ['ASC', 'DESC']) {
          const plan = await planOf(people[who], list, `sort: ${name}, direction: ${direction}${place}`);
          expect(plan).toMatch(/Index (Only )?Scan/);
          expect(plan).not.toMatch(/^\s*(->\s*)?Sort$/m);
          if (who === 'kari' || who === 'superuser') expect(plan).toMatch(/Index Cond: .*"organisationId"/);
          if (place !== '') expect(plan).toMatch(new RegExp(`Index Cond: .*"?${column}"?\\)?(::text)? [<>]=`));
        }
    },
  );
});
