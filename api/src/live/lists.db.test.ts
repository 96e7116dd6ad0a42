import { foundAdministrator, moveUser } from '@sporbar/schema/identity/identity.testing.ts';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { transports, type OpenStream } from './streams.testing.ts';

const orders = (
  args: string,
): string => `subscription ($after: Cursor) { orderList(after: $after, ${args}) { __typename ... on UpToDate { cursor }
  ... on OrderListSnapshot { cursor rows { id version lines { id product { name } address { singleLine } } } }
  ... on OrderListChanges { cursor entered { index row { id version lines { id product { name } address { singleLine } } } } changed { row { id version } } left { id } } } }`;
const invoices =
  'subscription ($after: Cursor) { invoiceList(after: $after) { __typename ... on InvoiceListSnapshot { rows { id } } ... on UpToDate { cursor } } }';

describe.each(transports)('a list followed over $name', ({ open }) => {
  let served: Served;
  let admin: string;
  let cookie: string;
  let statements: string[] = [];

  beforeAll(async () => {
    served = await openServed('embedded', { onStatement: (sql) => void statements.push(sql) });
    admin = await foundAdministrator(served.desk, served.people);
    cookie = await served.cookieOf(served.people.kari);
    for (let count = 0; count < 6; count++) await order();
  });
  afterAll(() => served.close());

  const order = async (): Promise<Answer> => {
    const made = await newOrder(served.desk, served.people.kari);
    served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
    return made;
  };
  const begun = async (query: string): Promise<{ stream: OpenStream; rows: Answer[]; cursor: string }> => {
    const stream = await open(served, { cookie, query });
    const { rows } = await stream.next();
    const { cursor } = await stream.next();
    return { stream, rows, cursor };
  };

  it('G-10 takes as many statements for the rows of a long list as for those of a short one', async () => {
    const countFor = async (first: number): Promise<number> => {
      statements = [];
      const { stream, rows } = await begun(orders(`first: ${first}`));
      expect(rows).toHaveLength(first);
      stream.close();
      return statements.filter((sql) => /"(orders|order_lines|addresses|products)"/.test(sql)).length;
    };
    const short = await countFor(2);
    expect(short).toBeGreaterThan(0);
    expect(await countFor(6)).toBe(short);
  });

  it('S-31 sends its rows, and then what enters', async () => {
    const { stream } = await begun(orders('first: 3'));
    const made = await order();
    expect(await stream.next()).toMatchObject({ entered: [{ index: 0, row: { id: made['id'] } }] });
    stream.close();
  });

  it('S-31 goes on after a cut without sending again what is held', async () => {
    const query = orders('first: 3');
    const { stream, cursor } = await begun(query);
    stream.close();
    const back = await open(served, { cookie, query, after: cursor });
    expect(await back.next()).toMatchObject({ __typename: 'UpToDate' });
    back.close();
    const made = await order();
    const late = await open(served, { cookie, query, after: cursor });
    expect(await late.next()).toMatchObject({ __typename: 'OrderListSnapshot', rows: [{ id: made['id'] }, {}, {}] });
    late.close();
  });

  it('S-31 tells two who began at different moments each what changes its own rows', async () => {
    const query = orders('first: 1');
    const early = await begun(query);
    const made = await order();
    expect(await early.stream.next()).toMatchObject({ entered: [{ row: { id: made['id'] } }], left: [{ id: early.rows[0]?.['id'] }] });
    const late = await begun(query);
    expect(late.rows).toMatchObject([{ id: made['id'] }]);
    const next = await order();
    const told = { entered: [{ row: { id: next['id'] } }], left: [{ id: made['id'] }] };
    expect(await Promise.all([early.stream.next(), late.stream.next()])).toMatchObject([told, told]);
    expect(served.server.groups.size).toBe(0);
    early.stream.close();
    late.stream.close();
  });

  it('INV-07 ends a list of invoices when the right to them ends, and does not begin it again', async () => {
    const hers = await served.cookieOf(served.people.ola);
    const stream = await open(served, { cookie: hers, query: invoices });
    expect(await stream.next()).toMatchObject({ rows: [] });
    const { cursor } = await stream.next();
    await moveUser(served.desk, admin, 'revokeCertification', served.people.ola, { grants: 'FULL' });
    await stream.ended;
    const back = await open(served, { cookie: hers, query: invoices, after: cursor });
    // A socket answers with the errors; an event stream says them in its last message.
    const refused = await back.next().catch(async () => ({ errors: [{ extensions: { code: (await back.ended).said } }] }));
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    back.close();
  });
});
