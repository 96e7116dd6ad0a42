import { Writer, type Held } from './writer.ts';
import type { Stage } from './stage.ts';

/** An order, as a customer that is to change it holds it. */
export interface Copied {
  readonly organisationId: string;
  readonly id: string;
  /** Its first line. */
  readonly lineId: string;
}

interface Copies {
  /** By organisation. */
  readonly orders: Map<string, Copied[]>;
  readonly version: number;
  readonly lineVersion: number;
}

/** So many orders for each of many customers, newest first: one is made over the API, the others are its copies. */
export async function copyOrders(stage: Stage, url: string, organisationIds: readonly string[], count: number, lines = 1): Promise<Copies> {
  return copiesOf(stage, await modelOrder(stage, url, lines), organisationIds, count);
}

/** Copies of an order with its lines and what was checked for them, a second apart, written past the triggers by the database's owner. All have the versions answered. */
export async function copiesOf(stage: Stage, model: Held, organisationIds: readonly string[], count: number): Promise<Copies> {
  const list = organisationIds.map((id) => `'${id}'`).join();
  await stage.ground.sql(`
    SET session_replication_role = replica;
    CREATE TEMPORARY TABLE copies AS
      SELECT g."id" AS "organisationId", n, 'ord_' || md5(g."id" || n) AS id
      FROM organisations g CROSS JOIN generate_series(1, ${count}) n WHERE g."id" IN (${list});
    INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', c.id, 'organisationId', c."organisationId",
      'number', 'B' || substr(md5(c.id), 1, 15), 'createdAt', o."createdAt" - c.n * interval '1 second'))).*
      FROM orders o CROSS JOIN copies c WHERE o."id" = '${model.id}';
    INSERT INTO order_lines SELECT (jsonb_populate_record(l, jsonb_build_object('id', 'oli_' || md5(l."id" || c.id), 'orderId', c.id))).*
      FROM order_lines l CROSS JOIN copies c WHERE l."orderId" = '${model.id}';
    INSERT INTO availability_checks SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'avc_' || md5(a."id" || c.id),
      'orderLineId', 'oli_' || md5(l."id" || c.id)))).*
      FROM availability_checks a JOIN order_lines l ON l."id" = a."orderLineId" CROSS JOIN copies c WHERE l."orderId" = '${model.id}';
    SET session_replication_role = origin;
    ANALYZE orders, order_lines, availability_checks`);
  const rows = await stage.ground.sql<Copied>(
    `SELECT o."organisationId", o."id", l."id" AS "lineId" FROM orders o JOIN order_lines l ON l."orderId" = o."id" AND l."lineNo" = 1
     WHERE o."organisationId" IN (${list}) ORDER BY o."createdAt" DESC`,
  );
  const orders = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return { orders, version: model.version, lineVersion: model.lines[0]?.version ?? 0 };
}

async function modelOrder(stage: Stage, url: string, lines: number): Promise<Held> {
  const [buyer = ''] = await stage.people.buyers(await stage.people.customer('Model'), 1);
  return new Writer(url, await stage.people.keyOf(buyer)).draft(lines);
}
