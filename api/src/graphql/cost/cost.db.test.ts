import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../../served.testing.ts';
import { limits } from '../operation-limits.ts';
import { usualRate } from './rate-limits.ts';

const paged = 'query ($first: Int) { orders(first: $first) { nodes { lines { availableMoves { name } } } } }';
const cost = (rows: number): number => 1 + rows * (1 + 10 * (1 + 10));
const followed =
  'subscription ($first: Int) { changes { ... on UpToDate { cursor } ... on Change { object { ... on Order { history(first: $first) { id } lines { availableMoves { blockedBy { code } } } } } } } }';
/** A message of it can hold this many times 11,120 objects. */
const wide = (times: number): string => {
  const lines = Array.from(
    { length: times },
    (_, index) => `a${index}: lines { order { lines { availableMoves { blockedBy { code } } } } }`,
  );
  return `subscription { changes { ... on Change { object { ... on Order { ${lines.join(' ')} } } } } }`;
};

describe('what operations cost their caller', () => {
  let served: Served;
  const rate = { limit: 3_000, perSecond: 50 };

  beforeAll(async () => {
    served = await openServed('embedded', { rate });
  });
  afterAll(() => served.close());

  const spent = '{ rateLimit { limit cost remaining resetAt } }';
  /** By HTTP, as its own media type would have it. */
  const byHttp = async (headers: Record<string, string>, query: string, variables: object = {}, accept = 'application/json') => {
    const response = await served.post({ query, variables }, { ...headers, accept });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), answer: (await response.json()) as Answer };
  };
  /** By a socket: the answer, or the errors it was refused with. */
  const bySocket = async (cookie: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    served
      .socket({ cookie })
      .iterate<Answer>({ query, variables })
      .next()
      .then(
        ({ value }) => value as Answer,
        (errors: unknown) => ({ errors }),
      );
  const byEventStream = async (cookie: string, query: string, variables: object = {}): Promise<Answer> => {
    const stop = new AbortController();
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', cookie };
    const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers, body, signal: stop.signal });
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!/^data: ?\{.*\}$/m.test(heard)) heard += (await reader.read()).value ?? '\ndata: {}\n';
    stop.abort();
    return JSON.parse(/^data: ?(\{.*\})$/m.exec(heard)?.[1] ?? '{}') as Answer;
  };

  it('G-10 are told in every answer, on HTTP and on a socket, and can be asked for', async () => {
    const cookie = await served.cookieOf(served.people.kari);
    const { answer } = await byHttp({ cookie }, paged, { first: 2 });
    const now = served.desk.clock.now();
    const told = (requested: number, remaining: number) => ({
      requested,
      limit: rate.limit,
      remaining,
      resetAt: new Date(now.getTime() + ((rate.limit - remaining) / rate.perSecond) * 1_000).toISOString(),
    });
    expect(answer['extensions']).toEqual({ cost: told(cost(2), rate.limit - cost(2)) });
    expect((await bySocket(cookie, paged, { first: 3 }))['extensions']).toEqual({ cost: told(cost(3), rate.limit - cost(2) - cost(3)) });
    const { requested, ...left } = told(0, rate.limit - cost(2) - cost(3));
    expect((await byHttp({ cookie }, spent)).answer['data']).toEqual({ rateLimit: { ...left, cost: requested } });
  });

  it('G-10 are judged with the variables, alike on HTTP, event streams and sockets', async () => {
    const cookie = await served.cookieOf(served.people.ola);
    const first = 400;
    expect(cost(first)).toBeLessThan(limits.cost);
    const tooMuch = { message: expect.stringContaining('Come back in') as string, extensions: { code: 'RATE_LIMITED' } };
    for (const answer of [
      (await byHttp({ cookie }, paged, { first })).answer,
      await bySocket(cookie, paged, { first }),
      await byEventStream(cookie, wide(1)),
      await bySocket(cookie, wide(1)),
    ])
      expect(answer['errors']).toMatchObject([tooMuch]);
  });

  it('G-10 are refused beyond what one operation may cost, alike on HTTP, event streams and sockets', async () => {
    const cookie = await served.cookieOf(served.people.ola);
    const first = 600;
    const said = { message: `Cost limit of ${limits.cost} exceeded, found ${cost(first)}.`, extensions: { code: 'DOCUMENT_TOO_LARGE' } };
    const { status, answer } = await byHttp({ cookie }, paged, { first }, 'application/graphql-response+json');
    expect(status).toBe(400);
    expect(answer['errors']).toMatchObject([said]);
    expect((await bySocket(cookie, paged, { first }))['errors']).toMatchObject([said]);
    for (const refused of [await byEventStream(cookie, wide(6)), await bySocket(cookie, wide(6))])
      expect(refused['errors']).toMatchObject([{ extensions: { code: 'DOCUMENT_TOO_LARGE', cost: 2 + 6 * 11_120 } }]);
  });

  it('G-10 are refused by HTTP with 429 and the seconds to wait, and with 200 where only that means an answer', async () => {
    const headers = { authorization: `Bearer ${await served.keyOf(served.people.elsa)}` };
    await byHttp(headers, paged, { first: 20 });
    const wait = Math.ceil((2 * cost(20) - rate.limit) / rate.perSecond);
    const refused = await byHttp(headers, paged, { first: 20 }, 'application/graphql-response+json');
    expect(refused).toMatchObject({ status: 429, retryAfter: String(wait) });
    expect(refused.answer['errors'][0].extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: wait });
    expect(refused.answer['extensions'].cost).toMatchObject({ requested: cost(20), remaining: rate.limit - cost(20) });
    expect(await byHttp(headers, paged, { first: 20 })).toMatchObject({ status: 200, retryAfter: String(wait) });
    served.desk.clock.passMinutes(wait / 60);
    expect((await byHttp(headers, paged, { first: 20 })).answer['errors']).toBeUndefined();
  });

  it('G-10 count for each key by itself, and for a person in all browsers together', async () => {
    const key = async () => ({ authorization: `Bearer ${await served.keyOf(served.people.siri)}` });
    const left = async (headers: Record<string, string>) => (await byHttp(headers, spent)).answer['data'].rateLimit.remaining as number;
    const [one, other] = [await key(), await key()];
    await byHttp(one, paged, { first: 1 });
    expect([await left(one), await left(other)]).toEqual([rate.limit - cost(1), rate.limit]);
    const browsers = [await served.cookieOf(served.people.siri), await served.cookieOf(served.people.siri)];
    await byHttp({ cookie: browsers[0] ?? '' }, paged, { first: 1 });
    expect(await left({ cookie: browsers[1] ?? '' })).toBe(rate.limit - cost(1));
  });

  it('G-01 G-10 of judging an order are told, and refused to who has too little left', async () => {
    const headers = { authorization: `Bearer ${await served.keyOf(served.people.superuser)}` };
    const judge = 'query ($input: JudgeOrderInput!) { judgeOrder(input: $input) { lines { lineNo } } }';
    const input = { orderType: 'PROJECT', lines: Array.from({ length: 50 }, () => ({ line: {} })) };
    const requested = 11 + 150 + 50 * 15;
    for (const times of [1, 2, 3]) {
      const { answer } = await byHttp(headers, judge, { input });
      expect([answer['errors'], answer['extensions'].cost]).toEqual([
        undefined,
        expect.objectContaining({ requested, remaining: rate.limit - times * requested }),
      ]);
    }
    const refused = await byHttp(headers, judge, { input });
    expect(refused.answer['errors']).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(refused.answer['data']).toBeUndefined();
  });

  it('G-10 count for nobody by the address', async () => {
    const query = 'mutation { signOut { __typename } }';
    expect((await byHttp({}, query)).answer['extensions'].cost).toMatchObject({ requested: 11, remaining: rate.limit - 11 });
    expect((await byHttp({}, query)).answer['extensions'].cost).toMatchObject({ requested: 11, remaining: rate.limit - 22 });
  });

  it('G-10 take a subscription once, where it begins', async () => {
    const cookie = await served.cookieOf(served.people.superuser);
    const left = async () => (await byHttp({ cookie }, spent)).answer['data'].rateLimit.remaining as number;
    const price = 1 + 1 + 7 + 10 * (1 + 10 * (1 + 10));
    expect((await bySocket(cookie, followed, { first: 7 }))['data'].changes.cursor).toBeDefined();
    expect(await left()).toBe(rate.limit - price);
    expect((await byEventStream(cookie, followed, { first: 7 }))['data'].changes.cursor).toBeDefined();
    expect(await left()).toBe(rate.limit - 2 * price);
  });

  it('G-10 leave the busiest page of the site dozens of times a minute', () => {
    expect(usualRate.limit).toBeGreaterThan(24 * limits.cost);
    expect(usualRate.perSecond * 60).toBe(usualRate.limit);
  });
});
