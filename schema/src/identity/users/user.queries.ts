import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { GraphQLError } from 'graphql';
import { builder } from '../../builder.ts';
import { requireSignedIn, requireViewer, type Context } from '../../context.ts';
import { literally } from '../../keyset.ts';
import { declareList } from '../../lists/list.graphql.ts';
import { PersonType } from './person.graphql.ts';
import { UserNode, UserStatusEnum } from './user.graphql.ts';

const forbidden = (message: string, ruleId: string) => new GraphQLError(message, { extensions: { code: 'FORBIDDEN', ruleId } });

builder.queryField('superusers', (t) =>
  t.field({
    type: [PersonType],
    description: 'Whom to ask first: the active superusers of your own organisation, with phone and e-mail (IA-13).',
    resolve: async (_root, _args, context) => {
      const { organisationId } = requireSignedIn(context);
      return context.db.user.findMany({
        where: { organisationId, role: 'SUPERUSER', status: 'ACTIVE' },
        select: { id: true, fullName: true, phone: true, email: true },
        orderBy: { fullName: 'asc' },
      });
    },
  }),
);

builder.queryField('colleagues', (t) =>
  t.prismaField({
    type: ['User'],
    description:
      'For superusers: every login of the own organisation, to look at. Logins are changed by a service request in Area USER_ADMINISTRATION (IA-17).',
    resolve: (query, _root, _args, context) => {
      const viewer = requireViewer(context);
      if (viewer.role !== 'SUPERUSER') throw forbidden('The list of users is for superusers.', 'IA-17');
      return context.db.user.findMany({
        ...query,
        where: { organisationId: viewer.organisationId },
        orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
        take: 500,
      });
    },
  }),
);

const UserSort = builder.enumType('UserSort', {
  description: 'What a list of users is sorted by.',
  values: {
    NAME: { value: 'fullName', description: 'The name.' },
    CREATED: { value: 'createdAt', description: 'Since when the login exists.' },
  } as const,
});

const UserFilter = builder.inputType('UserFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    organisationId: t.id({ description: 'Users of this organisation.' }),
    status: t.field({ type: [UserStatusEnum], description: 'In one of these.' }),
    text: t.string({ description: 'Found in username, name, e-mail address or the organisation’s name.' }),
  }),
});

type Filter = typeof UserFilter.$inferInput;

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.UserWhereInput {
  requireAgent(context);
  const text = (filter?.text ?? '').trim();
  const contains = { contains: literally(text), mode: 'insensitive' as const };
  return {
    ...(filter?.organisationId == null ? {} : { organisationId: filter.organisationId }),
    ...(filter?.status == null ? {} : { status: { in: filter.status } }),
    ...(text === ''
      ? {}
      : { OR: [{ username: contains }, { fullName: contains }, { email: contains }, { organisation: { name: contains } }] }),
  };
}

/** The carrier's people look anybody up: they must be able to reach whoever acted (IA-04). */
function requireAgent(context: Context): void {
  if (!requireViewer(context).isCarrier) throw forbidden('This list is for the carrier’s people.', 'IA-18');
}

declareList({
  name: 'users',
  typeName: 'User',
  type: UserNode,
  description: 'For the carrier’s people: logins of every organisation, by name unless sorted otherwise.',
  filter: UserFilter,
  sort: UserSort,
  usually: { sort: 'fullName', direction: 'asc' },
  words: {
    filter: 'Which users.',
    page: 'A page of users.',
    totalCount: 'How many users match.',
    edge: 'A user in the list.',
  },
  where: whereOf,
  rows: ({ db }) => db.user,
  rootTypes: ['USER'],
});
