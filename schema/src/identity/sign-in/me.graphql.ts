import type { Session } from '@sporbar/prisma/generated/client/client.ts';
import { mayOrder, maySeeInvoices } from '../../access.ts';
import { builder } from '../../builder.ts';
import { requireSignedIn } from '../../context.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { LocaleEnum } from '../../organisations/organisation.graphql.ts';
import type { Viewer } from '../../viewer.ts';
import { AccessTypeEnum, GrantEnum } from '../users/user.graphql.ts';
import { expiresAt, overBy } from './session.rules.ts';

interface SeenSession extends Session {
  readonly isThis: boolean;
}

export const SessionType = builder.objectRef<SeenSession>('Session').implement({
  description: 'A browser that is signed in. It ends after 30 minutes without activity (IA-06), and after seven days in any case.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Give it to `endSession`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was signed in.' }),
    lastActivityAt: t.expose('lastActivityAt', { type: 'DateTime', description: 'The last key, pointer, navigation or mutation.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it ends unless something happens before.',
      resolve: (session) => expiresAt(session),
    }),
    ip: t.exposeString('ip', { nullable: true, description: 'Where it was signed in from.' }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'What the browser said it was.' }),
    isThis: t.exposeBoolean('isThis', { description: 'True for the session this request came with.' }),
    serverTime: t.field({
      type: 'DateTime',
      description: 'The time by which it, and every deadline, is reckoned: set your countdowns by it, not by the clock of the device.',
      resolve: (_session, _args, { clock }) => clock.now(),
    }),
  }),
});

const KeyInUse = builder.objectRef<NonNullable<Viewer['apiKey']>>('KeyInUse').implement({
  description: 'The API key this request came with.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Shown in history beside your name (IA-03).' }),
    scopes: t.stringList({ description: '`read`, `order`, and the nouns it is narrowed to.', resolve: ({ scopes }) => [...scopes] }),
  }),
});

export const MeType = builder.objectRef<Viewer>('Me').implement({
  description: 'You, with the rights that count now.',
  fields: (t) => ({
    id: t.id({ description: 'The id of your `User`.', resolve: (viewer) => viewer.userId }),
    username: t.exposeString('username', { description: 'What you sign in with.' }),
    fullName: t.exposeString('fullName', { description: 'Your name.' }),
    user: t.prismaField({
      type: 'User',
      description: 'Your login as it is stored.',
      resolve: (query, viewer, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: viewer.userId } }),
    }),
    organisation: t.prismaField({
      type: 'Organisation',
      description: 'Your organisation.',
      resolve: (query, viewer, _args, { db }) => db.organisation.findUniqueOrThrow({ ...query, where: { id: viewer.organisationId } }),
    }),
    locale: t.expose('locale', { type: LocaleEnum, description: 'Your language.' }),
    isCarrier: t.exposeBoolean('isCarrier', { description: 'True for the carrier’s own people and systems.' }),
    isSuperuser: t.boolean({
      description: 'Every customer right in your organisation (IA-17).',
      resolve: (viewer) => viewer.role === 'SUPERUSER',
    }),
    department: t.expose('department', { type: DepartmentEnum, nullable: true, description: 'Of the carrier’s people.' }),
    hasWholesale: t.exposeBoolean('hasWholesale', { description: 'Quotes and orders.' }),
    hasMailbox: t.exposeBoolean('hasMailbox', { description: 'Packages.' }),
    accessType: t.expose('accessType', {
      type: AccessTypeEnum,
      description: 'The access that counts now: READ while the certification for more is missing (IA-08).',
    }),
    certifications: t.field({
      type: [GrantEnum],
      description: 'What you are certified for.',
      resolve: (viewer) => [...viewer.certifications],
    }),
    troubleTicketAccess: t.exposeBoolean('troubleTicketAccess', { description: 'You may use the trouble-ticket module (IA-09).' }),
    authorisedOrderer: t.exposeBoolean('authorisedOrderer', { description: 'You may ask for accesses (IA-10).' }),
    inTraining: t.exposeBoolean('inTraining', { description: 'True while only the training area is open to you (D-42).' }),
    mayOrder: t.boolean({ description: 'You may create and change quotes, orders, bookings and service requests.', resolve: mayOrder }),
    maySeeInvoices: t.boolean({ description: 'You may see and print invoices.', resolve: maySeeInvoices }),
    needsBasicTraining: t.boolean({
      description: 'True until a certification is there: show the advice to take basic training with your superuser (IA-16).',
      resolve: (viewer) => viewer.hasWholesale && !viewer.isCarrier && viewer.certifications.length === 0,
    }),
    session: t.field({
      type: SessionType,
      nullable: true,
      description: 'The session you came with; null with an API key.',
      resolve: async (viewer, _args, { db }) => {
        if (viewer.sessionId === null) return null;
        const session = await db.session.findUnique({ where: { id: viewer.sessionId } });
        return session && { ...session, isThis: true };
      },
    }),
    apiKey: t.field({
      type: KeyInUse,
      nullable: true,
      description: 'The API key you came with, if any.',
      resolve: (viewer) => viewer.apiKey,
    }),
  }),
});

builder.queryField('me', (t) =>
  t.field({
    type: MeType,
    nullable: true,
    description: 'Who you are to the portal; null when you are not signed in.',
    resolve: (_root, _args, context) => context.viewer,
  }),
);

builder.queryField('mySessions', (t) =>
  t.field({
    type: [SessionType],
    description: 'Every browser you are signed in with, newest activity first.',
    resolve: async (_root, _args, context) => {
      const viewer = requireSignedIn(context);
      const sessions = await context.db.session.findMany({
        where: { userId: viewer.userId, endedAt: null },
        orderBy: { lastActivityAt: 'desc' },
      });
      const now = context.clock.now();
      return sessions
        .filter((session) => overBy(session, now) === undefined)
        .map((session) => ({ ...session, isThis: session.id === viewer.sessionId }));
    },
  }),
);
