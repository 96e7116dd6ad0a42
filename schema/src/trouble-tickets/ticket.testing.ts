import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { installedNoun } from '../portfolio/installed.lifecycle.ts';
import { rootOfInstalled } from '../portfolio/installed.writes.ts';
import { freshKey, type Answer, type Desk } from '../testing.ts';
import { transitionByClock } from '../transition.ts';
import { created } from '../writes.ts';

/** Fields every test of trouble tickets reads. */
const ticketFields = `
  fragment TT on TroubleTicket { id number status version description observedImpact priority faultClarified question resolution contactName contactPhone closesOn
    installedProduct { id circuitNumber } reportedBy { fullName } lastActedBy { fullName email } assignee { fullName }
    activities { id authorName byCarrier text visibleToCustomer } attachments { id fileName } serviceRequests { id number } ballInCourt { party dueAt }
    availableMoves { name allowed needs deadline blockedBy { code ruleId } } history { kind move from to comment actor { name } } }`;

const refusal = 'fragment R on Refusal { code ruleId path message hint problems { code ruleId path } }';

/** Calls a mutation on trouble tickets as a user and answers the union member. */
export async function callTicket(desk: Desk, userId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `${ticketFields} ${refusal} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R
    ... on TroubleTicketPayload { replayed dryRun troubleTicket { ...TT } }
    ... on ConflictRefusal { currentVersion } ... on InvalidTransitionRefusal { from allowed } ... on ExistingObjectRefusal { existingIds } } }`;
  const data = await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } });
  return data[name] as Answer;
}

const ticketIn = (answer: Answer): Answer => {
  if (answer['troubleTicket'] == null) throw new Error(JSON.stringify(answer));
  return answer['troubleTicket'] as Answer;
};

export const readTicket = async (desk: Desk, userId: string, id: string): Promise<Answer> =>
  (await desk.run(userId, `${ticketFields} query Q($id: ID!) { troubleTicket(id: $id) { ...TT } }`, { id }))['troubleTicket'] as Answer;

/** IA-09: gives a wholesale user the module, with the certification it takes. */
export async function grantTickets(desk: Desk, userId: string): Promise<void> {
  const { db } = desk.database;
  await db.certification.create({
    data: { id: newId('Certification'), userId, grants: 'TROUBLE_TICKET', status: 'ACTIVE', issuedAt: desk.clock.now() },
  });
  await db.user.update({ where: { id: userId }, data: { troubleTicketAccess: true }, select: { id: true } });
}

let circuits = 0;

/** An installed product that nobody has to order first. */
export async function installedProduct(
  { context }: Pick<Desk, 'context'>,
  organisationId: string,
  changes: Partial<InstalledProduct> = {},
): Promise<{ id: string }> {
  const { id: placedById } = await context.db.user.findFirstOrThrow({ where: { organisationId }, select: { id: true } });
  const id = newId('InstalledProduct');
  const row = {
    id,
    organisationId,
    placedById,
    productCode: 'WHOLESALE_ADSL_SHARED',
    attributes: { speedKbps: 2000 },
    addOns: [],
    circuitNumber: `CT-${++circuits}`,
    endUserName: 'Nils Nilsen',
    status: 'ACTIVE' as const,
    activeFrom: '2025-01-01',
    ...changes,
  };
  await transitionByClock(context, 'installProduct', { table: 'organisations', id: organisationId }, async () => [
    created(rootOfInstalled(row), installedNoun, row),
  ]);
  return { id };
}

/** What a good report says. */
export const goodReport = (installedProductId: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  installedProductId,
  description: 'The line has been dead since this morning.',
  observedImpact: 'DOWN',
  faultClarified: true,
  ...changes,
});

/** A ticket in ACKNOWLEDGED, on a product of its own unless one is named. */
export async function newTicket(
  desk: Desk,
  userId: string,
  organisationId: string,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  const product = changes['installedProductId'] ?? (await installedProduct(desk, organisationId)).id;
  return ticketIn(await callTicket(desk, userId, 'createTroubleTicket', goodReport(product as string, changes)));
}

/** Makes a move on a ticket at its present version and answers the union member. */
export async function moveTicket(
  desk: Desk,
  userId: string,
  id: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { version } = await desk.database.db.troubleTicket.findUniqueOrThrow({ where: { id } });
  return callTicket(desk, userId, name, { id, expectedVersion: version, ...more });
}

/** The same, throwing when it is refused; answers the ticket. */
export const movedTicket = async (
  desk: Desk,
  userId: string,
  id: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Answer> => ticketIn(await moveTicket(desk, userId, id, name, more));

/** A ticket the carrier says is resolved. */
export async function resolvedTicket(
  desk: Desk,
  userId: string,
  agentId: string,
  organisationId: string,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  const { id } = await newTicket(desk, userId, organisationId, changes);
  await movedTicket(desk, agentId, id, 'startTroubleTicket');
  return movedTicket(desk, agentId, id, 'resolveTroubleTicket', { resolution: 'A card in the exchange was replaced.' });
}
