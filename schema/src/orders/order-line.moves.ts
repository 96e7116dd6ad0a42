import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../lifecycle.ts';

type S = OrderLineStatus;
const customer = ['C', 'SU'] as const;
const carrier = ['SYS', 'A'] as const;

const beforeFieldService = ['COMMITTED', 'IN_PROCESS', 'REGISTERED', 'ORDERED', 'DESIGN', 'READY'] as const satisfies readonly S[];
const selfCancellable = ['NEW', 'COMMITTED', 'IN_PROCESS', 'REGISTERED', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'ORDERED', 'DESIGN', 'READY'] as const satisfies readonly S[];
const tooLate = ['FIELD_SERVICE', 'TEST', 'DELIVERY'] as const satisfies readonly S[];
const underWay = ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'] as const satisfies readonly S[];

const customerMoves = {
  createOrder: { rules: ['O-17', 'O-31'], from: [], to: ['NEW'], by: customer, level: 'root', label: { en: 'New order', nb: 'Ny bestilling', sv: 'Ny beställning' } },
  addOrderLine: { rules: ['O-17', 'O-18', 'O-19'], from: [], to: ['NEW'], by: customer, level: 'root', label: { en: 'Add line', nb: 'Legg til linje', sv: 'Lägg till rad' } },
  updateOrder: { rules: ['O-16'], from: ['NEW', 'INCOMPLETE'], to: 'same', by: customer, level: 'root', label: { en: 'Save', nb: 'Lagre', sv: 'Spara' } },
  updateOrderLine: { rules: ['O-31', 'S-04'], from: ['NEW', 'INCOMPLETE'], to: 'same', by: customer, level: 'line', label: { en: 'Save', nb: 'Lagre', sv: 'Spara' } },
  removeOrderLine: { rules: ['O-17'], from: ['NEW'], to: 'same', by: customer, level: 'line', label: { en: 'Remove line', nb: 'Fjern linje', sv: 'Ta bort rad' } },
  submitOrder: { rules: ['O-28', 'O-31', 'M-03'], from: ['NEW'], to: ['COMMITTED'], by: customer, level: 'root', label: { en: 'Submit', nb: 'Send inn', sv: 'Skicka in' } },
  setOrderLineCustomerUpdate: { rules: ['S-04', 'S-16'], from: ['INCOMPLETE'], to: ['CUSTOMER_UPDATE'], by: customer, level: 'line', label: { en: 'Set Customer Update', nb: 'Meld som oppdatert', sv: 'Markera som uppdaterad' } },
  reopenOrder: { rules: ['M-01', 'M-13'], from: beforeFieldService, to: ['NEW'], by: customer, level: 'root', label: { en: 'Reopen', nb: 'Gjenåpne', sv: 'Återöppna' } },
  reopenOrderLine: { rules: ['M-01', 'M-13'], from: beforeFieldService, to: ['NEW'], by: customer, level: 'line', tooLateIn: tooLate, label: { en: 'Reopen line', nb: 'Gjenåpne linje', sv: 'Återöppna rad' } },
  undoReopenOrderLine: { rules: ['D-23'], from: ['NEW'], to: beforeFieldService, by: customer, level: 'line', label: { en: 'Undo reopen', nb: 'Angre gjenåpning', sv: 'Ångra återöppning' } },
  cancelOrderLine: { rules: ['M-05', 'M-08', 'M-14'], from: selfCancellable, to: ['CANCELLED'], by: customer, level: 'line', tooLateIn: tooLate, label: { en: 'Cancel Line Item', nb: 'Kanseller linje', sv: 'Avbryt rad' } },
  cancelOrder: { rules: ['M-06', 'M-08', 'M-14'], from: selfCancellable, to: ['CANCELLED'], by: customer, level: 'root', label: { en: 'Cancel', nb: 'Kanseller', sv: 'Avbryt' } },
  closeOrderLine: { rules: ['D-04', 'S-25'], from: ['FINISHED'], to: ['CLOSED'], by: customer, level: 'line', label: { en: 'Close', nb: 'Lukk', sv: 'Stäng' } },
} as const satisfies Record<string, Move<S>>;

const carrierMoves = {
  registerOrderLine: { rules: ['S-06', 'S-14', 'O-24', 'O-25'], from: ['COMMITTED', 'IN_PROCESS'], to: ['REGISTERED'], by: carrier, level: 'line', needs: ['customerOrderId'], label: { en: 'Register', nb: 'Registrer', sv: 'Registrera' } },
  startManualHandling: { rules: ['S-11', 'S-29', 'K-12'], from: ['COMMITTED', 'REGISTERED'], to: ['IN_PROCESS'], by: carrier, level: 'line', label: { en: 'Handle manually', nb: 'Behandle manuelt', sv: 'Hantera manuellt' } },
  rejectOrderLine: { rules: ['S-02', 'S-05', 'N-01'], from: ['COMMITTED', 'IN_PROCESS', 'CUSTOMER_UPDATE'], to: ['REJECTED'], by: carrier, level: 'line', needs: ['statusDescription'], label: { en: 'Reject', nb: 'Avvis', sv: 'Avvisa' } },
  markOrderLineDuplicate: { rules: ['S-13', 'O-29'], from: ['COMMITTED', 'IN_PROCESS', 'REGISTERED'], to: ['DUPLICATE'], by: carrier, level: 'line', needs: ['duplicateOf'], label: { en: 'Mark as duplicate', nb: 'Merk som duplikat', sv: 'Markera som dubblett' } },
  markOrderLineIncomplete: { rules: ['S-03', 'N-01'], from: ['COMMITTED', 'IN_PROCESS', 'REGISTERED', 'ORDERED', 'DESIGN', 'READY', 'CUSTOMER_UPDATE'], to: ['INCOMPLETE'], by: ['A'], personOnly: true, level: 'line', needs: ['comment'], label: { en: 'Mark as incomplete', nb: 'Merk som mangelfull', sv: 'Markera som ofullständig' } },
  resumeOrderLine: { rules: ['S-04'], from: ['CUSTOMER_UPDATE'], to: ['IN_PROCESS', 'REGISTERED', 'ORDERED', 'DESIGN', 'READY'], by: ['A'], level: 'line', label: { en: 'Resume', nb: 'Ta opp igjen', sv: 'Återuppta' } },
  startOrderLine: { rules: ['S-17', 'S-29'], from: ['REGISTERED'], to: ['ORDERED'], by: carrier, level: 'line', label: { en: 'Start (O)', nb: 'Påbegynn (O)', sv: 'Påbörja (O)' } },
  designOrderLine: { rules: ['S-18', 'S-29'], from: ['ORDERED'], to: ['DESIGN'], by: carrier, level: 'line', label: { en: 'Design (D)', nb: 'Prosjekter (D)', sv: 'Projektera (D)' } },
  readyOrderLine: { rules: ['S-19', 'S-29'], from: ['ORDERED', 'DESIGN'], to: ['READY'], by: carrier, level: 'line', label: { en: 'Ready (R)', nb: 'Klar (R)', sv: 'Klar (R)' } },
  scheduleOrderLine: { rules: ['S-20', 'S-29', 'N-01'], from: ['ORDERED', 'DESIGN', 'READY'], to: ['FIELD_SERVICE'], by: carrier, level: 'line', needs: ['agreedDate'], label: { en: 'Set installation date (M)', nb: 'Sett installasjonsdato (M)', sv: 'Sätt installationsdatum (M)' } },
  testOrderLine: { rules: ['S-24', 'S-29'], from: ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE'], to: ['TEST'], by: carrier, level: 'line', label: { en: 'Test (T)', nb: 'Test (T)', sv: 'Testa (T)' } },
  deliverOrderLine: { rules: ['S-21', 'S-29'], from: ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST'], to: ['DELIVERY'], by: carrier, level: 'line', label: { en: 'Deliver (L)', nb: 'Lever (L)', sv: 'Leverera (L)' } },
  returnToReady: { rules: ['D-06'], from: ['FIELD_SERVICE'], to: ['READY'], by: carrier, level: 'line', label: { en: 'Back to ready (R)', nb: 'Tilbake til klar (R)', sv: 'Tillbaka till klar (R)' } },
  confirmDelivery: { rules: ['D-01', 'S-21'], from: ['DELIVERY'], to: 'same', by: carrier, level: 'line', label: { en: 'Confirm delivery', nb: 'Bekreft levering', sv: 'Bekräfta leverans' } },
  finishOrderLine: { rules: ['S-22', 'CAT-14'], from: ['DELIVERY', 'IN_PROCESS'], to: ['FINISHED'], by: carrier, level: 'line', label: { en: 'Finish (F)', nb: 'Gjennomfør (F)', sv: 'Slutför (F)' } },
  cancelOrderLineByCarrier: { rules: ['S-15', 'S-23', 'N-01'], from: ['NEW', 'COMMITTED', 'IN_PROCESS', 'REGISTERED', 'INCOMPLETE', 'CUSTOMER_UPDATE', ...underWay], to: ['CANCELLED'], by: carrier, level: 'line', needs: ['comment'], label: { en: 'Cancel (A)', nb: 'Kanseller (A)', sv: 'Avbryt (A)' } },
} as const satisfies Record<string, Move<S>>;

const timers = {
  expireOrderLine: { rules: ['O-26', 'D-22'], from: ['NEW'], to: ['CANCELLED'], by: ['SYS'], level: 'line', timer: true, label: { en: 'Not submitted in time', nb: 'Ikke sendt inn i tide', sv: 'Inte inskickad i tid' } },
  closeFinishedOrderLine: { rules: ['D-04', 'D-22'], from: ['FINISHED'], to: ['CLOSED'], by: ['SYS'], level: 'line', timer: true, label: { en: 'Closed after 14 days', nb: 'Lukket etter 14 dager', sv: 'Stängd efter 14 dagar' } },
} as const satisfies Record<string, Move<S>>;

export const orderLineMoves = { ...customerMoves, ...carrierMoves, ...timers };
