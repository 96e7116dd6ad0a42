import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { answerQuestions } from '../measure/answering.ts';

// PostGraphile as its documentation starts it, over the same tables. Nobody signs in.
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.BENCH_DATABASE, schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', watch: false },
});
const served = instance.createServ(grafserv);
const server = createServer();
await served.addTo(server);
const schema = await instance.getSchema();

answerQuestions({
  listen: () => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}/graphql`))),
  fields: (type) => Object.keys(schema.getType(type).getFields()),
});
