import { ObservedImpact, TicketPriority, TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ticketStatuses } from './ticket.statuses.ts';

export const TicketStatusEnum = builder.enumType('TroubleTicketStatus', {
  description: 'How far a fault has come. Live: follow `troubleTicketChanged`.',
  values: Object.fromEntries(
    Object.values(TroubleTicketStatus).map((status) => [status, { description: ticketStatuses[status].meaning.en }]),
  ) as Record<TroubleTicketStatus, { description: string }>,
});

export const ImpactEnum = builder.enumType('ObservedImpact', {
  description: 'What the end user notices of a fault.',
  values: {
    [ObservedImpact.DEGRADED]: { description: 'It works, but worse than it should.' },
    [ObservedImpact.INTERMITTENT]: { description: 'It comes and goes.' },
    [ObservedImpact.DOWN]: { description: 'Nothing works.' },
  },
});

export const PriorityEnum = builder.enumType('TicketPriority', {
  description: 'How urgent a fault is to you.',
  values: {
    [TicketPriority.LOW]: { description: 'It can wait.' },
    [TicketPriority.MEDIUM]: { description: 'It should not wait.' },
    [TicketPriority.HIGH]: { description: 'It is urgent.' },
    [TicketPriority.CRITICAL]: { description: 'Life, health or a whole business depends on it.' },
  },
});
