import type { TroubleTicket } from '@sporbar/prisma/generated/client/client.ts';
import type { Noun } from '../nouns.ts';

export const ticketNoun: Noun<TroubleTicket> = { type: 'TROUBLE_TICKET', table: 'trouble_tickets', namesLastActor: true };
