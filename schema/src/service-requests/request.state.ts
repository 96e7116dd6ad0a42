import type { Tx } from '@sporbar/prisma/client.ts';
import { Prisma, type ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { loadReferred } from '../flows/request-from-reference.ts';
import { no, Refused } from '../refusals.ts';
import { dateOf } from '../time.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import { isLinkType } from './areas/areas.ts';
import { openStatuses } from './request.lifecycle.ts';
import { requestNoun } from './request.nouns.ts';
import type { Referred, RequestFacts, RequestText } from './request.rules.ts';

/**
 * O-31: what the customer has not sent does not exist for the carrier; what an agent took down from a call or a mail
 * (SR-04) is the carrier's own knowledge from the start.
 */
export const visibleRequests = (viewer: Viewer): Prisma.ServiceRequestWhereInput =>
  viewer.isCarrier ? { OR: [{ submittedAt: { not: null } }, { channel: { not: 'PORTAL' } }] } : { organisationId: viewer.organisationId };

/** Every column: what the moves of a request are judged by. */
export const requestColumns = Object.fromEntries(Object.values(Prisma.ServiceRequestScalarFieldEnum).map((name) => [name, true])) as {
  readonly [name in keyof ServiceRequest]: true;
};

export const carrierSees = (request: Pick<ServiceRequest, 'submittedAt' | 'channel'>): boolean =>
  request.submittedAt !== null || request.channel !== 'PORTAL';

/** The request as it stands under the lock, for a viewer who may see it. */
export async function loadRequest(tx: Tx, viewer: Viewer, id: string): Promise<ServiceRequest> {
  const request = await tx.serviceRequest.findFirst({ where: { AND: [{ id }, visibleRequests(viewer)] } });
  if (request === null) throw new Refused([no.notFound('/id')]);
  return request;
}

/** N-08: who placed it; for one that an agent took down, the customer user who asked or last acted. */
export const rootOf = (request: ServiceRequest): Root => ({
  noun: requestNoun,
  id: request.id,
  organisationId: request.organisationId,
  version: request.version,
  status: request.status,
  placedById: request.channel === 'PORTAL' ? request.createdById : request.lastActedById,
  number: request.number,
  carrierVisible: carrierSees(request),
});

export const linkTypeOf = ({ linkedType }: Pick<ServiceRequest, 'linkedType'>): RequestText['linkedType'] =>
  linkedType !== null && isLinkType(linkedType) ? linkedType : null;

type Columns = Pick<
  ServiceRequest,
  | 'organisationId'
  | 'area'
  | 'subArea'
  | 'topic'
  | 'referenceKind'
  | 'referenceValue'
  | 'linkedType'
  | 'linkedId'
  | 'description'
  | 'escalatesId'
> & { readonly id?: string };

/** What the rules look at, with what must be read for them and no more. */
export async function factsOf(tx: Tx, request: Columns, now: Date): Promise<RequestFacts> {
  return {
    ...request,
    linkedType: linkTypeOf(request),
    referred: await referredOf(tx, request, now),
    escalated: request.area === 'ESCALATION' ? await findEscalated(tx, request) : undefined,
  };
}

const asksForTheObject = ({ area, topic }: Columns): boolean =>
  area === 'SLA_COMPENSATION' || topic === 'NEW_DELIVERY_DATE' || topic === 'CANCELLATION';

const referredOf = async (tx: Tx, request: Columns, now: Date): Promise<Referred | null | undefined> =>
  asksForTheObject(request)
    ? loadReferred(tx, request.organisationId, { ...request, linkedType: linkTypeOf(request) }, dateOf(now))
    : undefined;

/**
 * SR-14: the request in Area DELIVERY that was sent before on the same case. The one that is named, if it is about the
 * same; else the latest that is.
 */
export async function findEscalated(
  tx: Tx,
  request: Columns,
): Promise<{ id: string; referenceKind: ServiceRequest['referenceKind']; referenceValue: string | null } | null> {
  const { organisationId, escalatesId, referenceKind, referenceValue, linkedId } = request;
  if (escalatesId === null && referenceValue === null) return null;
  const sameCase =
    referenceValue === null ? [] : [{ OR: [{ referenceKind, referenceValue }, ...(linkedId === null ? [] : [{ linkedId }])] }];
  return tx.serviceRequest.findFirst({
    where: {
      organisationId,
      area: 'DELIVERY',
      submittedAt: { not: null },
      AND: sameCase,
      ...(escalatesId === null ? {} : { id: escalatesId }),
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, referenceKind: true, referenceValue: true },
  });
}

/** What makes two requests the same (SR-03); null while the reference is missing. */
export type Matter = Pick<ServiceRequest, 'organisationId' | 'area' | 'referenceKind' | 'referenceValue'>;

/** SR-03: the open request about the same matter, other than this one. */
export const findOpen = (
  tx: Pick<Tx, 'serviceRequest'>,
  { organisationId, area, referenceKind, referenceValue }: Matter,
  exceptId: string | null,
): Promise<{ id: string; number: string } | null> =>
  referenceValue === null
    ? Promise.resolve(null)
    : tx.serviceRequest.findFirst({
        where: {
          organisationId,
          area,
          referenceKind,
          referenceValue,
          status: { in: [...openStatuses] },
          ...(exceptId === null ? {} : { id: { not: exceptId } }),
        },
        select: { id: true, number: true },
      });

/** SR-22: a file of the customer's that came after the request was found incomplete counts as something new. */
export const hasNewAttachment = async (
  tx: Tx,
  request: Pick<ServiceRequest, 'id' | 'organisationId' | 'enteredStatusAt'>,
): Promise<boolean> => {
  const { id, organisationId, enteredStatusAt } = request;
  const where = { ownerType: 'SERVICE_REQUEST', ownerId: id, createdAt: { gte: enteredStatusAt }, file: { organisationId } } as const;
  return (await tx.attachment.count({ where })) > 0;
};

/** SR-31: what a search finds a request by, in lower case. Notes of the carrier are never in it. */
export const searchTextOf = (
  request: Pick<ServiceRequest, 'number' | 'subArea' | 'referenceValue' | 'description' | 'resolution'>,
): string =>
  [request.number, request.subArea, request.referenceValue, request.description, request.resolution]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
