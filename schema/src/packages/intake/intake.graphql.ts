import { literally } from '../../keyset.ts';
import type { MailboxAccount } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { requireViewer, type Context } from '../../context.ts';
import { no, Refused } from '../../refusals.ts';
import { refusalError } from '../../refusals.graphql.ts';
import { trackingKey } from '../tracking-number.ts';
import { matchIntake, type Likeness } from './match.ts';

const LikenessEnum = builder.enumType('IntakeLikeness', {
  description: 'Why a booked package could be the one on the scanner.',
  values: {
    SAME_ENDING: { description: 'A number of it ends like the one scanned.' },
    FEW_CHARACTERS_OFF: { description: 'A number of it differs in one or two characters.' },
    NO_TRACKING_NUMBER: { description: 'It was booked without a number.' },
  } satisfies Record<Likeness, object>,
});

interface Suggestion {
  readonly packageId: string;
  readonly likeness: Likeness;
}

const SuggestionType = builder.objectRef<Suggestion>('IntakeSuggestion').implement({
  description: 'A booked package that could be it. Nothing is received by a suggestion: a person confirms it (CA-07).',
  fields: (t) => ({
    likeness: t.field({ type: LikenessEnum, description: 'Why it could be.', resolve: ({ likeness }) => likeness }),
    package: t.prismaField({
      type: 'Package',
      description: 'The package.',
      resolve: (query, { packageId }, _args, { db }) => db.package.findUniqueOrThrow({ ...query, where: { id: packageId } }),
    }),
  }),
});

interface Intake {
  readonly accounts: readonly MailboxAccount[];
  readonly exactId: string | null;
  readonly hereId: string | null;
  readonly suggestions: readonly Suggestion[];
}

const IntakeType = builder.objectRef<Intake>('IntakeMatches').implement({
  description: 'Whose parcel is on the scanner, and which booking it fits.',
  fields: (t) => ({
    accounts: t.prismaField({
      type: ['MailboxAccount'],
      description: 'The customers the label fits: one for a suite number, at most ten for a name.',
      resolve: (query, { accounts }, _args, { db }) =>
        db.mailboxAccount.findMany({ ...query, where: { id: { in: accounts.map(({ id }) => id) } }, orderBy: { suiteNumber: 'asc' } }),
    }),
    exact: t.prismaField({
      type: 'Package',
      nullable: true,
      description: 'The booked package with exactly this tracking number: receive it.',
      resolve: (query, { exactId }, _args, { db }) =>
        exactId === null ? null : db.package.findUnique({ ...query, where: { id: exactId } }),
    }),
    alreadyHere: t.prismaField({
      type: 'Package',
      nullable: true,
      description: 'A package that came under this number before: it has been scanned already.',
      resolve: (query, { hereId }, _args, { db }) => (hereId === null ? null : db.package.findUnique({ ...query, where: { id: hereId } })),
    }),
    suggestions: t.field({
      type: [SuggestionType],
      description: 'Booked packages that could be it, likeliest first; empty when one fits exactly.',
      resolve: ({ suggestions }) => [...suggestions],
    }),
  }),
});

builder.queryField('intakeMatches', (t) =>
  t.field({
    type: IntakeType,
    description: 'Carrier staff: finds the owner and the booking of a parcel by what its label says (CA-07).',
    args: {
      suiteNumber: t.arg.string({ description: 'The customer number on the label.' }),
      name: t.arg.string({ description: 'Or the name on it, or a part of it.' }),
      trackingNumber: t.arg.string({ description: 'As scanned.' }),
    },
    resolve: (_root, args, context) => intake(context, args),
  }),
);

interface Label {
  readonly suiteNumber?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly trackingNumber?: string | null | undefined;
}

async function intake(context: Context, label: Label): Promise<Intake> {
  if (!requireViewer(context).isCarrier) throw refusalError.of(new Refused([no.forbidden('')]), context);
  const accounts = await accountsFor(context, label);
  const organisationId = { in: accounts.map((account) => account.organisationId) };
  const key = trackingKey(label.trackingNumber ?? '');
  const booked = await context.db.package.findMany({
    where: { organisationId, status: 'BOOKED' },
    orderBy: { id: 'desc' },
    take: 200,
    select: { id: true, trackingNumbers: { select: { value: true } } },
  });
  const match = matchIntake(
    key,
    booked.map(({ id, trackingNumbers }) => ({ packageId: id, trackingNumbers: trackingNumbers.map(({ value }) => value) })),
  );
  const here = await context.db.trackingNumber.findFirst({
    where: { organisationId, open: true, value: key, package: { status: { not: 'BOOKED' } } },
    select: { packageId: true },
  });
  return { accounts, exactId: match.exactId, hereId: here?.packageId ?? null, suggestions: match.suggestions };
}

/** CA-07: by customer number, else by name. */
function accountsFor({ db }: Context, { suiteNumber, name }: Label): Promise<MailboxAccount[]> {
  const suite = (suiteNumber ?? '').trim();
  if (suite !== '') return db.mailboxAccount.findMany({ where: { suiteNumber: suite } });
  const contains = { contains: literally((name ?? '').trim()), mode: 'insensitive' } as const;
  if (contains.contains === '') return Promise.resolve([]);
  const named = { OR: [{ name: contains }, { users: { some: { fullName: contains } } }] };
  return db.mailboxAccount.findMany({ where: { organisation: named }, orderBy: { suiteNumber: 'asc' }, take: 10 });
}
