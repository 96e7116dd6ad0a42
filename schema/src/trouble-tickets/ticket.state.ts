import type { Tx } from '@sporbar/prisma/client.ts';
import { Prisma, type InstalledProduct, type TroubleTicket } from '@sporbar/prisma/generated/client/client.ts';
import { maySeeTickets, ownOrCarrier } from '../access.ts';
import { no, Refused } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import { overStatuses } from './ticket.lifecycle.ts';
import { ticketNoun } from './ticket.nouns.ts';

/** TT-02: the tickets a viewer may see, as a filter; to who has no access to the module there are none. */
export const visibleTickets = (viewer: Viewer): { organisationId?: string; id?: string } =>
  maySeeTickets(viewer) ? ownOrCarrier(viewer) : { id: '' };

/** Every column: what the moves of a ticket are judged by. */
export const ticketColumns = Object.fromEntries(Object.values(Prisma.TroubleTicketScalarFieldEnum).map((name) => [name, true])) as {
  readonly [name in keyof TroubleTicket]: true;
};

/** The ticket as it stands under the lock, for a viewer who may see it. */
export async function loadTicket(tx: Tx, viewer: Viewer, id: string): Promise<TroubleTicket> {
  const ticket = await tx.troubleTicket.findFirst({ where: { AND: [{ id }, visibleTickets(viewer)] } });
  if (ticket === null) throw new Refused([no.notFound('/id')]);
  return ticket;
}

export const rootOf = (ticket: TroubleTicket): Root => ({
  noun: ticketNoun,
  id: ticket.id,
  organisationId: ticket.organisationId,
  version: ticket.version,
  status: ticket.status,
  placedById: ticket.reportedById,
  number: ticket.number,
  carrierVisible: true,
});

/** TT-05: the ticket of a product that is not over. */
export const findOpenTicket = (tx: Pick<Tx, 'troubleTicket'>, installedProductId: string): Promise<{ id: string; number: string } | null> =>
  tx.troubleTicket.findFirst({ where: { installedProductId, status: { notIn: [...overStatuses] } }, select: { id: true, number: true } });

/** A file of the customer's that came after the carrier asked. */
export const hasNewFile = async (
  tx: Pick<Tx, 'attachment'>,
  { id, organisationId, enteredStatusAt }: Pick<TroubleTicket, 'id' | 'organisationId' | 'enteredStatusAt'>,
): Promise<boolean> => {
  const where = { ownerType: 'TROUBLE_TICKET', ownerId: id, createdAt: { gte: enteredStatusAt }, file: { organisationId } } as const;
  return (await tx.attachment.count({ where })) > 0;
};

type Named = Pick<InstalledProduct, 'circuitNumber' | 'phoneNumber' | 'accessLineNumber' | 'endUserName'>;

/** What a search finds a ticket by, in lower case. Notes of the carrier are never in it. */
export const searchTextOf = (number: string, description: string, product: Named): string =>
  [number, product.circuitNumber, product.phoneNumber, product.accessLineNumber, product.endUserName, description]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
