import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import type { Area, ReferenceKind, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import { refuseIfAny } from '../refusals.ts';
import type { Outcome } from '../transition.ts';
import { changesOf, moved, updated } from '../writes.ts';
import { normalReference } from './areas/references.ts';
import { onlySubArea } from './areas/sub-areas.ts';
import { requestNoun } from './request.nouns.ts';
import { noRequest } from './request.refusals.ts';
import { areaProblems, draftProblems, reasonProblems, resubmitProblems, submitProblems } from './request.rules.ts';
import { factsOf, findEscalated, hasNewAttachment, rootOf, searchTextOf } from './request.state.ts';
import { routeOf } from './routing/routing.rules.ts';
import { routingInForce } from './routing/routing.state.ts';
import { onRequest, type ChangeInput, type RequestResult } from './request.writing.ts';

// Context 13, the customer's side of a request that exists.

/** What the customer fills in. */
export interface RequestFields {
  readonly area?: Area | null | undefined;
  readonly subArea?: string | null | undefined;
  readonly topic?: Topic | null | undefined;
  readonly referenceKind?: ReferenceKind | null | undefined;
  readonly referenceValue?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** The request in Area DELIVERY that is escalated. */
  readonly escalates?: string | null | undefined;
}

type Text = Pick<ServiceRequest, 'area' | 'subArea' | 'topic' | 'referenceKind' | 'referenceValue' | 'description' | 'escalatesId'>;

/** What is not given stays; null empties. A sub-area of another area does not outlive the change of area. */
function textAfter(request: ServiceRequest, input: RequestFields): Text {
  const area = input.area ?? request.area;
  const kept = area === request.area ? request.subArea : onlySubArea(area);
  const referenceKind = input.referenceKind === undefined ? request.referenceKind : input.referenceKind;
  const value = input.referenceValue === undefined ? request.referenceValue : input.referenceValue;
  return {
    area,
    subArea: input.subArea === undefined ? kept : input.subArea,
    topic: input.topic === undefined ? request.topic : input.topic,
    referenceKind,
    referenceValue: value === null ? null : referenceKind === null ? value.trim() : normalReference(referenceKind, value),
    description: input.description === undefined ? request.description : (input.description ?? '').trim(),
    escalatesId: area !== 'ESCALATION' ? null : input.escalates === undefined ? request.escalatesId : input.escalates,
  };
}

const lockedProblems = (request: ServiceRequest, next: Text) => {
  const referenceMoved = next.referenceKind !== request.referenceKind || next.referenceValue !== request.referenceValue;
  const areaMoved = next.area !== request.area || next.subArea !== request.subArea;
  return [
    ...(request.linkedId !== null && referenceMoved ? [noRequest.referenceLocked('/referenceValue')] : []),
    ...(request.status === 'INCOMPLETE' && areaMoved ? [noRequest.areaSettled('/area')] : []),
  ];
};

/** D-19, SR-22, SR-32: what the customer says can be edited in NEW and INCOMPLETE. */
export const updateServiceRequest = (context: Context, input: ChangeInput & RequestFields): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'updateServiceRequest', input, async (tx, viewer, request, now, oneOpen) => {
    const next = textAfter(request, input);
    refuseIfAny(next.area === request.area ? [] : areaProblems(viewer, next.area));
    const facts = await factsOf(tx, { ...request, ...next }, now);
    refuseIfAny([...lockedProblems(request, next), ...draftProblems(facts)]);
    await oneOpen.refuseSecond(tx, { ...request, ...next }, request.id);
    const escalatesId = next.area === 'ESCALATION' ? (facts.escalated?.id ?? null) : null;
    const changes = changesOf(request, { ...next, escalatesId });
    const changedSinceIncomplete = request.changedSinceIncomplete || (request.status === 'INCOMPLETE' && changes !== null);
    const set = { ...next, escalatesId, changedSinceIncomplete, searchText: searchTextOf({ ...request, ...next }) };
    return { writes: [updated(rootOf(request), requestNoun, request, set, { changes, queue: request.queue })] };
  });

/** Every objection to sending the request: what `submitServiceRequest` refuses with, and `availableMoves` shows. */
export async function objectionsToSubmit(tx: Tx, request: ServiceRequest, now: Date) {
  const changed = request.changedSinceIncomplete || (request.status === 'INCOMPLETE' && (await hasNewAttachment(tx, request)));
  return [...submitProblems(await factsOf(tx, request, now)), ...resubmitProblems({ status: request.status, changed })];
}

/** SR-21, SR-22: into the queue of the area's department; an incomplete one goes back to where it was. */
export const submitServiceRequest = (context: Context, input: ChangeInput): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'submitServiceRequest', input, async (tx, _viewer, request, now) => {
    refuseIfAny(await objectionsToSubmit(tx, request, now));
    const escalatesId = request.area === 'ESCALATION' ? ((await findEscalated(tx, request))?.id ?? null) : null;
    const route =
      request.status === 'NEW'
        ? routeOf(await routingInForce(context, tx), request.area, request.subArea)
        : { queue: request.queue, productGroup: request.productGroup };
    const set = { ...route, escalatesId, changedSinceIncomplete: false, submittedAt: request.submittedAt ?? now };
    const root = { ...rootOf(request), carrierVisible: true };
    return { writes: [moved(root, requestNoun, request, 'SUBMITTED', set, { queue: route.queue })] };
  });

/** D-19: the answer did not help. The reason joins the thread; the request goes back to the same queue. */
export const reopenServiceRequest = (context: Context, input: ChangeInput & { reason: string }): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'reopenServiceRequest', input, async (tx, _viewer, request, _now, oneOpen) => {
    refuseIfAny(reasonProblems(input.reason));
    await oneOpen.refuseSecond(tx, request, request.id);
    const said = { comment: input.reason.trim(), queue: request.queue };
    return { writes: [moved(rootOf(request), requestNoun, request, 'SUBMITTED', {}, said)], messages: [{ text: input.reason }] };
  });

/** SR-25, D-20: the customer has no need of it any more. */
export const closeServiceRequest = (context: Context, input: ChangeInput): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'closeServiceRequest', input, (_tx, _viewer, request) =>
    Promise.resolve({ writes: [moved(rootOf(request), requestNoun, request, 'CLOSED', {}, { queue: request.queue })] }),
  );
