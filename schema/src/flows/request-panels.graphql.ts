import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { ServiceRequestType } from '../service-requests/request.graphql.ts';
import { visibleRequests } from '../service-requests/request.state.ts';

type Panelled = 'Order' | 'Quote' | 'Invoice' | 'Package' | 'TroubleTicket' | 'InstalledProduct';

/** The objects a panel gathers for each of its owners: the owner itself and, for an order, its lines. */
async function gathered(model: Panelled, ownerIds: readonly string[], { db }: Context): Promise<Map<string, string>> {
  const owners = new Map(ownerIds.map((id) => [id, id]));
  if (model !== 'Order') return owners;
  const lines = await db.orderLine.findMany({ where: { orderId: { in: [...ownerIds] } }, select: { id: true, orderId: true } });
  for (const { id, orderId } of lines) owners.set(id, orderId);
  return owners;
}

/** SR-34: the panel with the service requests raised from an object. The same number of statements for one object and for a page of them. */
export function declareRequestPanel(model: Panelled): void {
  builder.prismaObjectField(model, 'serviceRequests', (t) =>
    t.loadableList({
      type: ServiceRequestType,
      description: 'The service requests raised from here, newest first. They stand in the list of all requests as well (SR-33, SR-34).',
      load: async (ownerIds: string[], context: Context) => {
        const owners = await gathered(model, ownerIds, context);
        const rows = await context.db.serviceRequest.findMany({
          where: { AND: [{ linkedId: { in: [...owners.keys()] } }, visibleRequests(requireViewer(context))] },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        });
        const byOwner = Map.groupBy(rows, ({ linkedId }) => owners.get(linkedId ?? '') ?? '');
        return ownerIds.map((id) => byOwner.get(id) ?? []);
      },
      resolve: ({ id }) => id,
    }),
  );
}

declareRequestPanel('Order');
declareRequestPanel('Quote');
declareRequestPanel('Package');
declareRequestPanel('Invoice');
declareRequestPanel('TroubleTicket');
declareRequestPanel('InstalledProduct');
