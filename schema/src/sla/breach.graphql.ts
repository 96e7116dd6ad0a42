import { builder } from '../builder.ts';
import { lateLinesOf, lateRepairOf } from './breach.ts';
import { isPastPromise, type Breach, type LateDelivery, type LateRepair } from './breach.rules.ts';
import { breachInWords } from './claim.words.ts';

const inWords = 'Promised, what came and by how much it is late, in sentences of your language.';

const LateDeliveryType = builder.objectRef<LateDelivery>('LateDelivery').implement({
  description: 'A delivery that came, or comes, later than its SLA promises (O-25, D-58).',
  fields: (t) => ({
    ruleId: t.string({ description: 'The rule it is measured by.', resolve: () => 'D-58' }),
    summary: t.string({ description: inWords, resolve: (late, _args, { locale }) => breachInWords(late, locale) }),
    promisedOn: t.field({
      type: 'Date',
      description: 'The date promised when the line was registered.',
      resolve: ({ promisedOn }) => promisedOn,
    }),
    waitedDays: t.exposeInt('waitedDays', {
      description: 'Calendar days after that for which the line waited for the customer; they do not count.',
    }),
    dueOn: t.field({ type: 'Date', description: 'The date promised and those days.', resolve: ({ dueOn }) => dueOn }),
    deliveredOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'When it was delivered; null while it is not.',
      resolve: (late) => late.deliveredOn,
    }),
    daysLate: t.exposeInt('daysLate', { description: 'Calendar days from `dueOn` to the delivery, or to today.' }),
  }),
});

const LateRepairType = builder.objectRef<LateRepair>('LateRepair').implement({
  description: 'A fault that took, or takes, longer to repair than its SLA promises (D-59).',
  fields: (t) => ({
    ruleId: t.string({ description: 'The rule it is measured by.', resolve: () => 'D-59' }),
    summary: t.string({ description: inWords, resolve: (late, _args, { locale }) => breachInWords(late, locale) }),
    promisedHours: t.exposeInt('promisedHours', { description: 'Within how many hours a fault is repaired.' }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'When the clock began to run.' }),
    waitedMinutes: t.exposeInt('waitedMinutes', {
      description: 'Minutes for which the ticket waited for the customer; the clock stood still.',
    }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When the promised hours were used up.' }),
    repairedAt: t.expose('repairedAt', { type: 'DateTime', nullable: true, description: 'When it was resolved; null while it is not.' }),
    minutesLate: t.exposeInt('minutesLate', {
      description: 'Minutes that the clock ran beyond what was promised, until now while it runs.',
    }),
  }),
});

/** What an SLA promised and what came instead. */
export const SlaBreachType = builder.unionType('SlaBreach', {
  description: 'A measured breach of an SLA. `slaClaimDraft` makes a claim of it.',
  types: [LateDeliveryType, LateRepairType],
  resolveType: (breach: Breach) => (breach.kind === 'DELIVERY' ? LateDeliveryType : LateRepairType),
});

const measured = 'Null when nothing is later than promised, and where no compensation scheme is agreed.';

builder.prismaObjectField('OrderLine', 'slaBreach', (t) =>
  t.field({
    type: SlaBreachType,
    nullable: true,
    description: `By how much its delivery breaches the SLA (O-25, D-58). ${measured}`,
    select: { slaActive: true, slaDueDate: true, deliveredAt: true, postedAt: true },
    resolve: async (line, _args, context): Promise<Breach | null> => {
      // A line in time is told by what was read of it anyway.
      if (!isPastPromise({ ...line, action: 'PROVIDE' }, context.clock.now())) return null;
      return (await lateLinesOf(context, line.orderId)).get(line.id) ?? null;
    },
  }),
);

builder.prismaObjectField('TroubleTicket', 'slaBreach', (t) =>
  t.field({
    type: SlaBreachType,
    nullable: true,
    description: `By how much its repair breaches the SLA (D-59). ${measured}`,
    resolve: ({ id }, _args, context): Promise<Breach | null> => lateRepairOf(context, id),
  }),
);
