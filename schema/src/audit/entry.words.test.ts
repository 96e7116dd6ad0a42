import { expect, it } from 'vitest';
import '../schema.ts';
import { readModels } from '../status-proof/datamodel.testing.ts';
import { changesInWords } from './entry.words.ts';
import { fieldWords } from './field.words.ts';

/** Keys, counters, times and what the database keeps for itself: no entry is about them. */
const bookkeeping =
  /^(id|serial|version|searchText|createdAt|createdById|updatedAt|updatedById|lastActedById|enteredStatusAt|lineStatusCounts|passwordHash|emailVerifiedAt|changedSinceIncomplete|reportedById|placedById)$/;
const models = [
  'Order',
  'OrderLine',
  'Quote',
  'QuoteLine',
  'Package',
  'PurchaseReceipt',
  'ServiceRequest',
  'TroubleTicket',
  'Invoice',
  'User',
];
const pointers = /^(orderId|quoteId|packageId|bookingId|fromQuoteId|quoteLineId|orderLineId|lineNo|completedLineCount|lineCount|kid)$/;

it('AUD-01 has words in three languages for what an entry can be about', () => {
  const scalar = /^(String|Int|Boolean|DateTime|Json|BigInt|[A-Z][A-Za-z]*)$/;
  const known = readModels();
  const fields = models.flatMap((name) =>
    [...(known.get(name)?.fields ?? [])].filter(([, type]) => scalar.test(type) && !known.has(type)).map(([field]) => field),
  );
  expect(fields.length).toBeGreaterThan(80);
  const unnamed = new Set(fields.filter((field) => !bookkeeping.test(field) && !pointers.test(field) && !Object.hasOwn(fieldWords, field)));
  expect([...unnamed]).toEqual([]);
});

it('AUD-01 tells fields and statuses as people call them, a header’s in the words of its lines', () => {
  const was = { status: 'COMMITTED', requestedDate: '2025-10-21', slaActive: false };
  const is = { status: 'IN_PROCESS', requestedDate: '2025-10-21', slaActive: true };
  expect(changesInWords('ORDER', was, is, 'nb')).toEqual([
    expect.objectContaining({ field: 'status', label: 'Status' }),
    { field: 'slaActive', label: 'SLA', before: 'Nei', after: 'Ja' },
  ]);
  const [status] = changesInWords('ORDER', was, is, 'en');
  expect([status?.before, status?.after]).toEqual(['Sent', 'In process']);
  expect(changesInWords('SERVICE_REQUEST', { queue: 'BILLING' }, { queue: 'SALES_SUPPORT' }, 'en')).toEqual([
    { field: 'queue', label: 'Department', before: 'Billing', after: 'Sales support' },
  ]);
});

it('AUD-01 SR-21 tells the places of a routing table by their names', () => {
  expect(
    changesInWords('ROUTING', { DELIVERY: 'CUSTOMER_SERVICE BY_PRODUCT' }, { DELIVERY: 'DELIVERY', 'DELIVERY/ADSL': 'BILLING' }, 'en'),
  ).toEqual([
    { field: 'DELIVERY', label: 'Delivery', before: 'Customer service, by product area', after: 'Delivery' },
    { field: 'DELIVERY/ADSL', label: 'Delivery / ADSL', before: null, after: 'Billing' },
  ]);
});

it('AUD-01 shows what nobody has named by its code', () => {
  expect(changesInWords(null, {}, { toString: 'x', brandNew: 3 }, 'en')).toEqual([
    { field: 'toString', label: 'toString', before: null, after: 'x' },
    { field: 'brandNew', label: 'brandNew', before: null, after: '3' },
  ]);
});
