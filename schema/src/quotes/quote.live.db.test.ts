import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { goodCircuit, moveLine, moveQuote, newQuote, oddCircuit, places, type Places } from './quote.testing.ts';

let desk: Desk;
let people: People;
let at: Places;
beforeAll(async () => {
  desk = await openDesk();
  people = await foundPeople(desk);
  at = await places(desk);
});
afterAll(() => desk.close());

const document = parse(`subscription S($id: ID!, $after: Cursor) { quoteChanged(id: $id, after: $after) { __typename
  ... on State { cursor object { ... on Quote { status lines { status } } } }
  ... on Change { cursor event { objectType move from to } object { ... on Quote { status version } } }
  ... on UpToDate { cursor } } }`);

async function watch(userId: string, id: string, after: string | null = null): Promise<() => Promise<Answer>> {
  const stream = await subscribe({ schema, document, variableValues: { id, after }, contextValue: await desk.contextOf(userId) });
  if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
  const messages = stream[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await messages.next();
    if (done === true || value.errors !== undefined) throw value?.errors?.[0] ?? new Error('the stream ended');
    return value.data?.['quoteChanged'] as Answer;
  };
}

it('G-02 shows a colleague the price of a quote the moment it is there', async () => {
  const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
  const next = await watch(people.ola, quote['id']);
  expect(await next()).toMatchObject({ __typename: 'State', object: { status: 'NEW', lines: [{ status: 'NEW' }] } });
  expect(await next()).toMatchObject({ __typename: 'UpToDate' });
  const told = next();
  await moveQuote(desk, people.kari, quote['id'], 'submitQuote');
  expect(await told).toMatchObject({
    event: { objectType: 'QUOTE_LINE', move: 'submitQuote', from: 'NEW', to: 'COMPLETED' },
    object: { status: 'COMPLETED' },
  });
  expect(await next()).toMatchObject({ event: { objectType: 'QUOTE', from: 'NEW', to: 'COMPLETED' } });
});

it('G-02 shows the customer what the desk does, and what was missed since a cursor', async () => {
  const quote = await newQuote(desk, people.kari, [oddCircuit(at)]);
  const sent = await moveQuote(desk, people.kari, quote['id'], 'submitQuote', { confirmManualPricing: true });
  expect(sent['quote'].status).toBe('RECEIVED');
  const first = await watch(people.kari, quote['id']);
  const { cursor } = await first();
  await moveLine(desk, people.sales, quote['id'], 'startQuoteLinePricing');
  const later = await watch(people.kari, quote['id'], cursor);
  const missed = [await later(), await later()];
  expect(missed.map(({ event }) => [event.objectType, event.to])).toEqual([
    ['QUOTE_LINE', 'IN_PROCESS'],
    ['QUOTE', 'IN_PROCESS'],
  ]);
  expect(await later()).toMatchObject({ __typename: 'UpToDate' });
});

it('G-12 opens no stream of a quote that the viewer may not see', async () => {
  const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
  await expect(watch(people.elsa, quote['id'])).rejects.toThrow();
  await expect(watch(people.sales, quote['id'])).rejects.toThrow();
});
