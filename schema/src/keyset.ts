import { builder } from './builder.ts';
import { Refused, refusalsOf } from './refusals.ts';
import { textProblems } from './text-checks.ts';

/** The page sizes everybody keeps to (G-10). */
export const largestPage = 100;
export const usualPage = 25;

export const noPage = refusalsOf({
  tooLarge: {
    code: 'VALIDATION',
    ruleId: 'G-10',
    message: { en: 'A page has 1 to {max} rows.', nb: 'En side har 1 til {max} rader.', sv: 'En sida har 1 till {max} rader.' },
    hint: { en: 'Ask for fewer and follow the cursor.', nb: 'Be om færre og følg markøren.', sv: 'Be om färre och följ markören.' },
  },
  badCursor: {
    code: 'CURSOR_INVALID',
    ruleId: 'G-10',
    message: {
      en: 'This is not a page cursor of this list.',
      nb: 'Dette er ikke en sidemarkør for denne listen.',
      sv: 'Detta är inte en sidmarkör för den här listan.',
    },
    hint: { en: 'Begin at the first page.', nb: 'Begynn på første side.', sv: 'Börja på första sidan.' },
  },
});

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A page by key: rows after (or before) the one the cursor names, in the order of `field` then id. */
export interface Page {
  readonly where: Record<string, unknown>;
  readonly orderBy: Record<string, 'asc' | 'desc'>[];
  readonly take: number;
  readonly backwards: boolean;
  readonly limit: number;
  readonly field: string;
}

type Key = string | number | Date;

/** Reads the arguments of a connection sorted by `field`. Page sizes out of range and foreign cursors are refused. */
export function pageOf(args: PageArgs, field: string, direction: 'asc' | 'desc'): Page {
  const backwards = args.last != null || (args.before != null && args.first == null);
  const limit = (backwards ? args.last : args.first) ?? usualPage;
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage)
    throw new Refused([noPage.tooLarge(backwards ? '/last' : '/first', { max: largestPage })]);
  const order = backwards === (direction === 'asc') ? 'desc' : 'asc';
  const cursor = backwards ? args.before : args.after;
  return {
    where: cursor == null ? {} : beyond(cursor, field, order),
    orderBy: [{ [field]: order }, { id: order }],
    take: limit + 1,
    backwards,
    limit,
    field,
  };
}

function beyond(cursor: string, field: string, order: 'asc' | 'desc'): Record<string, unknown> {
  const side = order === 'asc' ? 'gt' : 'lt';
  const { value, id } = decodeKey(cursor, field);
  // Said so that an index begins where the page does: of an OR alone the database would look through every page before it.
  return { [field]: { [`${side}e`]: value }, OR: [{ [field]: { [side]: value } }, { id: { [side]: id } }] };
}

const encodeKey = (field: string, value: Key, id: string): string => {
  const [kind, text] = value instanceof Date ? ['d', value.toISOString()] : typeof value === 'number' ? ['n', String(value)] : ['s', value];
  return Buffer.from(JSON.stringify([field, kind, text, id])).toString('base64url');
};

function decodeKey(cursor: string, field: string): { value: Key; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 4 && parsed.every((part) => typeof part === 'string') && parsed[0] === field) {
      const [, kind, text, id] = parsed as [string, string, string, string];
      const value = kind === 'd' ? new Date(text) : kind === 'n' ? Number(text) : text;
      const valid = value instanceof Date ? isInRange(value) : typeof value !== 'number' || (value | 0) === value;
      if (valid && textProblems([text, id]).length === 0) return { value, id };
    }
  } catch {
    // Falls through to the refusal: whatever it was, it is not one of our cursors.
  }
  throw new Refused([noPage.badCursor('/after')]);
}

/** Times that a database can compare with: the first of our years to the last of four digits. */
const isInRange = (at: Date): boolean => at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999;

/** A forged cursor may name the right field with a value of another kind; the database client finds out. */
export const isMisfit = (error: unknown, { where }: Page): boolean =>
  'OR' in where && error instanceof Error && error.name === 'PrismaClientValidationError';

/** A row in its page. Its cursor is written when somebody asks for it, which of most rows nobody does. */
class Edge<Row extends { id: string }> {
  readonly node: Row;
  readonly #field: string;

  constructor(node: Row, field: string) {
    this.node = node;
    this.#field = field;
  }

  get cursor(): string {
    return encodeKey(this.#field, (this.node as Record<string, unknown>)[this.#field] as Key, this.node.id);
  }
}

/** The rows of a page as a Relay connection. */
export function connectionOf<Row extends { id: string }>(rows: readonly Row[], page: Page) {
  const kept = rows.slice(0, page.limit);
  const ordered = page.backwards ? kept.toReversed() : kept;
  const more = rows.length > page.limit;
  const edges = ordered.map((node) => new Edge(node, page.field));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: page.backwards ? page.where['OR'] !== undefined : more,
      hasPreviousPage: page.backwards ? more : page.where['OR'] !== undefined,
    },
  };
}

export const SortDirection = builder.enumType('SortDirection', {
  values: { ASC: { description: 'Smallest or oldest first.' }, DESC: { description: 'Largest or newest first.' } },
});

/** Words of a search, as addresses are written too (`Storgata 3 B, 1788 Halden`): each must be found somewhere in the object's search text. */
export const searchWords = (text: string | null | undefined): string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 8);

export const matching = (text: string | null | undefined): { AND?: { searchText: { contains: string } }[] } => {
  const words = searchWords(text);
  return words.length === 0 ? {} : { AND: words.map((word) => ({ searchText: { contains: literally(word) } })) };
};

/** Text that Prisma compares without regard to capitals or anywhere inside: `%` and `_` stand for themselves. */
export const literally = (word: string): string => word.replace(/[\\%_]/g, '\\$&');
