import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../context.ts';
import { requireViewer } from '../context.ts';

/**
 * The history of one object with everything that belongs to it, newest first, at most `first` entries: what this viewer
 * may see of it. The caller has made sure that the viewer may see the object.
 */
export function historyOf(context: Context, rootId: string, first: number): Promise<StatusEvent[]> {
  const viewer = requireViewer(context);
  const sight = viewer.isCarrier ? { carrierVisible: true } : { customerVisible: true, organisationId: viewer.organisationId };
  return context.db.statusEvent.findMany({ where: { rootId, ...sight }, orderBy: { id: 'desc' }, take: Math.min(Math.max(first, 1), 500) });
}
