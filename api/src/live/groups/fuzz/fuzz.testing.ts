import { schema } from '@sporbar/schema/schema.ts';
import { parse, validate } from 'graphql';
import { expect } from 'vitest';
import { drawSelection, reachable, wayToField, type Pick } from './document.testing.ts';
import type { Case, SameBytes } from './same-bytes.testing.ts';

/** The short form is the same every time, the long one always another. */
export const usualSeed = 20_261_122;

/** Reproduces a run: `SPORBAR_SEED=… npx vitest run <file>`. */
export const seedOf = (otherwise: number = Math.floor(Math.random() * 2 ** 31)): number => Number(process.env.SPORBAR_SEED ?? otherwise);

/** Numbers that a seed decides. */
export function picking(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What a run has gone over so far. */
export class Coverage {
  readonly asked = new Set<string>();
  documents = 0;
  messages = 0;
  bytes = 0;
  /** Documents that were answered by groups to the end, and those that turned out to be personal. */
  shared = 0;
  alone = 0;

  toString(): string {
    const { documents, shared, alone, messages, bytes, asked } = this;
    return `${documents} documents (${shared} shared, ${alone} not), ${messages} messages, ${bytes} bytes, ${asked.size} of ${reachable.size} fields`;
  }
}

/** Who of the audience's twins is told of a noun at all. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  Order: ['kari', 'ola', 'solveig', 'elsa', 'anne', 'kari (read)', 'kari (read, order, orders)'],
  Quote: ['kari', 'ola', 'solveig', 'anne', 'kari (read)'],
  ServiceRequest: ['kari', 'ola', 'solveig', 'anne', 'kari (read)'],
  Package: ['mari', 'anne', 'mari (read, order, packages)'],
  Invoice: ['ola', 'solveig', 'mari', 'berit'],
  User: ['solveig', 'anne'],
};
export const nouns: readonly string[] = Object.keys(concerned);

interface Draw {
  readonly pick: Pick;
  readonly about: string;
  readonly density: number;
  readonly others: number;
  /** What must be asked for, however deep it lies. */
  readonly way?: ReturnType<typeof wayToField>;
}

/** Asks for what chance has left out: each such field on its shortest way, so that in the end all were asked for, whatever the seed. */
export async function askForTheRest(bytes: SameBytes, coverage: Coverage, pick: Pick): Promise<void> {
  for (const field of reachable) {
    if (coverage.asked.has(field)) continue;
    const ways = nouns.flatMap((about) => {
      const way = wayToField(about, field);
      return way === undefined ? [] : [{ about, way }];
    });
    const [nearest] = ways.toSorted((one, other) => one.way.toward.size - other.way.toward.size);
    if (nearest !== undefined) await oneCase(bytes, coverage, { pick, ...nearest, density: 8, others: 2 });
  }
}

/** Draws a question, has it asked, and compares. A dense one asks for nearly everything, and so for what is personal too. */
export async function oneCase(bytes: SameBytes, coverage: Coverage, { pick, about, density, others, way }: Draw): Promise<void> {
  const { audience, stage } = bytes;
  const one = <T>(items: readonly T[]): T => items[pick(items.length)] as T;
  const occasion = one(stage.occasions.filter((each) => each.about === about));
  const selection = drawSelection({
    pick,
    density,
    depth: density === 100 ? 3 : 2 + pick(3),
    about,
    asked: coverage.asked,
    members: new Map(way?.members),
    ...(way !== undefined && { toward: way.toward }),
  });
  const root = rootFor(about, pick);
  const query = `subscription S(${root.declared}) { ${root.field} { ${selection} } }`;
  const errors = validate(schema, parse(query));
  expect(errors, query).toEqual([]);
  const twins = one(audience.twins.filter(([{ name }]) => concerned[about]?.includes(name)));
  // Those of the same side are told of the same events: what tells them apart is what they may do.
  const beside = [...audience.others, ...audience.twins.flat()].filter(({ side }) => side === twins[0].side || pick(4) === 0);
  const followers = new Set([...twins, ...Array.from({ length: others }, () => one(beside))]);
  const { messages, bytes: length, groups } = await bytes.compare({ query, ...root, occasion, followers: [...followers] });
  coverage.documents += 1;
  coverage.messages += messages;
  coverage.bytes += length;
  if (messages > 0) coverage[groups > 0 ? 'shared' : 'alone'] += 1;
}

interface Root {
  readonly variables: Case['variables'];
  readonly idIn?: Case['idIn'];
  readonly declared: string;
  readonly field: string;
}

/** Which of the subscriptions it is, and with which variables. */
function rootFor(about: string, pick: Pick): Root {
  const own = `${about.charAt(0).toLowerCase()}${about.slice(1)}Changed`;
  const hasOwn = schema.getSubscriptionType()?.getFields()[own] !== undefined;
  const filtered = { declared: '$after: Cursor, $filter: ChangesFilter', field: 'changes(after: $after, filter: $filter)' };
  switch (pick(4)) {
    case 0:
      return { declared: '$after: Cursor', field: 'changes(after: $after)', variables: {} };
    case 1:
      return { ...filtered, variables: {}, idIn: 'filter' };
    case 2:
      return { ...filtered, variables: { filter: { types: ['ORDER', 'QUOTE', 'PACKAGE', 'SERVICE_REQUEST'] } } };
    default:
      return hasOwn
        ? { declared: '$id: ID!, $after: Cursor', field: `${own}(id: $id, after: $after)`, variables: {}, idIn: 'id' }
        : { ...filtered, variables: { filter: { queues: ['CUSTOMER_SERVICE', 'DELIVERY'] } } };
  }
}
