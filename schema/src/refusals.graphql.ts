import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';
import type { RequestInstead } from './moves.ts';
import {
  hintOf,
  messageOf,
  no,
  refusalCodes,
  Refused,
  type Problem,
  type Problems,
  type RefusalCode,
  type RefusalData,
} from './refusals.ts';
import type { Locale } from './words.ts';

export interface RefusalShape {
  readonly problems: Problems;
}

export const RefusalCodeEnum = builder.enumType('RefusalCode', {
  description: 'Why something was refused. Programs may rely on these; messages are for people.',
  values: Object.fromEntries(Object.entries(refusalCodes).map(([code, description]) => [code, { description }])) as Record<
    RefusalCode,
    { description: string }
  >,
});

export const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: 'One thing that stands in the way. All of them are told at once.',
  fields: (t) => ({
    code: t.field({ type: RefusalCodeEnum, description: 'Which kind of no.', resolve: (problem) => problem.def.code }),
    ruleId: t.string({ description: 'The rule that says no, as in the rule book: O-14.', resolve: (problem) => problem.def.ruleId }),
    path: t.string({
      description: 'JSON Pointer into the input: `/contactPhone`. Empty when it concerns the whole.',
      resolve: (problem) => problem.path,
    }),
    objectId: t.id({
      nullable: true,
      description: 'The line or object concerned, when the move covers several.',
      resolve: (problem) => problem.objectId ?? null,
    }),
    message: t.string({ description: 'What is wrong, in your language.', resolve: (problem, _, { locale }) => messageOf(problem, locale) }),
    hint: t.string({ description: 'What to do about it, in your language.', resolve: (problem, _, { locale }) => hintOf(problem, locale) }),
  }),
});

const Refusal = builder.interfaceRef<RefusalShape>('Refusal').implement({
  description: 'A typed no. Nothing was written. Read `code`; show `message`; point at `problems`.',
  fields: (t) => ({
    code: t.field({
      type: RefusalCodeEnum,
      description: 'The code of the first problem.',
      resolve: ({ problems }) => problems[0].def.code,
    }),
    ruleId: t.string({ description: 'The rule of the first problem.', resolve: ({ problems }) => problems[0].def.ruleId }),
    path: t.string({ description: 'Where the first problem is.', resolve: ({ problems }) => problems[0].path }),
    message: t.string({
      description: 'The first problem in your language.',
      resolve: ({ problems }, _, { locale }) => messageOf(problems[0], locale),
    }),
    hint: t.string({
      description: 'What to do about the first problem.',
      resolve: ({ problems }, _, { locale }) => hintOf(problems[0], locale),
    }),
    problems: t.field({ type: [ProblemType], description: 'Every problem found, at least one.', resolve: ({ problems }) => [...problems] }),
  }),
});

const dataOf = ({ problems }: RefusalShape): RefusalData => problems.find((problem) => problem.data !== undefined)?.data ?? {};

const Conflict = builder.objectRef<RefusalShape>('ConflictRefusal').implement({
  description: 'CONFLICT: the object changed after you read it (G-06).',
  interfaces: [Refusal],
  fields: (t) => ({
    currentVersion: t.int({ description: 'The version it has now.', resolve: (refusal) => dataOf(refusal).currentVersion ?? 0 }),
    changedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it last changed.',
      resolve: (refusal) => dataOf(refusal).changedAt ?? null,
    }),
  }),
});

const InvalidTransition = builder.objectRef<RefusalShape>('InvalidTransitionRefusal').implement({
  description: 'INVALID_TRANSITION: the move does not start from the present status (G-08).',
  interfaces: [Refusal],
  fields: (t) => ({
    from: t.string({ description: 'The present status.', resolve: (refusal) => dataOf(refusal).from ?? '' }),
    allowed: t.stringList({
      description: 'Mutations that start from it, whoever may use them.',
      resolve: (refusal) => [...(dataOf(refusal).allowed ?? [])],
    }),
  }),
});

const DateTooEarly = builder.objectRef<RefusalShape>('DateTooEarlyRefusal').implement({
  description: 'REQUESTED_DATE_TOO_EARLY (O-06).',
  interfaces: [Refusal],
  fields: (t) => ({
    firstValidDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first date that would be accepted.',
      resolve: (refusal) => dataOf(refusal).firstValidDate ?? null,
    }),
  }),
});

const Existing = builder.objectRef<RefusalShape>('ExistingObjectRefusal').implement({
  description:
    'DUPLICATE_SERVICE_REQUEST, DUPLICATE_TROUBLE_TICKET or ADDRESS_IN_USE: something that exists is in the way (SR-03, TT-05, CA-09).',
  interfaces: [Refusal],
  fields: (t) => ({
    existingIds: t.idList({
      description: 'The ids of what is in the way.',
      resolve: (refusal) => [...(dataOf(refusal).existingIds ?? [])],
    }),
  }),
});

const ManualPricing = builder.objectRef<RefusalShape>('ManualPricingRefusal').implement({
  description: 'MANUAL_PRICING_QUESTION: ask the user, then send `confirmManualPricing` (Q-14).',
  interfaces: [Refusal],
  fields: (t) => ({
    lineIds: t.idList({ description: 'The lines that need manual pricing.', resolve: (refusal) => [...(dataOf(refusal).lineIds ?? [])] }),
  }),
});

export const RequestInsteadType = builder.objectRef<RequestInstead>('ServiceRequestInstead').implement({
  description: 'How to begin the service request that asks for it.',
  fields: (t) => ({
    area: t.exposeString('area', { description: 'The Area to choose.' }),
    topic: t.exposeString('topic', { description: 'The topic to choose.' }),
    reference: t.exposeString('reference', { description: 'The reference to give.' }),
  }),
});

const UseServiceRequest = builder.objectRef<RefusalShape>('UseServiceRequestRefusal').implement({
  description: 'USE_SERVICE_REQUEST: the button is not available any more; a service request is (M-04, ISP-17).',
  interfaces: [Refusal],
  fields: (t) => ({
    serviceRequest: t.field({
      type: RequestInsteadType,
      nullable: true,
      description: 'How to begin it.',
      resolve: (refusal) => dataOf(refusal).serviceRequest ?? null,
    }),
  }),
});

const Technical = builder.objectRef<RefusalShape>('TechnicalRefusal').implement({
  description: 'TECHNICAL_ERROR: something failed on our side (G-04).',
  interfaces: [Refusal],
  fields: (t) => ({
    retryable: t.boolean({
      description: 'True when the same request may succeed later.',
      resolve: (refusal) => dataOf(refusal).retryable ?? true,
    }),
    nothingChanged: t.boolean({
      description:
        'True when it is certain that nothing was changed. False when the fault came at the last moment: send the request again with the same `idempotencyKey`, and it is done once.',
      resolve: (refusal) => dataOf(refusal).nothingChanged ?? true,
    }),
  }),
});

const General = builder.objectRef<RefusalShape>('GeneralRefusal').implement({
  description: 'Any other no; `code` tells which.',
  interfaces: [Refusal],
});

const special: Partial<Record<RefusalCode, typeof General>> = {
  CONFLICT: Conflict,
  INVALID_TRANSITION: InvalidTransition,
  REQUESTED_DATE_TOO_EARLY: DateTooEarly,
  DUPLICATE_SERVICE_REQUEST: Existing,
  DUPLICATE_TROUBLE_TICKET: Existing,
  ADDRESS_IN_USE: Existing,
  MANUAL_PRICING_QUESTION: ManualPricing,
  USE_SERVICE_REQUEST: UseServiceRequest,
  TECHNICAL_ERROR: Technical,
};

/** Every type a refusal can have: the closed part of each mutation's result. */
export const refusalTypes = [General, Conflict, InvalidTransition, DateTooEarly, Existing, ManualPricing, UseServiceRequest, Technical];

/** The GraphQL type of a refusal, by the code of its first problem. */
export const refusalTypeOf = ({ problems }: RefusalShape): typeof General => special[problems[0].def.code] ?? General;

/** Refusals where no union is answered: queries and subscriptions put them into `errors` with the same facts. */
export const refusalError = {
  of: (refused: Refused, { locale }: { locale: Locale }): GraphQLError => {
    const [first] = refused.problems;
    return new GraphQLError(messageOf(first, locale), {
      extensions: { code: first.def.code, ruleId: first.def.ruleId, path: first.path, hint: hintOf(first, locale) },
    });
  },
  notFound: (context: { locale: Locale }): GraphQLError => refusalError.of(new Refused([no.notFound('/id')]), context),
};
