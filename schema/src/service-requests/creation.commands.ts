import type { Tx } from '@sporbar/prisma/client.ts';
import type { Area, Channel } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse } from '../access.ts';
import type { Context } from '../context.ts';
import { loadRaisedFrom, sightOf, type RaisedFrom } from '../flows/request-from-object.ts';
import { newId } from '../ids.ts';
import { no, refuseIfAny, type Problem } from '../refusals.ts';
import { nextNumber } from '../numbers.ts';
import type { CommandInput, Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { created } from '../writes.ts';
import { areaOf, areasFor } from './areas/areas.ts';
import { normalReference } from './areas/references.ts';
import { isSubArea, onlySubArea } from './areas/sub-areas.ts';
import type { RequestFields } from './request.commands.ts';
import { requestLifecycle } from './request.lifecycle.ts';
import { requestNoun } from './request.nouns.ts';
import { noHandling } from './handling/handling.refusals.ts';
import { noRequest } from './request.refusals.ts';
import { areaProblems, asOrderer, channelProblems, draftProblems, recordingProblems } from './request.rules.ts';
import { factsOf, findEscalated, searchTextOf } from './request.state.ts';
import { OneOpen, type RequestResult } from './request.writing.ts';

export interface CreateRequestInput extends CommandInput, RequestFields {
  /** The object it is raised from (SR-32). */
  readonly objectId?: string | null | undefined;
  /** Agents: how the customer asked. */
  readonly channel?: Channel | null | undefined;
  /** Agents: the customer user who asked. */
  readonly requesterId?: string | null | undefined;
}

/** SR-01, SR-03, SR-32: a new request in NEW. Only the customer's side sees it until it is submitted. */
export const createServiceRequest = (context: Context, input: CreateRequestInput): Promise<Outcome<RequestResult>> => {
  const oneOpen = new OneOpen();
  return oneOpen.guard(context, {
    move: 'createServiceRequest',
    input,
    locks: [],
    plan: async (tx, viewer, now) => {
      const text = await draftOf(tx, viewer, input);
      const facts = await factsOf(tx, text, now);
      refuseIfAny(draftProblems(facts));
      await oneOpen.refuseSecond(tx, text, null);
      const number = await nextNumber(tx, 'SR', 'service_request_numbers');
      const { requesterId, ...columns } = text;
      const row = {
        ...columns,
        number,
        escalatesId: facts.escalated?.id ?? null,
        lastActedById: requesterId,
        status: 'NEW' as const,
        searchText: searchTextOf({ ...text, number, resolution: null }),
      };
      const root = {
        noun: requestNoun,
        id: text.id,
        organisationId: text.organisationId,
        placedById: requesterId,
        number,
        carrierVisible: viewer.isCarrier,
      };
      return { writes: [created(root, requestNoun, row)], result: { serviceRequestId: text.id } };
    },
  });
};

/** Everything the new row says. Rights are judged first, then what the object it is raised from locks. */
async function draftOf(tx: Tx, viewer: Viewer, input: CreateRequestInput) {
  const move = requestLifecycle.moves.createServiceRequest;
  if (!mayUse(input.area == null ? viewer : asOrderer(viewer, input.area), move)) refuseIfAny([no.forbidden('')]);
  const asker = await askerOf(tx, viewer, input);
  const from = input.objectId == null ? null : await loadRaisedFrom(tx, sightOf(viewer, asker.organisationId), input.objectId);
  if (input.objectId != null && from === null) refuseIfAny([no.notFound('/objectId')]);
  const area = input.area ?? (from === null ? undefined : areasFor[from.type][0]);
  if (area === undefined) throw new Error('judged by askerOf');
  refuseIfAny(viewer.isCarrier ? recordingProblems(viewer, area) : areaProblems(viewer, area));
  const reference = await referenceOf(tx, input, from, asker.organisationId, area);
  return {
    id: newId('ServiceRequest'),
    organisationId: asker.organisationId,
    requesterId: asker.userId,
    area,
    subArea: input.subArea ?? suggestedSubArea(area, from) ?? onlySubArea(area),
    topic: input.topic ?? null,
    ...reference,
    linkedType: from?.type ?? null,
    linkedId: from?.id ?? null,
    description: (input.description ?? '').trim(),
    resolution: null,
    escalatesId: area === 'ESCALATION' ? (input.escalates ?? null) : null,
    channel: input.channel ?? ('PORTAL' as const),
  };
}

/** The customer user who asks: the viewer, or whom an agent names (IA-04). */
async function askerOf(tx: Tx, viewer: Viewer, input: CreateRequestInput): Promise<{ userId: string; organisationId: string }> {
  const problems: Problem[] = channelProblems(viewer, input.channel);
  if (input.area == null && input.objectId == null) problems.push(noRequest.areaMissing('/area'));
  if (!viewer.isCarrier) {
    refuseIfAny(problems);
    return viewer;
  }
  const requester =
    input.requesterId == null
      ? null
      : await tx.user.findFirst({
          where: { id: input.requesterId, status: 'ACTIVE', role: { not: 'SUPPORT_AGENT' } },
          select: { id: true, organisationId: true },
        });
  if (requester === null) problems.push(noHandling.requesterMissing('/requesterId'));
  refuseIfAny(problems);
  return { userId: requester?.id ?? '', organisationId: requester?.organisationId ?? '' };
}

const suggestedSubArea = (area: Area, from: RaisedFrom | null): string | null => {
  const subArea = from?.subArea ?? null;
  return subArea !== null && isSubArea(subArea) && areaOf(area).subAreas.includes(subArea) ? subArea : null;
};

/** SR-32: an object gives its own reference; an escalation takes over that of the request it names. */
async function referenceOf(tx: Tx, input: CreateRequestInput, from: RaisedFrom | null, organisationId: string, area: Area) {
  const kind = input.referenceKind ?? null;
  const value =
    input.referenceValue == null ? null : kind === null ? input.referenceValue.trim() : normalReference(kind, input.referenceValue);
  if (from !== null) {
    const other = (kind !== null && kind !== from.referenceKind) || (value !== null && value !== from.referenceValue);
    if (other) refuseIfAny([noRequest.referenceLocked('/referenceValue')]);
    return { referenceKind: from.referenceKind, referenceValue: from.referenceValue };
  }
  if (area !== 'ESCALATION' || value !== null || input.escalates == null) return { referenceKind: kind, referenceValue: value };
  const named = {
    organisationId,
    area,
    subArea: null,
    topic: null,
    referenceKind: null,
    referenceValue: null,
    linkedType: null,
    linkedId: null,
    description: '',
    escalatesId: input.escalates,
  };
  const escalated = await findEscalated(tx, named);
  return { referenceKind: escalated?.referenceKind ?? kind, referenceValue: escalated?.referenceValue ?? null };
}
