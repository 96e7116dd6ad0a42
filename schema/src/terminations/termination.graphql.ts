import { TerminationScope } from '@sporbar/prisma/generated/client/enums.ts';
import type { InstalledProduct, Termination } from '@sporbar/prisma/generated/client/client.ts';
import { mayOrder, ownOrCarrier, rightProblems } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { lineColumns, lineInclude, snapshotForCarrier } from '../orders/order.state.ts';
import { installedInclude } from '../orders/modify/modify.input.ts';
import { InstalledProductType } from '../portfolio/installed.graphql.ts';
import type { Problem } from '../refusals.ts';
import { ProblemType } from '../refusals.graphql.ts';
import { dateOf } from '../time.ts';
import type { Viewer } from '../viewer.ts';
import { TerminationScopeEnum } from './termination.graphql-input.ts';
import { productsBy } from './termination.input.ts';
import { noTermination } from './termination.refusals.ts';
import { effectiveDateOf, endingProblems, requestedProblems } from './termination.rules.ts';
import { endOf, noticeOf } from './termination.words.ts';

interface Ending extends Pick<Termination, 'scope' | 'components' | 'endedAt'> {
  readonly effectiveDate: string;
  readonly requestedDate: string | null;
  readonly noticeDays: number;
  readonly payer: string;
}

const TerminationType = builder.objectRef<Ending>('Termination').implement({
  description: 'What an order line of action TERMINATE ends, and when (context 07).',
  fields: (t) => ({
    scope: t.field({
      type: TerminationScopeEnum,
      description: 'All of the subscription, or a part of it (TER-01).',
      resolve: ({ scope }) => scope,
    }),
    components: t.stringList({
      description: 'Of a part: codes of the add-on services that end (TER-08).',
      resolve: ({ components }) => [...components],
    }),
    effectiveDate: t.field({
      type: 'Date',
      description:
        'When it ends: the requested date, or the end of the notice if that is later, counted from the day it is sent (TER-05). Until it is sent, what it would be if that were today.',
      resolve: ({ effectiveDate }) => effectiveDate,
    }),
    noticeDays: t.int({
      description: 'How many days the subscription lives on after it was terminated.',
      resolve: ({ noticeDays }) => noticeDays,
    }),
    notice: t.string({
      description: 'Who pays until when, in your language (TER-04).',
      resolve: (ending, _args, { locale }) => noticeOf(ending, locale),
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken down; null until then (TER-03).',
      resolve: ({ endedAt }) => endedAt,
    }),
  }),
});

const endingSelect = {
  ...lineColumns,
  revisions: lineInclude.revisions,
  termination: true,
  product: { select: { terminationNoticeDays: true } },
  order: { select: { organisation: { select: { name: true } } } },
} as const;

builder.prismaObjectField('OrderLine', 'termination', (t) =>
  t.field({
    type: TerminationType,
    nullable: true,
    description: 'What it ends; null unless its order is a termination. The product is `installedProduct`.',
    select: endingSelect,
    resolve: (line, _args, context) => {
      // O-31: what is being changed is not the carrier's to see.
      const sent = requireViewer(context).isCarrier ? { ...line, ...snapshotForCarrier(line) } : line;
      const { termination } = sent;
      if (termination === null) return null;
      const noticeDays = line.product?.terminationNoticeDays ?? 0;
      const effectiveDate = endOf(
        sent,
        line.status === 'NEW' && sent === line ? null : termination,
        noticeDays,
        dateOf(context.clock.now()),
      );
      const { scope, components, endedAt } = termination;
      return {
        scope,
        components,
        endedAt,
        effectiveDate,
        noticeDays,
        requestedDate: sent.requestedDate,
        payer: line.order.organisation.name,
      };
    },
  }),
);

interface Offer {
  readonly blockedBy: Problem[];
  readonly noticeDays: number;
  readonly effectiveDate: string;
}

const OfferType = builder.objectRef<Offer>('TerminationOffer').implement({
  description: 'Whether an installed product can be terminated, and when it would end if that were sent today.',
  fields: (t) => ({
    allowed: t.boolean({
      description: 'True when nothing known now stands in the way.',
      resolve: ({ blockedBy }) => blockedBy.length === 0,
    }),
    blockedBy: t.field({ type: [ProblemType], description: 'Every reason why not.', resolve: ({ blockedBy }) => blockedBy }),
    noticeDays: t.exposeInt('noticeDays', { description: 'How many days it lives on (TER-05).' }),
    effectiveDate: t.field({
      type: 'Date',
      description: 'The earliest date on which it could end.',
      resolve: ({ effectiveDate }) => effectiveDate,
    }),
  }),
});

/** Why this viewer may not order, as far as rights go. */
const rightsOf = (viewer: Viewer): Problem[] => rightProblems(viewer, ['ORDER'], mayOrder(viewer));

builder.prismaObjectField('InstalledProduct', 'terminationOffer', (t) =>
  t.field({
    type: OfferType,
    nullable: true,
    description: 'Whether you can terminate it, by an order line with `termination`. Null for the carrier, which orders nothing.',
    select: {
      status: true,
      endUserName: true,
      addOns: true,
      orderLines: installedInclude.orderLines,
      product: { select: { terminationNoticeDays: true } },
    },
    resolve: (installed, _args, context) => {
      const viewer = requireViewer(context);
      if (viewer.isCarrier) return null;
      const noticeDays = installed.product.terminationNoticeDays;
      const effectiveDate = effectiveDateOf(null, noticeDays, dateOf(context.clock.now()));
      return { blockedBy: [...rightsOf(viewer), ...endingProblems(installed, null, '')], noticeDays, effectiveDate };
    },
  }),
);

interface Preview {
  readonly found: (Pick<InstalledProduct, 'id'> & Pick<Ending, 'effectiveDate' | 'noticeDays' | 'payer'>) | null;
  readonly scope: Ending['scope'];
  readonly requestedDate: string | null;
  readonly problems: Problem[];
}

const PreviewType = builder.objectRef<Preview>('TerminationPreview').implement({
  description: 'What a termination would come to if it were sent today.',
  fields: (t) => ({
    installedProduct: t.prismaField({
      type: InstalledProductType,
      nullable: true,
      description: 'The one product of yours in operation that has the number: make sure that it is the right subscription (TER-06).',
      resolve: (query, { found }, _args, context) =>
        found === null
          ? null
          : context.db.installedProduct.findFirst({ ...query, where: { id: found.id, ...ownOrCarrier(requireViewer(context)) } }),
    }),
    noticeDays: t.int({
      nullable: true,
      description: 'How many days it lives on (TER-05).',
      resolve: ({ found }) => found?.noticeDays ?? null,
    }),
    effectiveDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'When it would end (TER-05).',
      resolve: ({ found }) => found?.effectiveDate ?? null,
    }),
    notice: t.string({
      nullable: true,
      description: 'Who pays until when, in your language (TER-04).',
      resolve: ({ found, scope, requestedDate }, _args, { locale }) =>
        found === null ? null : noticeOf({ ...found, scope, requestedDate }, locale),
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'What stands in the way of the number and the date, paths as in an order’s first line.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

builder.queryField('terminationPreview', (t) =>
  t.field({
    type: PreviewType,
    description: 'The product that a phone or circuit number names, and when it would end, before anything is ordered (TER-05, TER-06).',
    args: {
      number: t.arg.string({ required: true, description: 'Phone or circuit number.' }),
      requestedDate: t.arg({ type: 'Date', description: 'Until when the end user wishes to have it.' }),
      scope: t.arg({
        type: TerminationScopeEnum,
        required: true,
        defaultValue: TerminationScope.WHOLE,
        description: 'All of it, or a part.',
      }),
    },
    resolve: async (_root, { number, requestedDate, scope }, context) => {
      const viewer = requireViewer(context);
      const today = dateOf(context.clock.now());
      const wished = requestedDate ?? null;
      const dates = wished === null ? [] : requestedProblems(wished, today, '/lines/0/requestedDate');
      const path = '/lines/0/termination/number';
      const [product, other] = viewer.isCarrier ? [] : await productsBy(context.db, viewer.organisationId, number.slice(0, 40));
      if (product === undefined || other !== undefined) {
        const objection = other === undefined ? noTermination.noMatch(path) : noTermination.severalMatch(path);
        return { found: null, scope, requestedDate: wished, problems: [objection, ...dates] };
      }
      const {
        product: kind,
        organisation,
        ...installed
      } = await context.db.installedProduct.findUniqueOrThrow({
        where: { id: product.id },
        include: { ...installedInclude, product: true, organisation: { select: { name: true } } },
      });
      const noticeDays = kind.terminationNoticeDays;
      const found = { id: product.id, noticeDays, effectiveDate: effectiveDateOf(wished, noticeDays, today), payer: organisation.name };
      return { found, scope, requestedDate: wished, problems: [...rightsOf(viewer), ...endingProblems(installed, null, path), ...dates] };
    },
  }),
);
