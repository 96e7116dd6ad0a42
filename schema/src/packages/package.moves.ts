import type { PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../lifecycle.ts';

type S = PackageStatus;
const customer = ['C', 'SU'] as const;
const either = ['C', 'SU', 'A'] as const;
const agent = ['A'] as const;
const carrier = ['SYS', 'A'] as const;
const warehouse = ['WAREHOUSE'] as const;
const customs = ['CUSTOMS'] as const;
const receiptDesk = ['CUSTOMS', 'WAREHOUSE'] as const;

/** P-07, P-17: what is said about a package can change until it is shipped. */
export const untilShipped = ['BOOKED', 'RECEIVED', 'STANDBY', 'NOT_BOOKED', 'HOLD'] as const satisfies readonly S[];
/** Receipts are taken until customs have cleared the package. */
export const untilCleared = [...untilShipped, 'IN_TRANSIT', 'ARRIVED'] as const satisfies readonly S[];

const customerMoves = {
  bookPackage: {
    rules: ['P-05', 'P-11', 'P-20', 'N-07'],
    from: [],
    to: ['BOOKED'],
    by: customer,
    level: 'root',
    needs: ['mode', 'sellerName', 'packages'],
    label: { en: 'Book shipment', nb: 'Book forsendelse', sv: 'Boka sändning' },
  },
  addPackage: {
    rules: ['P-06', 'P-20'],
    from: [],
    to: ['BOOKED'],
    by: customer,
    level: 'root',
    label: { en: 'Add package', nb: 'Legg til pakke', sv: 'Lägg till paket' },
  },
  updatePackage: {
    rules: ['P-07', 'P-08', 'P-09'],
    from: untilShipped,
    to: 'same',
    by: either,
    departments: warehouse,
    level: 'root',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  addTrackingNumber: {
    rules: ['P-07', 'P-16', 'P-20'],
    from: untilShipped,
    to: 'same',
    by: either,
    departments: warehouse,
    level: 'root',
    needs: ['trackingNumber'],
    label: { en: 'Add tracking number', nb: 'Legg til sporingsnummer', sv: 'Lägg till spårningsnummer' },
  },
  insurePackage: {
    rules: ['P-07', 'P-17'],
    from: untilShipped,
    to: 'same',
    by: either,
    departments: warehouse,
    level: 'root',
    label: { en: 'Insure', nb: 'Forsikre', sv: 'Försäkra' },
  },
  uploadReceipt: {
    rules: ['P-01', 'P-02', 'P-05'],
    from: untilCleared,
    to: 'same',
    by: customer,
    level: 'root',
    needs: ['fileId'],
    label: { en: 'Upload receipt', nb: 'Last opp kvittering', sv: 'Ladda upp kvitto' },
  },
  resolveUnbookedPackage: {
    rules: ['P-08', 'P-22'],
    from: ['NOT_BOOKED'],
    to: ['RECEIVED', 'STANDBY'],
    by: customer,
    level: 'root',
    needs: ['mode', 'contents', 'declaredValue'],
    label: { en: 'Tell us what it is', nb: 'Fortell hva det er', sv: 'Berätta vad det är' },
  },
  askStaffToVerify: {
    rules: ['P-15'],
    from: ['NOT_BOOKED'],
    to: 'same',
    by: customer,
    level: 'root',
    label: { en: 'Not sure: ask staff to check', nb: 'Usikker: be oss kontrollere', sv: 'Osäker: be oss kontrollera' },
  },
  resolveHoldPackage: {
    rules: ['P-09', 'P-22'],
    from: ['HOLD'],
    to: ['RECEIVED', 'STANDBY'],
    by: either,
    departments: warehouse,
    level: 'root',
    needs: ['mode'],
    label: { en: 'Choose air or sea and release', nb: 'Velg fly eller sjø og frigi', sv: 'Välj flyg eller sjö och släpp' },
  },
  setStandby: {
    rules: ['P-07'],
    from: ['RECEIVED'],
    to: ['STANDBY'],
    by: customer,
    level: 'root',
    label: { en: 'Keep in the US', nb: 'Behold i USA', sv: 'Behåll i USA' },
  },
  releaseStandby: {
    rules: ['P-07'],
    from: ['STANDBY'],
    to: ['RECEIVED'],
    by: customer,
    level: 'root',
    label: { en: 'Release', nb: 'Frigi', sv: 'Släpp' },
  },
  cancelPackage: {
    rules: ['P-11'],
    from: ['BOOKED'],
    to: ['CANCELLED'],
    by: customer,
    level: 'root',
    label: { en: 'Cancel package', nb: 'Kanseller pakke', sv: 'Avboka paket' },
  },
  cancelBooking: {
    rules: ['P-11'],
    from: ['BOOKED'],
    to: ['CANCELLED'],
    by: customer,
    level: 'root',
    label: { en: 'Cancel booking', nb: 'Kanseller booking', sv: 'Avboka hela bokningen' },
  },
} as const satisfies Record<string, Move<S>>;

const carrierMoves = {
  receivePackage: {
    rules: ['CA-07', 'P-16'],
    from: ['BOOKED'],
    to: ['RECEIVED', 'STANDBY'],
    by: agent,
    departments: warehouse,
    level: 'root',
    needs: ['trackingNumber'],
    label: { en: 'Receive', nb: 'Ta imot', sv: 'Ta emot' },
  },
  registerUnbookedPackage: {
    rules: ['P-12', 'CA-07', 'D-29'],
    from: [],
    to: ['NOT_BOOKED'],
    by: agent,
    departments: warehouse,
    level: 'root',
    needs: ['suiteNumber'],
    label: { en: 'Register as not booked', nb: 'Registrer som ikke booket', sv: 'Registrera som inte bokat' },
  },
  holdPackage: {
    rules: ['P-10', 'D-29'],
    from: ['RECEIVED', 'NOT_BOOKED'],
    to: ['HOLD'],
    by: agent,
    departments: warehouse,
    level: 'root',
    needs: ['holdReason'],
    label: { en: 'Put on hold', nb: 'Sett på vent', sv: 'Låt vänta' },
  },
  verifyUnbookedPackage: {
    rules: ['P-15', 'P-22'],
    from: ['NOT_BOOKED'],
    to: ['RECEIVED'],
    by: agent,
    departments: warehouse,
    level: 'root',
    needs: ['contents'],
    label: { en: 'Contents checked', nb: 'Innholdet er kontrollert', sv: 'Innehållet är kontrollerat' },
  },
  shipPackage: {
    rules: ['P-19'],
    from: ['RECEIVED'],
    to: ['IN_TRANSIT'],
    by: carrier,
    departments: warehouse,
    level: 'root',
    label: { en: 'Ship', nb: 'Send', sv: 'Skicka' },
  },
  arrivePackage: {
    rules: ['P-13'],
    from: ['IN_TRANSIT'],
    to: ['ARRIVED'],
    by: carrier,
    departments: customs,
    level: 'root',
    label: { en: 'Arrived', nb: 'Ankommet', sv: 'Ankommet' },
  },
  clearPackage: {
    rules: ['P-13', 'P-21'],
    from: ['ARRIVED'],
    to: ['CLEARED'],
    by: agent,
    departments: customs,
    level: 'root',
    label: { en: 'Clear through customs', nb: 'Fortoll', sv: 'Förtulla' },
  },
  deliverPackage: {
    rules: ['P-20'],
    from: ['CLEARED'],
    to: ['DELIVERED'],
    by: carrier,
    departments: customs,
    level: 'root',
    label: { en: 'Deliver', nb: 'Lever', sv: 'Leverera' },
  },
  recordReceipt: {
    rules: ['P-04', 'D-30'],
    from: untilCleared,
    to: 'same',
    by: agent,
    departments: receiptDesk,
    level: 'root',
    needs: ['channel'],
    label: { en: 'Record receipt', nb: 'Registrer kvittering', sv: 'Registrera kvitto' },
  },
} as const satisfies Record<string, Move<S>>;

export const packageMoves = { ...customerMoves, ...carrierMoves };
