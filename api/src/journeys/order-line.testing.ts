import type { Said } from './program.testing.ts';

/** A line to which nothing can be said against on the day of the journeys, once it is checked and booked. */
export const line = (changes: Said = {}): Said => ({
  productCode: 'WHOLESALE_ADSL_SHARED',
  attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' },
  endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31' },
  address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Halden', country: 'NO' },
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  requestedDate: '2025-10-21',
  checklist: ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'],
  ...changes,
});
