import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../../lifecycle.ts';
import { beforeFieldService } from './stages.ts';

type S = OrderLineStatus;
const customer = ['C', 'SU'] as const;

const selfCancellable = [
  'NEW',
  'COMMITTED',
  'IN_PROCESS',
  'REGISTERED',
  'INCOMPLETE',
  'CUSTOMER_UPDATE',
  'ORDERED',
  'DESIGN',
  'READY',
] as const satisfies readonly S[];
const tooLate = ['FIELD_SERVICE', 'TEST', 'DELIVERY'] as const satisfies readonly S[];

/** What the customer's side does. */
export const customerMoves = {
  createOrder: {
    rules: ['O-17', 'O-31'],
    from: [],
    to: ['NEW'],
    by: customer,
    level: 'root',
    label: { en: 'New order', nb: 'Ny bestilling', sv: 'Ny beställning' },
  },
  addOrderLine: {
    rules: ['O-17', 'O-18', 'O-19'],
    from: [],
    to: ['NEW'],
    by: customer,
    level: 'root',
    label: { en: 'Add line', nb: 'Legg til linje', sv: 'Lägg till rad' },
  },
  updateOrder: {
    rules: ['O-16'],
    from: ['NEW', 'INCOMPLETE'],
    to: 'same',
    by: customer,
    level: 'root',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  updateOrderLine: {
    rules: ['O-31', 'S-04'],
    from: ['NEW', 'INCOMPLETE'],
    to: 'same',
    by: customer,
    level: 'line',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  removeOrderLine: {
    rules: ['O-17'],
    from: ['NEW'],
    to: 'same',
    by: customer,
    level: 'line',
    label: { en: 'Remove line', nb: 'Fjern linje', sv: 'Ta bort rad' },
  },
  runAvailabilityCheck: {
    rules: ['K-01', 'K-04', 'K-12'],
    from: ['NEW', 'INCOMPLETE'],
    to: 'same',
    by: customer,
    level: 'line',
    label: { en: 'Check availability', nb: 'Sjekk tilgjengelighet', sv: 'Kontrollera tillgänglighet' },
  },
  runAvailabilityChecks: {
    rules: ['K-01', 'K-03'],
    from: ['NEW'],
    to: 'same',
    by: customer,
    level: 'root',
    label: { en: 'Check all lines', nb: 'Sjekk alle linjene', sv: 'Kontrollera alla rader' },
  },
  submitOrder: {
    rules: ['O-28', 'O-31', 'M-03'],
    from: ['NEW'],
    to: ['COMMITTED'],
    by: customer,
    level: 'root',
    label: { en: 'Submit', nb: 'Send inn', sv: 'Skicka in' },
  },
  setOrderLineCustomerUpdate: {
    rules: ['S-04', 'S-16'],
    from: ['INCOMPLETE'],
    to: ['CUSTOMER_UPDATE'],
    by: customer,
    level: 'line',
    label: { en: 'Set Customer Update', nb: 'Meld som oppdatert', sv: 'Markera som uppdaterad' },
  },
  reopenOrder: {
    rules: ['M-01', 'M-13'],
    from: beforeFieldService,
    to: ['NEW'],
    by: customer,
    level: 'root',
    label: { en: 'Reopen', nb: 'Gjenåpne', sv: 'Återöppna' },
  },
  reopenOrderLine: {
    rules: ['M-01', 'M-13'],
    from: beforeFieldService,
    to: ['NEW'],
    by: customer,
    level: 'line',
    tooLateIn: tooLate,
    label: { en: 'Reopen line', nb: 'Gjenåpne linje', sv: 'Återöppna rad' },
  },
  undoReopenOrderLine: {
    rules: ['D-23'],
    from: ['NEW'],
    to: beforeFieldService,
    by: customer,
    level: 'line',
    label: { en: 'Undo reopen', nb: 'Angre gjenåpning', sv: 'Ångra återöppning' },
  },
  cancelOrderLine: {
    rules: ['M-05', 'M-08', 'M-14'],
    from: selfCancellable,
    to: ['CANCELLED'],
    by: customer,
    level: 'line',
    tooLateIn: tooLate,
    label: { en: 'Cancel Line Item', nb: 'Kanseller linje', sv: 'Avbryt rad' },
  },
  cancelOrder: {
    rules: ['M-06', 'M-08', 'M-14'],
    from: selfCancellable,
    to: ['CANCELLED'],
    by: customer,
    level: 'root',
    label: { en: 'Cancel', nb: 'Kanseller', sv: 'Avbryt' },
  },
  closeOrderLine: {
    rules: ['D-04', 'S-25'],
    from: ['FINISHED'],
    to: ['CLOSED'],
    by: customer,
    level: 'line',
    label: { en: 'Close', nb: 'Lukk', sv: 'Stäng' },
  },
} as const satisfies Record<string, Move<S>>;
