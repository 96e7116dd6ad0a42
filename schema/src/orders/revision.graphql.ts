import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { revisionDiff } from './line-changes.ts';

const RevisionType = builder.prismaObject('OrderLineRevision', {
  description: 'A snapshot of a line, taken when it was reopened.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'The number of the reopening.' }),
    snapshot: t.field({ type: 'JSON', description: 'What the line said then.', resolve: (revision) => revision.snapshot }),
    reopenedAt: t.expose('reopenedAt', { type: 'DateTime', description: 'When it was reopened.' }),
    changes: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'What you changed after this reopening: field name to `[before, after]`, as in the history. Up to the next reopening, or to now. Null while nothing differs.',
      resolve: (revision, _args, { db }) => revisionDiff(db, revision),
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'revisions', (t) =>
  t.field({
    type: [RevisionType],
    description: 'What the line was each time it was reopened (D-23).',
    resolve: (line, _args, context) =>
      requireViewer(context).isCarrier && line.status === 'NEW'
        ? []
        : context.db.orderLineRevision.findMany({ where: { orderLineId: line.id }, orderBy: { revision: 'desc' } }),
  }),
);
