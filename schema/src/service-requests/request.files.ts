import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { attachmentsOf } from '../files/attachments-of.ts';
import { canAttach } from '../files/attachment-rights.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { registerAttachmentOwner, rightsBy, type OwnerState } from '../files/attachment-owner.ts';
import { judge } from '../judge.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { requestLifecycle as lifecycle } from './request.lifecycle.ts';
import { requestNoun } from './request.nouns.ts';
import { asOrderer } from './request.rules.ts';
import { rootOf, visibleRequests } from './request.state.ts';
import { rightsProblems } from './request.writing.ts';

/** SR-30, ATT-08: who may write a message may attach. */
const objectionOf = async (tx: Tx, viewer: Viewer, request: ServiceRequest): Promise<Problem | undefined> =>
  (await rightsProblems(tx, viewer, request))[0] ?? judge(lifecycle, 'addServiceRequestActivity', asOrderer(viewer, request.area), request);

// SR-30, ATT-08: both sides attach while the request is open, as they write messages. What the customer adds to a request
// that was found incomplete is an answer (SR-22).
registerAttachmentOwner({
  type: 'SERVICE_REQUEST',
  lockOf: async (db, id) =>
    (await db.serviceRequest.findUnique({ where: { id }, select: { id: true } })) === null ? undefined : { table: 'service_requests', id },
  load: async (tx, viewer, id) => {
    const request = await tx.serviceRequest.findFirst({ where: { AND: [{ id }, visibleRequests(viewer)] } });
    if (request === null) return null;
    const state: OwnerState<ServiceRequest> = {
      root: rootOf(request),
      row: request,
      noun: requestNoun,
      objection: await objectionOf(tx, viewer, request),
      set: request.status === 'INCOMPLETE' && !viewer.isCarrier ? { changedSinceIncomplete: true } : undefined,
    };
    return state;
  },
  rightsOf: async (db, viewer, ids) => {
    const requests = await db.serviceRequest.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleRequests(viewer)] } });
    const objections = new Map<string, Problem | undefined>();
    for (const request of requests) objections.set(request.id, await objectionOf(db, viewer, request));
    return rightsBy(requests, ({ id }) => objections.get(id));
  },
});

builder.prismaObjectField('ServiceRequest', 'canAttach', (t) =>
  t.loadable({ ...canAttach('SERVICE_REQUEST'), resolve: (request) => request.id }),
);

builder.prismaObjectField('ServiceRequest', 'attachments', (t) =>
  t.loadableList({
    type: AttachmentType,
    description: 'Files on this request, oldest first: the customer’s and the carrier’s answers (SR-30, ATT-08).',
    load: (ids: string[], context) => attachmentsOf(context, 'SERVICE_REQUEST', ids),
    // Asked again on every execution: a socket's context outlives many changes.
    loaderOptions: { cache: false },
    resolve: (request) => request.id,
  }),
);
