import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { answerQuestions } from '../measure/answering.ts';

// Mercurius as its documentation wires it, with jit. It is handed what changed as a finished object.
const app = Fastify();
await app.register(mercurius, {
  schema: readFileSync(process.env.BENCH_SCHEMA, 'utf8'),
  resolvers: {
    Subscription: {
      changes: {
        subscribe: (_root, args, { pubsub }) => pubsub.subscribe(`changes ${args.filter?.objectId ?? 'all'}`),
        resolve: (payload) => payload,
      },
    },
  },
  subscription: true,
  jit: 1,
});

let changes = [];
answerQuestions({
  listen: async () => `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`,
  load: (given) => void (changes = given),
  publish: ({ from, to, topic = 'all' }) => {
    const at = performance.timeOrigin + performance.now();
    for (let index = from; index < to; index++) app.graphql.pubsub.publish({ topic: `changes ${topic}`, payload: changes[index] });
    return at;
  },
});
