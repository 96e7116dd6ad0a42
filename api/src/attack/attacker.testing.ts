import { freshKey } from '@sporbar/schema/testing.ts';
import type { Served } from '../served.testing.ts';
import { plainValue, type Attacked, type Input } from './inputs.testing.ts';

/** Somebody who asks: a cookie, a key, or nothing. */
export type Headers = Readonly<Record<string, string>>;

const fragment = `fragment R on Refusal { __typename code ruleId path message hint problems { code ruleId path objectId message hint }
  ... on ConflictRefusal { currentVersion changedAt } ... on InvalidTransitionRefusal { from allowed } ... on ExistingObjectRefusal { existingIds }
  ... on UseServiceRequestRefusal { serviceRequest { reference } } ... on DateTooEarlyRefusal { firstValidDate } }`;

const refusals = new Set([
  'GeneralRefusal',
  'ConflictRefusal',
  'InvalidTransitionRefusal',
  'DateTooEarlyRefusal',
  'ExistingObjectRefusal',
  'ManualPricingRefusal',
  'TechnicalRefusal',
  'UseServiceRequestRefusal',
]);

export interface Reply {
  readonly __typename: string;
  readonly code?: string;
  readonly path?: string;
  readonly currentVersion?: number;
}

export const isRefusal = ({ __typename }: Reply): boolean => refusals.has(__typename);

/** The input a mutation has to be sent at least, at a version and with a key of its own. */
export const inputFor = ({ input }: Attacked, given: Input, more: Input = {}): Input => ({
  ...(plainValue(input, given) as Input),
  ...('idempotencyKey' in input.getFields() ? { idempotencyKey: freshKey() } : {}),
  ...more,
});

/** As many as one document may have aliases. */
const atATime = 36;

/** Sends one mutation with each of the inputs, in order; answers what each was told. */
export async function sendEach(served: Served, headers: Headers, { name, input }: Attacked, inputs: readonly Input[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let from = 0; from < inputs.length; from += atATime) {
    const some = inputs.slice(from, from + atATime);
    const variables = Object.fromEntries(some.map((one, index) => [`i${index}`, one]));
    const declared = some.map((_, index) => `$i${index}: ${input.name}!`).join(', ');
    const asked = some.map((_, index) => `a${index}: ${name}(input: $i${index}) { __typename ...R }`).join(' ');
    const response = await served.post({ query: `${fragment} mutation (${declared}) { ${asked} }`, variables }, headers);
    const answer = (await response.json()) as { data?: Record<string, Reply>; errors?: unknown };
    if (answer.data == null || answer.errors !== undefined) throw new Error(`${name}: ${JSON.stringify(answer).slice(0, 600)}`);
    replies.push(...some.map((_, index) => answer.data?.[`a${index}`] as Reply));
  }
  return replies;
}

/** Words that only the inside of the server knows. */
export const insideWords = /prisma|pglite|postgres|node_modules|\/work\/|\/src\/|file:\/\/|\bSELECT\b|\bINSERT\b|\n {4}at /i;
