import { builder } from '../builder.ts';
import { changeMutation, createMutation } from '../mutation.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import {
  answerTicketInfo,
  cancelTroubleTicket,
  confirmTicketResolved,
  createTroubleTicket,
  reopenTroubleTicket,
} from './ticket.commands.ts';
import { ImpactEnum, PriorityEnum } from './ticket.enums.ts';
import { addTicketActivity, requestTicketInfo, resolveTroubleTicket, startTroubleTicket } from './ticket.handling.ts';
import { ticketLifecycle as lifecycle } from './ticket.lifecycle.ts';
import type { TicketResult } from './ticket.writing.ts';

const payload = builder.objectRef<Done<TicketResult>>('TroubleTicketPayload').implement({
  description: 'The trouble ticket after the change.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    troubleTicket: t.prismaField({
      type: 'TroubleTicket',
      nullable: true,
      description: 'The ticket as it is now. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => db.troubleTicket.findUnique({ ...query, where: { id: result.troubleTicketId } }),
    }),
  }),
});

const shared = { lifecycle, payload, limits: { contactName: 120, contactPhone: 20 } };

createMutation('createTroubleTicket', {
  ...shared,
  description:
    'Reports a fault on an installed product (TT-01). The product must be ACTIVE, and description, impact and the tick “clarified” are needed (TT-04). A second report on a product with an open ticket is answered with DUPLICATE_TROUBLE_TICKET and the id of the first: add a message to that one (TT-05).',
  input: (t) => ({
    installedProductId: t.id({ required: true, description: 'What has failed.' }),
    description: t.string({ description: 'What the end user notices, and since when. Required; at most 4,000 characters.' }),
    observedImpact: t.field({ type: ImpactEnum, description: 'How badly it is felt. Required.' }),
    priority: t.field({
      type: PriorityEnum,
      description: 'How urgent it is. Unless given: DOWN is HIGH, INTERMITTENT MEDIUM, DEGRADED LOW.',
    }),
    faultClarified: t.boolean({
      description: 'You have made sure that the fault is not on your own side or the end user’s. Must be true.',
    }),
    contactName: t.string({ description: 'Whom to call about it. At most 120 characters.' }),
    contactPhone: t.string({ description: 'Digits only, 5 to 15, + in front if abroad (O-14).' }),
  }),
  run: (context, input) => createTroubleTicket(context, input),
});
changeMutation('startTroubleTicket', { ...shared, description: 'Takes the ticket: you are its assignee.', run: startTroubleTicket });
changeMutation('requestTicketInfo', {
  ...shared,
  description: 'Asks the customer for what is needed to go on. Told by mail.',
  input: (t) => ({ question: t.string({ required: true, description: 'What you need to know. The customer reads it.' }) }),
  run: (context, input) => requestTicketInfo(context, input),
});
changeMutation('answerTicketInfo', {
  ...shared,
  description: 'Answers what the carrier has asked, in words or with a file that you attached after the question.',
  input: (t) => ({ text: t.string({ description: 'The answer. May be left out after a file.' }) }),
  run: answerTicketInfo,
});
changeMutation('resolveTroubleTicket', {
  ...shared,
  description: 'Says that the fault is gone. Told by mail; closes after 14 calendar days unless the customer reopens it.',
  input: (t) => ({ resolution: t.string({ required: true, description: 'What it was. The customer reads it.' }) }),
  run: (context, input) => resolveTroubleTicket(context, input),
});
changeMutation('confirmTicketResolved', {
  ...shared,
  description: 'Confirms that the fault is gone: the ticket is closed.',
  run: confirmTicketResolved,
});
changeMutation('reopenTroubleTicket', {
  ...shared,
  description: 'The fault is not gone after all: the carrier takes the ticket up again.',
  input: (t) => ({ reason: t.string({ required: true, description: 'What still does not work. It becomes a message.' }) }),
  run: (context, input) => reopenTroubleTicket(context, input),
});
changeMutation('cancelTroubleTicket', {
  ...shared,
  description: 'Withdraws the report.',
  input: (t) => ({ comment: t.string({ description: 'Why, if you wish. It becomes a message.' }) }),
  run: cancelTroubleTicket,
});
changeMutation('addTicketActivity', {
  ...shared,
  description:
    'Adds a message to the thread. Nothing in a thread is ever changed (AUD-06). A note that customers do not see leaves the version as it is.',
  input: (t) => ({
    text: t.string({ required: true, description: 'The message, at most 4,000 characters.' }),
    visibleToCustomer: t.boolean({ description: 'Support agents: false for a note of the carrier’s own. True unless given.' }),
  }),
  run: (context, input) => addTicketActivity(context, input),
});
