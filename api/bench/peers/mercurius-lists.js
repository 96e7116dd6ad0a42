import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';
import { answerQuestions } from '../measure/answering.ts';
import { countSql, ordersSql, productsSql } from './orders-page.ts';

// Mercurius with jit over SQL written by hand: one prepared statement a field, json_agg for what is nested. Whose orders
// they are is a constant, and so is what the product finds out by its rules: nobody signs in here.
const app = Fastify();
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: 10 });

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
          pool.query({ name: 'count', text: countSql, values: [organisationId] }),
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
      products: async () => (await pool.query({ name: 'products', text: productsSql })).rows,
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
