import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';
import { answerQuestions } from '../measure/answering.ts';

// Mercurius with jit over SQL written by hand: one prepared statement a field, json_agg for what is nested. Whose orders
// they are is a constant, and so is what the product finds out by its rules: nobody signs in here.
const app = Fastify();
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: 10 });

const ordersSql = `
SELECT json_build_object('id', o."id", 'number', o."number", 'orderType', o."orderType", 'status', o."status", 'version', o."version",
  'updatedAt', to_char(o."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'submittedAt', o."submittedAt",
  'customerOrderRef', o."customerOrderRef", 'projectReference', o."projectReference",
  'lineCount', (SELECT count(*) FROM order_lines l WHERE l."orderId" = o."id"),
  'organisation', json_build_object('id', g."id", 'name', g."name"),
  'createdAt', to_char(o."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'lines', (SELECT json_agg(json_build_object('id', l."id", 'lineNo', l."lineNo", 'status', l."status", 'version', l."version",
    'enteredStatusAt', to_char(l."enteredStatusAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'requestedDate', l."requestedDate",
    'agreedDate', l."agreedDate", 'customerOrderId', l."customerOrderId", 'comment', l."comment", 'statusDescription', l."statusDescription",
    'product', json_build_object('code', p."code", 'name', p."names"->>'en'), 'endUser', json_build_object('name', l."endUserName"), 'addressId', l."addressId",
    'street', a."street", 'houseNumber', a."houseNumber", 'postcode', a."postcode", 'city', a."city") ORDER BY l."lineNo")
    FROM order_lines l LEFT JOIN products p ON p."code" = l."productCode" LEFT JOIN addresses a ON a."id" = l."addressId" WHERE l."orderId" = o."id")
) AS node FROM orders o JOIN organisations g ON g."id" = o."organisationId"
WHERE o."organisationId" = $1 ORDER BY o."createdAt" DESC, o."id" DESC LIMIT $2`;

let organisationId = '';
let constants = { cursor: null, ball: null, address: null };
const cursorOf = (node) => Buffer.from(JSON.stringify(['createdAt', 'd', node.createdAt, node.id])).toString('base64url');

await app.register(mercurius, {
  schema: readFileSync(process.env.BENCH_SCHEMA, 'utf8'),
  resolvers: {
    Query: {
      orders: async (_root, { first }) => {
        const [{ rows }, counted] = await Promise.all([
          pool.query({ name: 'orders', text: ordersSql, values: [organisationId, first + 1] }),
          pool.query({
            name: 'count',
            text: 'SELECT count(*)::int AS n FROM orders WHERE "organisationId" = $1',
            values: [organisationId],
          }),
        ]);
        const nodes = rows.slice(0, first).map(({ node }) => node);
        const pageInfo = {
          hasNextPage: rows.length > first,
          hasPreviousPage: false,
          startCursor: cursorOf(nodes[0]),
          endCursor: cursorOf(nodes.at(-1)),
        };
        return { cursor: constants.cursor, totalCount: counted.rows[0].n, pageInfo, nodes };
      },
      products: async () =>
        (await pool.query({ name: 'products', text: `SELECT "code", "names"->>'en' AS name FROM products ORDER BY "family", "code"` }))
          .rows,
    },
    Order: { ballInCourt: ({ updatedAt }) => ({ ...constants.ball, since: updatedAt }) },
    OrderLine: {
      address: ({ addressId }) => ({ __typename: constants.address.__typename, id: addressId, singleLine: constants.address.singleLine }),
    },
  },
  jit: 1,
});

answerQuestions({
  listen: async () => `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`,
  set: (given) => {
    organisationId = given.organisationId;
    constants = given.constants;
  },
});
