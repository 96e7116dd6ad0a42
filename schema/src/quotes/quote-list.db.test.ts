import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCursor } from '../cursor.ts';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { goodCircuit, moveLine, moveQuote, newQuote, oddCircuit, places, pricedQuote, sentQuote, type Places } from './quote.testing.ts';

describe('the list of quotes', () => {
  let desk: Desk;
  let people: People;
  let at: Places;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    at = await places(desk);
    const made = async (name: string, make: () => Promise<Answer>) => {
      desk.clock.passMinutes(10);
      ids[name] = (await make())['id'] as string;
    };
    await made('draft', () => newQuote(desk, people.kari, [goodCircuit(at)], { title: 'Brygga 100%', customerOrderRef: 'REF-1' }));
    await made('sent', () => sentQuote(desk, people.kari, at));
    await made('priced', () => pricedQuote(desk, people.kari, [goodCircuit(at, { addressB: at.station })]));
    await made('ordered', () => pricedQuote(desk, people.kari, [goodCircuit(at)]));
    await moveLine(desk, people.kari, ids['ordered'] ?? '', 'orderQuoteLine');
    await made('swedish', () => newQuote(desk, people.elsa, [oddCircuit(at)], { title: 'Kontor' }));
  });
  afterAll(() => desk.close());

  const nameOf = (id: string): string => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id;
  const list = async (userId: string, args = ''): Promise<string[]> => {
    const { quotes } = await desk.run(userId, `{ quotes${args} { nodes { id } } }`);
    return quotes.nodes.map(({ id }: Answer) => nameOf(id as string));
  };

  it('G-10 shows your own quotes, newest first', async () => {
    expect(await list(people.kari)).toEqual(['ordered', 'priced', 'sent', 'draft']);
    expect(await list(people.elsa)).toEqual(['swedish']);
  });

  it('O-31 shows the carrier what was submitted, and counts nothing else', async () => {
    const { quotes } = await desk.run(people.sales, '{ quotes { totalCount nodes { id } } }');
    expect(quotes.nodes.map(({ id }: Answer) => nameOf(id as string))).toEqual(['ordered', 'priced', 'sent']);
    expect(quotes.totalCount).toBe(3);
    expect(await list(people.sales, '(filter: { text: "brygga" })')).toEqual([]);
  });

  it.each([
    ['(filter: { status: [RECEIVED, NEW] })', ['sent', 'draft']],
    ['(filter: { lineStatus: [RECEIVED, CUSTOMER_UPDATE] })', ['sent']],
    ['(filter: { reference: "REF-1" })', ['draft']],
    ['(filter: { text: "BRYGGA ref-1" })', ['draft']],
    ['(filter: { text: "100%" })', ['draft']],
    ['(filter: { text: "leased_line_other" })', ['sent']],
    ['(filter: { productCode: "LEASED_LINE_OTHER" })', ['sent']],
    ['(filter: { needsMe: true })', ['priced', 'draft']],
    ['(filter: { createdFrom: "2025-10-01T08:15:00Z", createdTo: "2025-10-01T08:35:00Z" })', ['priced', 'sent']],
    ['(sort: CREATED, direction: ASC)', ['draft', 'sent', 'priced', 'ordered']],
    ['(sort: NUMBER, direction: ASC, first: 2)', ['draft', 'sent']],
  ])('G-10 answers %s', async (args, expected) => expect(await list(people.kari, args)).toEqual(expected));

  it('G-10 finds a quote by its number and by an address', async () => {
    const query = 'query N($id: ID!) { quote(id: $id) { number lines { addressB { street } } } }';
    const { quote } = await desk.run(people.kari, query, { id: ids['priced'] });
    expect(await list(people.kari, `(filter: { text: "${quote.number}" })`)).toEqual(['priced']);
    expect(await list(people.kari, `(filter: { text: "${quote.lines[0].addressB.street}" })`)).toContain('priced');
    const byNumber = await desk.run(people.kari, 'query N($number: String!) { quote(number: $number) { id } }', { number: quote.number });
    expect(byNumber['quote'].id).toBe(ids['priced']);
    expect(
      (await desk.run(people.elsa, 'query N($number: String!) { quote(number: $number) { id } }', { number: quote.number }))['quote'],
    ).toBeNull();
    expect((await desk.run(people.kari, '{ quote { id } }'))['quote']).toBeNull();
  });

  it('G-10 keeps the search true when the header is renamed or a line is changed', async () => {
    const quote = await newQuote(desk, people.ola, [{}], { title: 'Havnelageret' });
    await moveQuote(desk, people.ola, quote['id'], 'updateQuote', { title: 'Tollboden' });
    await moveLine(desk, people.ola, quote['id'], 'updateQuoteLine', { line: { productCode: 'COLOCATION' } });
    expect(await list(people.ola, '(filter: { text: "tollboden colocation" })')).toEqual([quote['id']]);
    expect(await list(people.ola, '(filter: { text: "havnelageret" })')).toEqual([]);
    await moveQuote(desk, people.ola, quote['id'], 'cancelQuote');
  });

  it('G-10 walks every page once, forwards and back', async () => {
    const walked: string[] = [];
    let after: string | null = null;
    for (;;) {
      const query =
        'query P($after: String) { quotes(first: 2, after: $after, filter: { createdTo: "2025-10-01T08:55:00Z" }) { nodes { id } pageInfo { endCursor hasNextPage } } }';
      const { quotes }: Answer = await desk.run(people.kari, query, { after });
      walked.push(...quotes.nodes.map(({ id }: Answer) => nameOf(id as string)));
      after = quotes.pageInfo.endCursor;
      if (quotes.pageInfo.hasNextPage !== true) break;
    }
    expect(walked.filter((name) => name in ids)).toEqual(['ordered', 'priced', 'sent', 'draft']);
    const last = await desk.run(people.kari, '{ quotes(last: 1, sort: CREATED) { nodes { id } } }');
    expect(last['quotes'].nodes.map(({ id }: Answer) => nameOf(id as string))).toEqual(['draft']);
  });

  it('G-10 refuses pages that are too large and cursors of other lists', async () => {
    await expect(desk.run(people.kari, '{ quotes(first: 101) { nodes { id } } }')).rejects.toThrow();
    await expect(desk.run(people.kari, '{ quotes(after: "x") { nodes { id } } }')).rejects.toThrow();
  });

  it('S-31 answers with a cursor of the stream that was read before the rows', async () => {
    const { quotes, cursor } = await desk.run(people.kari, '{ quotes { cursor nodes { id } } cursor }');
    const positions = [quotes.cursor, cursor].map((each) => decodeCursor(each, `org:${people.north.id}`, 1_000n));
    expect(positions[0]).toBe(positions[1]);
  });

  it('G-10 takes as many statements for many quotes with lines and moves as for few', async () => {
    const statements: string[] = [];
    const counted = desk.database.db.$extends({
      query: {
        $allModels: {
          $allOperations: ({ model, operation, args, query }) => {
            statements.push(`${model}.${operation}`);
            return query(args);
          },
        },
      },
    });
    const ask = async (first: number): Promise<string> => {
      statements.length = 0;
      const source = `{ quotes(first: ${first}) { nodes { id number availableMoves { name } ballInCourt { party }
        lines { id status product { code } addressA { singleLine } availableMoves { name allowed } ballInCourt { party } } } } }`;
      const contextValue = { ...(await desk.contextOf(people.kari)), db: counted as never };
      const answer = await graphql({ schema, source, contextValue });
      if (answer.errors !== undefined) throw answer.errors[0] ?? new Error('no data');
      return statements.join(' ');
    };
    expect(await ask(4)).toBe(await ask(1));
  });
});
