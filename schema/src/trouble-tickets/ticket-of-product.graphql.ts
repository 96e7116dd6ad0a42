import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import type { Problem } from '../refusals.ts';
import { ProblemType } from '../refusals.graphql.ts';
import { creationRights } from './ticket.commands.ts';
import { TroubleTicketType } from './ticket.graphql.ts';
import { overStatuses } from './ticket.lifecycle.ts';
import { productProblems } from './ticket.rules.ts';
import { visibleTickets } from './ticket.state.ts';

builder.prismaObjectField('InstalledProduct', 'openTicket', (t) =>
  t.loadable({
    type: TroubleTicketType,
    nullable: true,
    description: 'The open trouble ticket on it, if there is one: whoever notices more comments on that one (TT-05).',
    load: async (ids: string[], context: Context) => {
      const rows = await context.db.troubleTicket.findMany({
        where: {
          AND: [{ installedProductId: { in: ids }, status: { notIn: [...overStatuses] } }, visibleTickets(requireViewer(context))],
        },
      });
      const byProduct = new Map(rows.map((row) => [row.installedProductId, row]));
      return ids.map((id) => byProduct.get(id) ?? null);
    },
    // Asked again on every execution: a socket's context outlives many changes.
    loaderOptions: { cache: false },
    resolve: ({ id }) => id,
  }),
);

const FaultReport = builder.objectRef<{ readonly blockedBy: readonly Problem[] }>('FaultReport').implement({
  description: 'Whether a fault can be reported on an installed product. The guards are really evaluated.',
  fields: (t) => ({
    allowed: t.boolean({
      description: 'True when nothing known now stands in the way.',
      resolve: ({ blockedBy }) => blockedBy.length === 0,
    }),
    blockedBy: t.field({ type: [ProblemType], description: 'Every reason why not.', resolve: ({ blockedBy }) => [...blockedBy] }),
  }),
});

builder.prismaObjectField('InstalledProduct', 'faultReport', (t) =>
  t.field({
    type: FaultReport,
    nullable: true,
    description: 'May you report a fault on it (TT-04)? Null for who has no access to trouble tickets, and for the carrier (TT-02).',
    select: { status: true },
    resolve: ({ status }, _args, context) => {
      const viewer = requireViewer(context);
      if (viewer.isCarrier || !viewer.troubleTicketAccess) return null;
      return { blockedBy: [...creationRights(viewer), ...productProblems(status)] };
    },
  }),
);
