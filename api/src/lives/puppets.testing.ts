import { isWorkingDay } from '@sporbar/schema/calendar/working-days.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import { addDays } from '@sporbar/schema/time.ts';
import type { PublicApi } from '../sandbox/public-api.ts';

export type LifeNoun = 'ORDER' | 'QUOTE' | 'SERVICE_REQUEST' | 'PACKAGE';

/** What a puppet gives with a move. `number` is another one each time. */
type Given = (today: string, number: number) => Readonly<Record<string, unknown>>;

export interface Puppets {
  /** Where the API answers one of them, and its parts that have moves of their own. */
  readonly field: string;
  readonly parts: string | null;
  /** Nothing leads on from these. */
  readonly ends: readonly string[];
  /** Makes one and answers its id. */
  readonly begin: (customer: PublicApi, today: string, number: number) => Promise<string>;
  /** What keeps it going when it is the customer's turn, first choice first. */
  readonly onward: Readonly<Record<string, Given>>;
  /** What customers come up with besides. */
  readonly customer: Readonly<Record<string, Given>>;
  /** What the carrier's people come up with besides. */
  readonly staff: Readonly<Record<string, Given>>;
}

const nothing: Given = () => ({});
const comment: Given = (_today, number) => ({ comment: `Because of matter ${number}.` });

/** A working day far enough away for every product. */
function wishedDay(today: string): string {
  let day = addDays(today, 60);
  while (!isWorkingDay('NO', day)) day = addDays(day, 1);
  return day;
}

const orderLine: Given = (today, number) =>
  goodLine({
    requestedDate: wishedDay(today),
    contactName: `Nils Nilsen ${'abcdefgh'[number % 8]}`,
    contactPhone: String(90_000_000 + number),
  });

async function made(api: PublicApi, move: string, input: object, payload: string): Promise<string> {
  const document = `mutation M($input: ${move.charAt(0).toUpperCase()}${move.slice(1)}Input!) { made: ${move}(input: $input) { __typename ... on Refusal { message } ... on ${payload} } }`;
  const answer = await api.ask<{ made: Record<string, { id: string } | string> }>(document, {
    input: { idempotencyKey: crypto.randomUUID(), ...input },
  });
  const object = Object.values(answer.made).find((value) => typeof value === 'object');
  if (object === undefined) throw new Error(`${move}: ${JSON.stringify(answer)}`);
  return object.id;
}

/** Who plays which part in the lives of each kind of object. */
export const puppets: Readonly<Record<LifeNoun, Puppets>> = {
  ORDER: {
    field: 'order',
    parts: 'lines',
    ends: ['CLOSED', 'CANCELLED', 'REJECTED', 'DUPLICATE'],
    begin: (customer, today, number) => {
      const lines = Array.from({ length: 1 + (number % 3) }, (_, index) => orderLine(today, number + index));
      return made(
        customer,
        'createOrder',
        { orderType: lines.length > 1 ? 'PROJECT' : 'STANDARD', lines },
        'OrderPayload { order { id } }',
      );
    },
    onward: {
      setOrderLineCustomerUpdate: nothing,
      submitOrder: nothing,
      updateOrderLine: (today, number) => ({ line: orderLine(today, number) }),
    },
    customer: {
      updateOrderLine: (today, number) => ({ line: orderLine(today, number) }),
      reopenOrderLine: nothing,
      undoReopenOrderLine: nothing,
      cancelOrderLine: nothing,
      closeOrderLine: nothing,
    },
    staff: { markOrderLineIncomplete: comment, rejectOrderLine: comment, cancelOrderLineByCarrier: comment },
  },
  QUOTE: {
    field: 'quote',
    parts: 'lines',
    ends: ['COMPLETED', 'CUSTOMER_CLOSED', 'CANCELLED'],
    begin: (customer, _today, number) => {
      const addressA = {
        purpose: 'INSTALLATION',
        street: 'Prøvegata',
        houseNumber: 1 + (number % 9_000),
        postcode: '1788',
        city: 'Halden',
        country: 'NO',
      };
      const line = {
        productCode: 'LEASED_LINE_OTHER',
        attributes: { speedKbps: '10000' },
        addressA,
        addressB: { ...addressA, street: 'Målgata' },
      };
      return made(
        customer,
        'createQuote',
        { lines: Array.from({ length: 1 + (number % 2) }, () => line) },
        'QuotePayload { quote { id } }',
      );
    },
    onward: {
      setQuoteLineCustomerUpdate: nothing,
      submitQuote: () => ({ confirmManualPricing: true }),
      updateQuoteLine: (_today, number) => ({ line: { comment: `Entrance ${number}` } }),
    },
    customer: { cancelQuoteLine: nothing, closeQuoteLine: nothing },
    staff: { markQuoteLineIncomplete: comment, cancelQuoteLine: comment },
  },
  SERVICE_REQUEST: {
    field: 'serviceRequest',
    parts: null,
    ends: ['CLOSED', 'CANCELLED'],
    begin: (customer, _today, number) =>
      made(
        customer,
        'createServiceRequest',
        {
          area: 'DELIVERY',
          subArea: 'ADSL',
          referenceKind: 'CIRCUIT',
          referenceValue: `C-${number}`,
          description: 'Not delivered as agreed.',
        },
        'ServiceRequestPayload { serviceRequest { id } }',
      ),
    onward: {
      submitServiceRequest: nothing,
      addServiceRequestActivity: (_today, number) => ({ text: `It is circuit ${number}.` }),
    },
    customer: {
      addServiceRequestActivity: (_today, number) => ({ text: `Once more: ${number}.` }),
      reopenServiceRequest: () => ({ reason: 'It is down again.' }),
      cancelServiceRequest: nothing,
      closeServiceRequest: nothing,
    },
    staff: {
      markServiceRequestIncomplete: () => ({ resolution: 'Which circuit?' }),
      cancelServiceRequest: comment,
    },
  },
  PACKAGE: {
    field: 'package',
    parts: null,
    ends: ['DELIVERED', 'CANCELLED'],
    // With its receipt, so that customs have something to look at.
    begin: async (customer, _today, number) => {
      const item = {
        contents: 'Shoes',
        declaredValue: { amountMinor: 8_000, currency: 'USD' },
        trackingNumbers: [`1Z${String(number).padStart(14, '0')}`],
      };
      const booking = { mode: 'AIR', sellerName: 'Shoe Barn', packages: [item] };
      const id = await made(customer, 'bookPackage', booking, 'PackagePayload { package { id } }');
      const fileId = await customer.upload('receipt.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'));
      await customer.move('uploadReceipt', { id, expectedVersion: 1, fileId });
      return id;
    },
    onward: { releaseStandby: nothing, resolveHoldPackage: () => ({ mode: 'AIR' }) },
    customer: { setStandby: nothing, cancelPackage: nothing, updatePackage: (_today, number) => ({ contents: `Shoes ${number}` }) },
    staff: { holdPackage: () => ({ holdReason: 'SUSPECTED_DROP_SHIPMENT' }) },
  },
};
