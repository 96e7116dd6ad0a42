import { maySeeInvoices, maySeeTickets } from '../access.ts';
import type { Following } from '../event-log.ts';
import type { Viewer } from '../viewer.ts';

/** What a client may ask for of its stream. */
export type Filter = Pick<Following, 'rootId' | 'rootTypes' | 'queues'>;

/** A filter within what the viewer may hear of. */
export const following = (viewer: Viewer, filter: Filter): Following => ({
  ...filter,
  isCustomer: !viewer.isCarrier,
  withoutInvoices: !maySeeInvoices(viewer),
  withoutTickets: !maySeeTickets(viewer),
});
