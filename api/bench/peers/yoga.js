import { readFileSync } from 'node:fs';
import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { answerQuestions } from '../measure/answering.ts';

// Yoga as its documentation wires it: createPubSub, and graphql-ws through getEnveloped. It is handed what changed as a
// finished object, so that it does nothing but execute the document and send.
const schemaFile = process.env.BENCH_SCHEMA;
// One listener a subscriber, as many as there are.
setMaxListeners(0);
const pubSub = createPubSub();
const schema = createSchema({
  typeDefs: readFileSync(schemaFile, 'utf8'),
  resolvers: {
    Subscription: {
      changes: { subscribe: (_root, args) => pubSub.subscribe('changes', args.filter?.objectId ?? 'all'), resolve: (payload) => payload },
    },
  },
  resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
});
const yoga = createYoga({ schema, graphiql: false, logging: false });
const server = createServer(yoga);
const sockets = new WebSocketServer({ server, path: yoga.graphqlEndpoint });
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  sockets,
);

let changes = [];
answerQuestions({
  listen: () => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}/graphql`))),
  load: (given) => void (changes = given),
  publish: ({ from, to, topic = 'all' }) => {
    const at = performance.timeOrigin + performance.now();
    for (let index = from; index < to; index++) pubSub.publish('changes', topic, changes[index]);
    return at;
  },
});
