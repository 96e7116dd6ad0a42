import { builder } from '../builder.ts';
import { changeMutation, createMutation } from '../mutation.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import { createServiceRequest } from './creation.commands.ts';
import {
  addServiceRequestActivity,
  cancelServiceRequest,
  completeServiceRequest,
  markServiceRequestIncomplete,
  rerouteServiceRequest,
  startServiceRequest,
} from './handling/handling.commands.ts';
import { closeServiceRequest, reopenServiceRequest, submitServiceRequest, updateServiceRequest } from './request.commands.ts';
import { AreaEnum, ChannelEnum, ReferenceKindEnum, TopicEnum } from './request.enums.graphql.ts';
import { requestLifecycle as lifecycle } from './request.lifecycle.ts';
import type { RequestResult } from './request.writing.ts';

const payload = builder.objectRef<Done<RequestResult>>('ServiceRequestPayload').implement({
  description: 'The service request after the change.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    serviceRequest: t.prismaField({
      type: 'ServiceRequest',
      nullable: true,
      description: 'The request as it is now. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => db.serviceRequest.findUnique({ ...query, where: { id: result.serviceRequestId } }),
    }),
  }),
});

const shared = { lifecycle, payload, limits: { subArea: 40, referenceValue: 40 } };

type Fields = Parameters<NonNullable<Parameters<typeof builder.inputType<'RequestFields', never>>[1]['fields']>>[0];

const fields = (t: Fields) => ({
  area: t.field({ type: AreaEnum, description: 'Decides who answers. May be left out with `objectId`, which gives its own.' }),
  subArea: t.string({ description: 'One of the area’s sub-areas (SR-27).' }),
  topic: t.field({ type: TopicEnum, description: 'One of the area’s topics, if any fits.' }),
  referenceKind: t.field({ type: ReferenceKindEnum, description: 'What the reference is (SR-28).' }),
  referenceValue: t.string({ description: 'The number it is about. At most 40 characters.' }),
  description: t.string({ description: 'What it is about in detail: 20 to 4,000 characters at submit (SR-29).' }),
  escalates: t.id({ description: 'For ESCALATION: the earlier request in Area DELIVERY. Found by the reference when left out (SR-14).' }),
});

createMutation('createServiceRequest', {
  ...shared,
  description:
    'Begins a service request in NEW. Only your side sees it until it is submitted. A second one about the same matter is answered with DUPLICATE_SERVICE_REQUEST and the id of the first (SR-03).',
  input: (t) => ({
    objectId: t.id({
      description:
        'The order, order line, quote, invoice, package, trouble ticket or installed product it is raised from: fills in and locks area, reference and link (SR-32). See `requestContext`.',
    }),
    ...fields(t),
    channel: t.field({ type: ChannelEnum, description: 'Support agents: EMAIL or PHONE. Customers leave it out.' }),
    requesterId: t.id({ description: 'Support agents: the customer user who asked.' }),
  }),
  run: createServiceRequest,
});
changeMutation('updateServiceRequest', {
  ...shared,
  description:
    'Changes what a request in NEW or INCOMPLETE says. What is not given stays; null empties a field. In INCOMPLETE area and sub-area stay (SR-22).',
  input: fields,
  run: updateServiceRequest,
});
changeMutation('submitServiceRequest', {
  ...shared,
  description:
    'Sends the request to the department of its area. An incomplete one goes back to the queue it came from, with what was added since (SR-22).',
  run: submitServiceRequest,
});
changeMutation('startServiceRequest', { ...shared, description: 'Takes the request: you are its assignee.', run: startServiceRequest });
changeMutation('markServiceRequestIncomplete', {
  ...shared,
  description: 'Asks the customer for what is missing. Told by mail.',
  input: (t) => ({ resolution: t.string({ description: 'What is missing. Required; the customer reads it.' }) }),
  run: markServiceRequestIncomplete,
});
changeMutation('completeServiceRequest', {
  ...shared,
  description: 'Answers the request. Told by mail.',
  input: (t) => ({ resolution: t.string({ description: 'The answer. Required; the customer reads it.' }) }),
  run: completeServiceRequest,
});
changeMutation('reopenServiceRequest', {
  ...shared,
  description: 'Sends a completed request back to the queue it was answered from.',
  input: (t) => ({ reason: t.string({ required: true, description: 'Why the answer does not help. It becomes a message.' }) }),
  run: (context, input) => reopenServiceRequest(context, input),
});
changeMutation('addServiceRequestActivity', {
  ...shared,
  description:
    'Adds a message to the thread. Nothing in a thread is ever changed (AUD-06). A note that customers do not see leaves the version as it is.',
  input: (t) => ({
    text: t.string({ required: true, description: 'The message, at most 4,000 characters.' }),
    visibleToCustomer: t.boolean({ description: 'Support agents: false for a note of the carrier’s own. True unless given.' }),
  }),
  run: (context, input) => addServiceRequestActivity(context, input),
});
changeMutation('closeServiceRequest', {
  ...shared,
  description: 'Ends the request: it waits for treatment no more (SR-25).',
  run: closeServiceRequest,
});
changeMutation('cancelServiceRequest', {
  ...shared,
  description: 'Stops the request. When the carrier does it the customer is told by mail.',
  input: (t) => ({
    resolution: t.string({ description: 'Support agents: why. Required of them; stands in Answers/Resolution (SR-26).' }),
    comment: t.string({ description: 'Customers: why, if you wish. It becomes a message.' }),
  }),
  run: cancelServiceRequest,
});
changeMutation('rerouteServiceRequest', {
  ...shared,
  description: 'Gives the request another area or sub-area, and with it another queue. A message in the thread says where it went.',
  input: (t) => ({
    area: t.field({ type: AreaEnum, description: 'The area it goes to. Required; the present one where only the sub-area changes.' }),
    subArea: t.string({ description: 'The new sub-area. Required with a new area that has several.' }),
    comment: t.string({ description: 'Added to that message; the customer reads it.' }),
  }),
  run: rerouteServiceRequest,
});
