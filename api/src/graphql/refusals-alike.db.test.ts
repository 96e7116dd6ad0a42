import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { limits } from './operation-limits.ts';

const many = (count: number, one: (index: number) => string): string => Array.from({ length: count }, (_, index) => one(index)).join(' ');

/** Documents that are refused before they run, and the code they are refused with. */
const refused: readonly (readonly [what: string, code: string, query: string])[] = [
  ['too deep', 'DOCUMENT_TOO_LARGE', `{ orders { nodes { ${'lines { order { '.repeat(8)} id ${'} }'.repeat(8)} } } }`],
  ['with too many aliases', 'DOCUMENT_TOO_LARGE', `{ ${many(limits.aliases + 1, (index) => `a${index}: me { id }`)} }`],
  ['with too many directives', 'DOCUMENT_TOO_LARGE', `{ me { id ${many(limits.directives + 1, () => '@include(if: true)')} } }`],
  ['with too many tokens', 'DOCUMENT_TOO_LARGE', `{ ${many(limits.tokens / 4, () => 'me { id }')} }`],
  ['nested without end', 'DOCUMENT_TOO_LARGE', `{ order(id: ${'['.repeat(2_000)}1${']'.repeat(2_000)}) { id } }`],
  [
    'of fragments that double each other',
    'DOCUMENT_TOO_LARGE',
    `{ ...F0 } ${many(40, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F40 on Query { me { id } }`,
  ],
  ['that is none', 'GRAPHQL_PARSE_FAILED', '{ me { '],
  ['of another schema', 'GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
];

describe('what is refused before it runs', () => {
  let served: Served;
  let cookie: string;

  beforeAll(async () => {
    served = await openServed();
    cookie = await served.cookieOf(served.people.kari);
  });
  afterAll(() => served.close());

  const byHttp = async (query: string, accept: string): Promise<{ status: number; errors: unknown }> => {
    const response = await served.post({ query }, { cookie, accept });
    return { status: response.status, errors: ((await response.json()) as Answer)['errors'] };
  };
  const byEventStream = async (query: string): Promise<unknown> => {
    const text = await (await served.post({ query }, { cookie, accept: 'text/event-stream' })).text();
    return (JSON.parse(/^data: ?(\{.*\})$/m.exec(text)?.[1] ?? '{}') as Answer)['errors'];
  };
  const bySocket = (query: string): Promise<unknown> =>
    served
      .socket({ cookie })
      .iterate({ query })
      .next()
      .catch((errors: unknown) => errors);

  it.each(refused)('G-10 a document %s: in the same words on HTTP, event streams and sockets', async (_what, code, query) => {
    const { status, errors } = await byHttp(query, 'application/graphql-response+json');
    expect([status, errors]).toMatchObject([400, [{ extensions: { code } }]]);
    expect(JSON.stringify(errors)).not.toContain('"http"');
    expect(await byHttp(query, 'application/json')).toEqual({ status: 200, errors });
    expect(await byEventStream(query)).toEqual(errors);
    expect(await bySocket(query)).toEqual(errors);
  });

  it('G-10 several operations at once: HTTP refuses them, and a socket closes', async () => {
    const batch = [{ query: '{ me { id } }' }, { query: '{ me { id } }' }];
    expect((await served.post(batch, { cookie })).status).toBe(400);
    const socket = served.bare({ cookie });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.once('message', () => socket.send(JSON.stringify([{ id: '1', type: 'subscribe', payload: batch[0] }])));
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    expect(await closed).toBe(4400);
  });
});
