import type { MoveSpec } from './moves.testing.ts';

const ofTicket = (more: Partial<MoveSpec> = {}): MoveSpec => ({ on: 'TROUBLE_TICKET', ...more });

/** Context 14. Every agent may act on a ticket, and of its organisation whoever has the grant, whatever the access type (TT-02). */
export const ticketMoves: Record<string, MoveSpec> = {
  startTroubleTicket: ofTicket(),
  requestTicketInfo: ofTicket({ input: () => ({ question: 'Which lamp on the modem is red?' }) }),
  answerTicketInfo: ofTicket({ input: () => ({ text: 'The one on the left.' }) }),
  resolveTroubleTicket: ofTicket({ input: () => ({ resolution: 'A card in the exchange was replaced.' }) }),
  confirmTicketResolved: ofTicket({ ends: true }),
  reopenTroubleTicket: ofTicket({ input: () => ({ reason: 'It is dead again.' }) }),
  cancelTroubleTicket: ofTicket({ ends: true }),
  addTicketActivity: ofTicket({
    input: () => ({ text: 'It rains in.' }),
    does: (change, ticket) => change.same(ticket),
  }),
};
