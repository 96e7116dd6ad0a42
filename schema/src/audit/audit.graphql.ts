import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { refusalError } from '../refusals.graphql.ts';
import { Refused } from '../refusals.ts';
import { actName } from './acts.words.ts';
import { auditPage, namesOf, numbersOf, type AuditRow } from './audit-search.ts';
import { changesInWords, type ChangeInWords } from './entry.words.ts';

interface Entry extends AuditRow {
  readonly objectNumber: string | null;
  /** What the people it speaks of are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

const AuditChangeType = builder.objectRef<ChangeInWords>('AuditChange').implement({
  description: 'One field of an entry: what it said and what it says, in words.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field as programs know it.' }),
    label: t.exposeString('label', { description: 'What it is called, in your language; the code where it has no name.' }),
    before: t.exposeString('before', { nullable: true, description: 'What it said; null: nothing.' }),
    after: t.exposeString('after', { nullable: true, description: 'What it says; null: nothing.' }),
  }),
});

const AuditEntryType = builder.objectRef<Entry>('AuditEntry').implement({
  description: 'Who did what, when, with before and after. Written in the transaction of the change; never altered (AUD-02, AUD-03).',
  fields: (t) => ({
    id: t.id({ description: 'Unique.', resolve: ({ id }) => `aud_${id}` }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    username: t.string({
      description: 'Under which username, as it was then: it outlives the user (AUD-01). `system` for timers.',
      resolve: ({ actorUsername }) => actorUsername,
    }),
    actor: t.field({
      type: PersonType,
      nullable: true,
      description: 'Whom to ask about it; null for timers and for a username nobody has.',
      resolve: ({ actorId }) => actorId,
    }),
    action: t.exposeString('action', { description: 'The mutation or timer, or an act of access such as `failedLogin` (AUD-05).' }),
    actionName: t.string({
      description: 'The same in words, in your language.',
      resolve: ({ action, objectType }, _args, { locale }) => actName(action, objectType, locale),
    }),
    objectType: t.exposeString('objectType', {
      nullable: true,
      description: 'The kind of object: one of `ObjectType`, or SESSION, API_KEY, CONTACT, ORGANISATION …',
    }),
    objectId: t.exposeID('objectId', { nullable: true, description: 'The object it was done to.' }),
    objectNumber: t.exposeString('objectNumber', {
      nullable: true,
      description: 'The number of the quote, order, package, service request or invoice it is, or belongs to.',
    }),
    objectName: t.string({
      nullable: true,
      description: 'Who it is, where it was done to somebody: name and username.',
      resolve: ({ objectId, names }) => names.get(objectId ?? '') ?? null,
    }),
    before: t.field({ type: 'JSON', nullable: true, description: 'What changed, as it was.', resolve: ({ before }) => before }),
    after: t.field({ type: 'JSON', nullable: true, description: 'What changed, as it became.', resolve: ({ after }) => after }),
    changes: t.field({
      type: [AuditChangeType],
      description:
        'What changed, field by field, with statuses, departments, areas and people in words. `before` and `after` have the same in codes.',
      resolve: ({ objectType, before, after, names }, _args, { locale }) => changesInWords(objectType, before, after, locale, names),
    }),
    ip: t.exposeString('ip', { nullable: true, description: 'Where the request came from, as far as known.' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The request, as errors and the server’s log name it.' }),
  }),
});

export const AuditFilter = builder.inputType('AuditFilter', {
  description: 'Narrows the search; everything given must hold.',
  fields: (t) => ({
    user: t.string({ description: 'By this username, whole.' }),
    object: t.string({
      description:
        'Done to this object or to what belongs to it: its id, or the number of a quote, order, package, service request or invoice.',
    }),
    from: t.field({ type: 'Date', description: 'On this day or later.' }),
    until: t.field({ type: 'Date', description: 'On this day or earlier.' }),
  }),
});

const Connection = builder.connectionObject(
  { type: AuditEntryType, name: 'AuditEntryConnection', description: 'A page of the audit.' },
  { name: 'AuditEntryEdge', description: 'An entry in the list.' },
);

builder.queryField('auditEntries', (t) =>
  t.field({
    type: Connection,
    description:
      'For customer service, portal support, user administration and billing: who did what, newest first (AUD-04). Entries about invoices are for billing. Of what a customer has not sent, the carrier reads nothing (O-31). The same as a file: `GET /audit.csv?user=&object=&from=&until=`. FORBIDDEN for everybody else: they read the `history` of an object.',
    args: { filter: t.arg({ type: AuditFilter, description: 'Which entries.' }), ...t.arg.connectionArgs() },
    resolve: async (_root, { filter, ...args }, context) => {
      try {
        const page = await auditPage(context.db, requireViewer(context), filter ?? {}, args);
        const rows = page.edges.map(({ node }) => node);
        const [numbers, names] = await Promise.all([numbersOf(context.db, rows), namesOf(context.db, rows)]);
        const numbered = ({ node, cursor }: (typeof page.edges)[number]) => ({
          node: { ...node, objectNumber: numbers.get(node.objectId ?? '') ?? null, names },
          cursor,
        });
        return { ...page, edges: page.edges.map(numbered) };
      } catch (error) {
        throw error instanceof Refused ? refusalError.of(error, context) : error;
      }
    },
  }),
);
