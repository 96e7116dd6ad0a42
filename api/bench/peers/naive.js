import { createServer } from 'node:http';

import SchemaBuilder from '@pothos/core';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { createYoga } from 'graphql-yoga';
import { answerQuestions } from '../measure/answering.ts';

// Pothos, Prisma and Yoga as a first afternoon leaves them: a resolver a field, a query a resolver. Nobody signs in.
const { db } = await openDatabase({ url: process.env.BENCH_DATABASE, poolSize: 10 });

const builder = new SchemaBuilder({});
builder.scalarType('DateTime', { serialize: (date) => date.toISOString() });

const text = (name) => ({ type: 'String', nullable: true, resolve: (row) => row[name] });
const date = (name) => ({ type: 'DateTime', nullable: true, resolve: (row) => row[name] });
const Named = builder.objectRef('Named').implement({
  fields: (t) => ({
    id: t.field(text('id')),
    code: t.field(text('code')),
    name: t.string({ nullable: true, resolve: (row) => row.names?.en ?? row.name }),
  }),
});
const Address = builder.objectRef('Address').implement({
  fields: (t) => ({
    id: t.field(text('id')),
    singleLine: t.string({ resolve: (row) => `${row['street']} ${row['houseNumber']}, ${row['postcode']} ${row['city']}` }),
  }),
});
const Line = builder.objectRef('OrderLine').implement({
  fields: (t) => ({
    id: t.field(text('id')),
    lineNo: t.int({ resolve: (row) => row['lineNo'] }),
    status: t.field(text('status')),
    version: t.int({ resolve: (row) => row['version'] }),
    enteredStatusAt: t.field(date('enteredStatusAt')),
    slaActive: t.boolean({ resolve: (row) => row['slaActive'] }),
    ...Object.fromEntries(
      ['requestedDate', 'agreedDate', 'slaDueDate', 'customerOrderId', 'comment', 'statusDescription', 'endUserName'].map((name) => [
        name,
        t.field(text(name)),
      ]),
    ),
    product: t.field({
      type: Named,
      nullable: true,
      resolve: async (row) => await db.product.findUnique({ where: { code: row['productCode'] ?? '' } }),
    }),
    address: t.field({
      type: Address,
      nullable: true,
      resolve: async (row) => await db.address.findUnique({ where: { id: row['addressId'] ?? '' } }),
    }),
  }),
});
const Order = builder.objectRef('Order').implement({
  fields: (t) => ({
    ...Object.fromEntries(
      ['id', 'number', 'orderType', 'status', 'customerOrderRef', 'projectReference'].map((name) => [name, t.field(text(name))]),
    ),
    version: t.int({ resolve: (row) => row['version'] }),
    updatedAt: t.field(date('updatedAt')),
    submittedAt: t.field(date('submittedAt')),
    lineCount: t.int({ resolve: (row) => db.orderLine.count({ where: { orderId: row['id'] ?? '' } }) }),
    organisation: t.field({
      type: Named,
      nullable: true,
      resolve: async (row) => await db.organisation.findUnique({ where: { id: row['organisationId'] ?? '' } }),
    }),
    lines: t.field({
      type: [Line],
      resolve: async (row) => await db.orderLine.findMany({ where: { orderId: row['id'] ?? '' }, orderBy: { lineNo: 'asc' } }),
    }),
  }),
});
const args = { organisationId: process.env.BENCH_ORGANISATION ?? '' };
builder.queryType({
  fields: (t) => ({
    totalCount: t.int({ resolve: () => db.order.count({ where: args }) }),
    orders: t.field({
      type: [Order],
      args: { first: t.arg.int({ required: true }) },
      resolve: async (_root, { first }) =>
        await db.order.findMany({ where: args, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: first }),
    }),
    products: t.field({ type: [Named], resolve: async () => await db.product.findMany({ orderBy: [{ family: 'asc' }, { code: 'asc' }] }) }),
  }),
});
const server = createServer(createYoga({ schema: builder.toSchema(), logging: false, graphiql: false }));

answerQuestions({
  listen: () => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}/graphql`))),
});
