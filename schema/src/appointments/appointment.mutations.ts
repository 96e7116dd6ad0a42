import { builder } from '../builder.ts';
import { changeMutation } from '../mutation.ts';
import { orderPayload } from '../orders/order.payload.ts';
import { recordAppointment, reportVisit } from './appointment.commands.ts';
import { appointmentLifecycle as lifecycle } from './appointment.lifecycle.ts';

const VisitOutcomeEnum = builder.enumType('VisitOutcome', {
  description: 'What became of a visit.',
  values: {
    DONE: { description: 'The technician was there and did the work: the appointment is COMPLETED.' },
    NOBODY_HOME: { description: 'A closed door: it is FAILED (M-22).' },
    CARRIER_DID_NOT_COME: { description: 'The carrier did not keep it: it is MISSED.' },
  } as const,
});

changeMutation('recordAppointment', {
  lifecycle,
  description:
    'Records a visit that was agreed with the customer outside the appointment system. `id` is the order line’s; the line keeps its status, and the day of the visit becomes its agreed date.',
  payload: orderPayload,
  limits: { externalRef: 40 },
  input: (t) => ({
    slotStart: t.field({ type: 'DateTime', required: true, description: 'When the visit begins at the earliest.' }),
    slotEnd: t.field({ type: 'DateTime', required: true, description: 'When it begins at the latest, on the same day.' }),
    externalRef: t.string({ description: 'A reference of your own. At most 40 characters.' }),
  }),
  run: (context, input) => recordAppointment(context, input),
});
changeMutation('reportVisit', {
  lifecycle,
  description:
    'Says what became of a visit. `id` is the appointment’s. After NOBODY_HOME and CARRIER_DID_NOT_COME a line in M goes back to R and has no agreed date any more; of a closed door the customer is mailed.',
  payload: orderPayload,
  input: (t) => ({
    outcome: t.field({ type: VisitOutcomeEnum, required: true, description: 'What became of it.' }),
    chargeWastedVisit: t.boolean({ description: 'The wasted visit is charged; only with NOBODY_HOME (M-22).' }),
    comment: t.string({ description: 'Told to the customer.' }),
  }),
  run: (context, input) => reportVisit(context, input),
});
