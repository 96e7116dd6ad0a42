import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodLine, newOrder } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const document = parse(`subscription S($after: Cursor, $delivery: Delivery! = EVERY_EVENT) { changes(after: $after, delivery: $delivery) {
  __typename ... on UpToDate { cursor } ... on Gap { from to count } ... on Change { cursor event { id rootId } object { ... on Order { number status } } } } }`);

describe.each(databaseKinds)('delivery on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let before: string;
  let missed: Answer[];
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
    before = await now();
    for (let count = 0; count < 4; count++)
      await newOrder(
        desk,
        people.kari,
        Array.from({ length: 40 }, () => goodLine()),
        { orderType: 'PROJECT' },
      );
    missed = await listed(before);
  });
  afterAll(() => desk.close());

  const now = async (): Promise<string> => (await desk.run(people.kari, '{ cursor }'))['cursor'] as string;
  const listed = async (after: string): Promise<Answer[]> => {
    const query = 'query E($after: Cursor) { events(after: $after, first: 200) { events { cursor event { id rootId } } } }';
    return (await desk.run(people.kari, query, { after }))['events'].events as Answer[];
  };
  /** What a subscription sends until it is up to date. */
  async function untilUpToDate(variableValues: Record<string, unknown>): Promise<Answer[]> {
    const stream = await subscribe({ schema, document, variableValues, contextValue: await desk.contextOf(people.kari) });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
    const messages: Answer[] = [];
    for await (const { data } of stream as AsyncGenerator<ExecutionResult>) {
      const message = data?.['changes'] as Answer;
      messages.push(message);
      if (message['__typename'] === 'UpToDate') break;
    }
    return messages;
  }
  const eventsIn = (messages: Answer[]) =>
    messages.filter(({ event }) => event !== undefined).map(({ event }) => (event as Answer)['id'] as string);
  const idsOf = (events: Answer[]) => events.map(({ event }) => (event as Answer)['id'] as string);

  it('S-31 sends every event unless something else is asked for, however many were missed', async () => {
    const messages = await untilUpToDate({ after: before });
    expect(missed).toHaveLength(164);
    expect(eventsIn(messages)).toEqual(idsOf(missed));
    expect(messages.map(({ __typename }) => __typename as string)).not.toContain('Gap');
  });

  it('S-31 sends the newest of each object and says what it left out, when that is asked for', async () => {
    const [gap, ...rest] = await untilUpToDate({ after: before, delivery: 'LATEST' });
    const lastOfEach = [...new Map(missed.map((each) => [(each['event'] as Answer)['rootId'], each])).values()];
    expect(gap).toMatchObject({ __typename: 'Gap', from: before, to: missed.at(-1)?.['cursor'], count: 160 });
    expect(eventsIn(rest)).toEqual(idsOf(lastOfEach));
    expect(rest.map(({ __typename }) => __typename as string)).toEqual(['Change', 'Change', 'Change', 'Change', 'UpToDate']);
  });

  it('S-31 answers what lies in a gap to whoever asks for it after all', async () => {
    const [gap] = await untilUpToDate({ after: before, delivery: 'LATEST' });
    const read = await listed(gap?.['from'] as string);
    expect(idsOf(read)).toEqual(idsOf(missed));
    expect(read.at(-1)?.['cursor']).toBe(gap?.['to']);
  });

  it('S-31 tells a reader that was cut in the middle of a gap the newest of what it has not heard of', async () => {
    const [, first] = await untilUpToDate({ after: before, delivery: 'LATEST' });
    const again = await untilUpToDate({ after: first?.['cursor'], delivery: 'LATEST' });
    const heard = again.filter(({ event }) => event !== undefined).map(({ event }) => (event as Answer)['rootId'] as string);
    const roots = [...new Set(missed.map(({ event }) => (event as Answer)['rootId'] as string))];
    expect(new Set(heard)).toEqual(new Set(roots.slice(1)));
  });

  it('S-31 sends a reader that wants the newest each event while it keeps up', async () => {
    const after = await now();
    await newOrder(desk, people.kari);
    const messages = await untilUpToDate({ after, delivery: 'LATEST' });
    expect(messages.map(({ __typename }) => __typename as string)).toEqual(['Change', 'Change', 'UpToDate']);
  });
});
