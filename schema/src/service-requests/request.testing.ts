import { freshKey, type Answer, type Desk } from '../testing.ts';

/** Fields every test of service requests reads. */
export const requestFields = `
  fragment SR on ServiceRequest { id number status version area subArea topic referenceKind referenceValue isReferenceLocked linkedType description resolution queue productGroup channel
    cancelledBy closesOn submittedAt linkedObject { id } linkedPage { id } lastActedBy { fullName email } assignee { fullName } escalates { id number }
    activities { id authorName byCarrier text visibleToCustomer } ballInCourt { party dueAt }
    availableMoves { name allowed needs deadline blockedBy { code ruleId } } history { kind move from to comment actor { name } } }`;

const refusal = 'fragment R on Refusal { code ruleId path message hint problems { code ruleId path } }';

/** Calls a mutation on service requests as a user and answers the union member. */
export async function callRequest(desk: Desk, userId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `${requestFields} ${refusal} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R
    ... on ServiceRequestPayload { replayed dryRun eventCursor changes { objectType objectId from to } serviceRequest { ...SR } }
    ... on ConflictRefusal { currentVersion } ... on InvalidTransitionRefusal { from allowed } ... on ExistingObjectRefusal { existingIds } } }`;
  const data = await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } });
  return data[name] as Answer;
}

const requestOf = (answer: Answer): Answer => {
  if (answer['serviceRequest'] == null) throw new Error(JSON.stringify(answer));
  return answer['serviceRequest'] as Answer;
};

export const readRequest = async (desk: Desk, userId: string, id: string): Promise<Answer> =>
  (await desk.run(userId, `${requestFields} query Q($id: ID!) { serviceRequest(id: $id) { ...SR } }`, { id }))['serviceRequest'] as Answer;

let references = 0;

/** What a good request says, about a matter nobody asked about before. */
export const goodRequest = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  area: 'DELIVERY',
  subArea: 'ADSL',
  referenceKind: 'CIRCUIT',
  referenceValue: `C-${++references}`,
  description: 'The line has not been delivered as agreed.',
  ...changes,
});

/** A request in NEW. */
export const newRequest = async (desk: Desk, userId: string, changes: Record<string, unknown> = {}): Promise<Answer> =>
  requestOf(await callRequest(desk, userId, 'createServiceRequest', goodRequest(changes)));

/** Makes a move on a request at its present version and answers the union member. */
export async function moveRequest(
  desk: Desk,
  userId: string,
  id: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { version } = await desk.database.db.serviceRequest.findUniqueOrThrow({ where: { id } });
  return callRequest(desk, userId, name, { id, expectedVersion: version, ...more });
}

/** The same, throwing when it is refused; answers the request. */
export const movedRequest = async (
  desk: Desk,
  userId: string,
  id: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Answer> => requestOf(await moveRequest(desk, userId, id, name, more));

/** A request in SUBMITTED. */
export async function sentRequest(desk: Desk, userId: string, changes: Record<string, unknown> = {}): Promise<Answer> {
  const { id } = await newRequest(desk, userId, changes);
  return movedRequest(desk, userId, id, 'submitServiceRequest');
}

/** A request that an agent has answered. */
export async function completedRequest(
  desk: Desk,
  userId: string,
  agentId: string,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  const { id } = await sentRequest(desk, userId, changes);
  await movedRequest(desk, agentId, id, 'startServiceRequest');
  return movedRequest(desk, agentId, id, 'completeServiceRequest', { resolution: 'It is delivered on Monday.' });
}

/** The rule ids of an answer's problems. */
export const rulesOf = (answer: Answer): string[] => (answer['problems'] as { ruleId: string }[]).map(({ ruleId }) => ruleId);
