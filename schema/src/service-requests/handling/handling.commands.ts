import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import type { Area } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../../context.ts';
import { refuseIfAny, Refused, type Problem } from '../../refusals.ts';
import type { Outcome } from '../../transition.ts';
import { say, type Locale, type Words } from '../../words.ts';
import { changesOf, moved, noted, updated } from '../../writes.ts';
import { areaOf } from '../areas/areas.ts';
import { isSubArea, onlySubArea, subAreas } from '../areas/sub-areas.ts';
import { topicOf } from '../areas/topics.ts';
import { requestNoun } from '../request.nouns.ts';
import { noHandling } from './handling.refusals.ts';
import { compensationProblems, escalationProblems, messageProblems, resolutionProblems, subAreaProblems } from '../request.rules.ts';
import { factsOf, rootOf, searchTextOf } from '../request.state.ts';
import { routeOf } from '../routing/routing.rules.ts';
import { routingInForce } from '../routing/routing.state.ts';
import { onRequest, type ChangeInput, type RequestResult } from '../request.writing.ts';

// Context 13: what the carrier does with a request, and what both sides may do.

interface Resolving {
  readonly resolution?: string | null | undefined;
}

/** SR-36: somebody at the carrier treats it from now on. */
export const startServiceRequest = (context: Context, input: ChangeInput): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'startServiceRequest', input, (_tx, viewer, request) =>
    Promise.resolve({
      writes: [moved(rootOf(request), requestNoun, request, 'IN_PROCESS', { assigneeId: viewer.userId }, { queue: request.queue })],
    }),
  );

/** SR-22, D-19: what is missing stands in Answers/Resolution and in the thread. */
export const markServiceRequestIncomplete = (context: Context, input: ChangeInput & Resolving): Promise<Outcome<RequestResult>> =>
  resolve(context, 'markServiceRequestIncomplete', 'INCOMPLETE', input, { changedSinceIncomplete: false });

/** SR-23, D-19: the answer stands in Answers/Resolution and in the thread. */
export const completeServiceRequest = (context: Context, input: ChangeInput & Resolving): Promise<Outcome<RequestResult>> =>
  resolve(context, 'completeServiceRequest', 'COMPLETED', input, {});

function resolve(
  context: Context,
  move: 'markServiceRequestIncomplete' | 'completeServiceRequest' | 'cancelServiceRequest',
  to: 'INCOMPLETE' | 'COMPLETED' | 'CANCELLED',
  input: ChangeInput & Resolving,
  set: Partial<ServiceRequest>,
): Promise<Outcome<RequestResult>> {
  return onRequest(context, move, input, (_tx, _viewer, request) => {
    refuseIfAny(resolutionProblems(move, input.resolution));
    return Promise.resolve(resolved(request, to, (input.resolution ?? '').trim(), set));
  });
}

function resolved(request: ServiceRequest, to: 'INCOMPLETE' | 'COMPLETED' | 'CANCELLED', resolution: string, set: Partial<ServiceRequest>) {
  const columns = { ...set, resolution, searchText: searchTextOf({ ...request, resolution }) };
  return {
    writes: [moved(rootOf(request), requestNoun, request, to, columns, { comment: resolution, queue: request.queue })],
    messages: [{ text: resolution }],
  };
}

/** SR-26, D-05: the carrier says why; the customer may. */
export const cancelServiceRequest = (
  context: Context,
  input: ChangeInput & Resolving & { comment?: string | null | undefined },
): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'cancelServiceRequest', input, (_tx, viewer, request) => {
    if (viewer.isCarrier) {
      refuseIfAny(resolutionProblems('cancelServiceRequest', input.resolution));
      return Promise.resolve(resolved(request, 'CANCELLED', (input.resolution ?? '').trim(), { cancelledBy: 'CARRIER' }));
    }
    const comment = (input.comment ?? '').trim();
    const write = moved(
      rootOf(request),
      requestNoun,
      request,
      'CANCELLED',
      { cancelledBy: 'CUSTOMER' },
      { comment: comment === '' ? null : comment, queue: request.queue },
    );
    return Promise.resolve({ writes: [write], messages: comment === '' ? [] : [{ text: comment }] });
  });

interface MessageInput extends ChangeInput {
  readonly text: string;
  readonly visibleToCustomer?: boolean | null | undefined;
}

/** AUD-06: a message for both sides, or a note that only the carrier ever sees. */
export const addServiceRequestActivity = (context: Context, input: MessageInput): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'addServiceRequestActivity', input, (_tx, viewer, request) => {
    const visibleToCustomer = input.visibleToCustomer ?? true;
    refuseIfAny(messageProblems(viewer, input.text, visibleToCustomer));
    const said = { comment: input.text.trim(), queue: request.queue };
    const changed = request.status === 'INCOMPLETE' && !viewer.isCarrier ? { changedSinceIncomplete: true } : {};
    const write = visibleToCustomer
      ? updated(rootOf(request), requestNoun, request, changed, { ...said, changes: null })
      : noted(rootOf(request), requestNoun, request, viewer.organisationId, said);
    return Promise.resolve({ writes: [write], messages: [{ text: input.text, visibleToCustomer }] });
  });

interface RerouteInput extends ChangeInput {
  readonly area?: Area | null | undefined;
  readonly subArea?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

const reroutedWords: Words = { en: 'Moved to {to}.', nb: 'Flyttet til {to}.', sv: 'Flyttat till {to}.' };

const placeIn = (locale: Locale, area: Area, subArea: string | null): string =>
  [areaOf(area).label[locale], ...(subArea !== null && isSubArea(subArea) ? [subAreas[subArea][locale]] : [])].join(' / ');

/** SR-21: into another queue. The thread says where to; a topic the new area does not have becomes OTHER (D-18). */
export const rerouteServiceRequest = (context: Context, input: RerouteInput): Promise<Outcome<RequestResult>> =>
  onRequest(context, 'rerouteServiceRequest', input, async (tx, _viewer, request, now, oneOpen) => {
    const { area } = input;
    if (area == null) throw new Refused([noHandling.rerouteNowhere('/area')]);
    const subArea = input.subArea ?? (area === request.area ? request.subArea : onlySubArea(area));
    if (area === request.area && subArea === request.subArea) throw new Refused([noHandling.rerouteNowhere('/area')]);
    const topic = request.topic === null || topicOf(request.topic).areas.includes(area) ? request.topic : ('OTHER' as const);
    const place = { area, subArea, topic };
    const facts = await factsOf(tx, { ...request, ...place }, now);
    const forbidden = await ordererProblems(tx, request, area);
    refuseIfAny([...forbidden, ...subAreaProblems(facts, true), ...escalationProblems(facts), ...compensationProblems(facts)]);
    await oneOpen.refuseSecond(tx, { ...request, area }, request.id);
    const route = routeOf(await routingInForce(context, tx), area, subArea);
    const assigneeId = route.queue === request.queue ? request.assigneeId : null;
    const set = {
      ...place,
      ...route,
      assigneeId,
      escalatesId: facts.escalated?.id ?? null,
      searchText: searchTextOf({ ...request, subArea }),
    };
    const comment = (input.comment ?? '').trim();
    const { locale } = await tx.organisation.findUniqueOrThrow({ where: { id: request.organisationId }, select: { locale: true } });
    const text = [say(reroutedWords, locale, { to: placeIn(locale, area, subArea) }), comment].filter(Boolean).join(' ');
    const said = {
      comment: comment === '' ? null : comment,
      queue: route.queue,
      changes: changesOf(request, { ...place, queue: route.queue }),
    };
    return { writes: [updated(rootOf(request), requestNoun, request, set, said)], messages: [{ text }] };
  });

/** IA-10 holds for what is rerouted, too: the customer user behind it must be an authorised orderer. */
async function ordererProblems(tx: Tx, request: ServiceRequest, area: Area): Promise<Problem[]> {
  if (area !== 'USER_ADMINISTRATION' || request.area === area) return [];
  const asker = await tx.user.findUnique({ where: { id: request.lastActedById }, select: { authorisedOrderer: true } });
  return asker?.authorisedOrderer === true ? [] : [noHandling.ordererOnly('/area')];
}
