import { appointmentLifecycle } from '../appointments/appointment.lifecycle.ts';
import { changeMutation } from '../mutation.ts';
import { orderLineLifecycle } from '../orders/order-line.lifecycle.ts';
import { orderPayload } from '../orders/order.payload.ts';
import { holdAppointmentSlot, skipAppointment } from './booking.commands.ts';
import { confirmAppointment, rescheduleAppointment } from './confirming.commands.ts';

changeMutation('holdAppointmentSlot', {
  lifecycle: orderLineLifecycle,
  description:
    'Keeps a free slot for a line that is new or reopened, for 15 minutes; after that it is free for others. `id` is the order line’s; its own version stays, and a new appointment stands in `appointments`. A slot held for the line before is given back at once. CONFLICT when somebody else has just taken the last place (B-10). BOOKING_NOT_ALLOWED on a project (B-04), for what is not booked (B-02), and without an answer of the availability check that allows it (B-07).',
  payload: orderPayload,
  input: (t) => ({
    slotStart: t.field({ type: 'DateTime', required: true, description: 'The `slotStart` of a slot in `appointmentSlots`.' }),
    numbers: t.int({
      description:
        'So many telephone numbers are kept with the slot: 1 for PSTN, up to 8 for ISDN (B-05). They are the installed product’s when the line is finished, and free again when the slot is.',
    }),
  }),
  run: (context, input) => holdAppointmentSlot(context, input),
});
changeMutation('confirmAppointment', {
  lifecycle: appointmentLifecycle,
  description:
    'Books the held slot. `id` is the appointment’s. The carrier’s appointment system verifies it, within 5 seconds; its day becomes the line’s agreed date (B-03). TECHNICAL_ERROR when that system does not answer: nothing was changed and the slot is still held, so try again, or call `skipAppointment` (B-11). CONFLICT when the 15 minutes are over or the system has given the slot to somebody else (B-10).',
  payload: orderPayload,
  run: (context, input) => confirmAppointment(context, input),
});
changeMutation('rescheduleAppointment', {
  lifecycle: appointmentLifecycle,
  description:
    'Moves a booked visit to another slot while its line is new or reopened. `id` is the appointment’s. The old slot stays agreed until the new one is verified; then the line has its date. CONFLICT when the slot is taken (B-10).',
  payload: orderPayload,
  input: (t) => ({
    slotStart: t.field({ type: 'DateTime', required: true, description: 'The `slotStart` of a slot in `appointmentSlots`.' }),
  }),
  run: (context, input) => rescheduleAppointment(context, input),
});
changeMutation('skipAppointment', {
  lifecycle: orderLineLifecycle,
  description:
    'Confirms that a line goes on without a booking. `id` is the order line’s. Possible where a booking is only recommended (B-09), where no slot is offered in the four weeks from the requested date, and where the appointment system does not answer (B-11); else BOOKING_REQUIRED. A line sent without a booking is treated by hand. Holding a slot takes it back.',
  payload: orderPayload,
  run: (context, input) => skipAppointment(context, input),
});
