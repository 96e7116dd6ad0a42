import { m } from '#lib/paraglide/messages.js';
import type { Move, MoveInput } from '#lib/status/moves.ts';

/** Moves that have a place of their own on the page: a form, or the panel about availability. */
const byForm = [
  'holdAppointmentSlot',
  'skipAppointment',
  'rescheduleAppointment',
  'updateOrder',
  'updateOrderLine',
  'addOrderLine',
  'runAvailabilityCheck',
  'runAvailabilityChecks',
];

export const offered = (name: string): boolean => !byForm.includes(name);

const comment = (required: boolean, label = m.field_comment()): MoveInput => ({ name: 'comment', label, kind: 'text', required });

const outcomes = () => [
  { value: 'DONE', label: m.visit_DONE() },
  { value: 'NOBODY_HOME', label: m.visit_NOBODY_HOME() },
  { value: 'CARRIER_DID_NOT_COME', label: m.visit_CARRIER_DID_NOT_COME() },
];

interface LineField {
  readonly path: string;
  readonly label: string;
}

/** What each move asks for: what it needs, and what is worth saying. `askable` are the fields that can be named as missing. */
export function inputsOf(move: Move, askable: readonly LineField[] = []): readonly MoveInput[] {
  switch (move.name) {
    case 'cancelOrder':
    case 'cancelOrderLine':
      return [comment(false, m.field_why())];
    case 'setOrderLineCustomerUpdate':
      return [comment(false, m.field_what_was_added())];
    case 'registerOrderLine':
      return [
        { name: 'customerOrderId', label: m.customer_order_id(), kind: 'line', required: move.needs.includes('customerOrderId') },
        { name: 'agreedDate', label: m.agreed_date(), kind: 'date', required: false },
      ];
    case 'scheduleOrderLine':
      return [{ name: 'agreedDate', label: m.agreed_date(), kind: 'date', required: move.needs.includes('agreedDate') }];
    case 'recordAppointment':
      return [
        { name: 'slotStart', label: m.visit_from(), kind: 'moment', required: true },
        { name: 'slotEnd', label: m.visit_to(), kind: 'moment', required: true },
      ];
    case 'reportVisit':
      return [
        { name: 'outcome', label: m.visit_outcome(), kind: 'choice', required: true, choices: outcomes() },
        { name: 'chargeWastedVisit', label: m.visit_charge(), kind: 'check', required: false, hint: m.visit_charge_hint() },
        comment(false),
      ];
    case 'rejectOrderLine':
      return [{ name: 'statusDescription', label: m.field_why(), kind: 'text', required: true }];
    case 'startManualHandling':
      return [{ name: 'statusDescription', label: m.field_why(), kind: 'text', required: false }];
    case 'markOrderLineDuplicate':
      return [{ name: 'duplicateOf', label: m.field_duplicate_of(), kind: 'line', required: true, hint: m.field_duplicate_of_hint() }];
    case 'markOrderLineIncomplete':
      return [
        {
          name: 'missing',
          label: m.field_missing_fields(),
          kind: 'choices',
          required: false,
          hint: m.field_missing_fields_hint(),
          choices: askable.map(({ path, label }) => ({ value: path, label })),
        },
        comment(true, m.field_what_is_missing()),
      ];
    case 'cancelOrderLineByCarrier':
    case 'returnToReady':
      return [comment(move.needs.includes('comment'), m.field_why())];
    default:
      return [];
  }
}
