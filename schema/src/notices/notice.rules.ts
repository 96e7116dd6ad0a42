import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { Department, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Delivered } from '../event-log.ts';
import { boxOf } from '../mail/mail.rules.ts';
import type { Viewer } from '../viewer.ts';

/** What of an event decides whether somebody has a notice of it. */
export type Heard = Pick<
  StatusEvent,
  'kind' | 'fromStatus' | 'toStatus' | 'objectType' | 'queue' | 'changes' | 'actorId' | 'actorKind' | 'customerVisible'
>;

interface Work {
  readonly noun: ObjectType;
  readonly to: readonly string[] | 'ANY';
}

const lines: Work = { noun: 'ORDER_LINE', to: ['IN_PROCESS', 'CUSTOMER_UPDATE'] };
const tickets: Work = { noun: 'TROUBLE_TICKET', to: 'ANY' };

/** What reaches a department besides what lies in its queue: what its customers, or the systems, hand over to people. */
const workOf: Partial<Record<Department, readonly Work[]>> = {
  CUSTOMER_SERVICE: [lines, tickets],
  DELIVERY: [lines, { noun: 'ORDER_LINE', to: ['CANCELLED'] }, tickets],
  SALES_SUPPORT: [{ noun: 'QUOTE_LINE', to: ['RECEIVED', 'CUSTOMER_UPDATE'] }],
};

/**
 * N-04, N-12: whether an event is a notice to somebody who may see it. A customer is told what the mail tables name, basic and
 * extended; the carrier's people what others hand over to their department. What one did oneself is no notice.
 */
export function isNotice(viewer: Pick<Viewer, 'userId' | 'isCarrier' | 'department'>, event: Heard): boolean {
  if (event.actorId === viewer.userId) return false;
  return viewer.isCarrier ? reaches(viewer.department, event) : isMailed(event);
}

const isMailed = ({ kind, fromStatus: from, toStatus: to, objectType: type, customerVisible }: Heard): boolean =>
  boxOf({ kind, from, to, customerVisible, noun: { type }, values: {} }, true) !== null;

function reaches(department: Department | null, event: Heard): boolean {
  if (department === null) return false;
  const { kind, fromStatus, toStatus, queue, actorKind } = event;
  if (queue === department && queueBefore(event) !== undefined && queueBefore(event) !== department) return true;
  if ((kind !== 'CREATED' && kind !== 'MOVED') || fromStatus === toStatus) return false;
  if (queue === department && (actorKind === 'C' || actorKind === 'SU')) return true;
  return actorKind !== 'A' && (workOf[department] ?? []).some((work) => isOf(work, event));
}

/** The queue that an object has left by an event; undefined where it stays in the one it lies in. */
const queueBefore = ({ changes }: Heard): string | null | undefined =>
  (changes as { queue?: readonly [before: string | null, after: string | null] } | null)?.queue?.[0];

const isOf = ({ noun, to }: Work, { objectType, toStatus }: Heard): boolean =>
  noun === objectType && (to === 'ANY' || to.includes(toStatus ?? ''));

/** N-09: what one transaction did to one page is one notice, however many lines it has. */
export const strokeOf = ({ transactionId, rootId }: Pick<StatusEvent, 'transactionId' | 'rootId'>): string => `${transactionId} ${rootId}`;

/** Events as notices, each group in the order its first event has among them. */
export const strokesOf = (events: readonly Delivered[]): Delivered[][] => [...Map.groupBy(events, ({ event }) => strokeOf(event)).values()];
