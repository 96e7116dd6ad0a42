import { comment, made, nothing, type LifeNoun, type Puppets } from './cast.testing.ts';
import { invoicePuppets } from './invoice-puppets.testing.ts';
import { orders } from './order-puppets.testing.ts';

/** Who plays which part in the lives of each kind of object. */
export const puppets: Readonly<Record<LifeNoun, Puppets>> = {
  ...orders,
  QUOTE: {
    field: 'quote',
    parts: ['lines'],
    ends: ['COMPLETED', 'CUSTOMER_CLOSED', 'CANCELLED'],
    turn: ['NEW', 'INCOMPLETE'],
    begin: ({ customer }, number) => {
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
    turn: ['NEW', 'INCOMPLETE'],
    begin: ({ customer }, number) =>
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
    turn: ['STANDBY', 'HOLD'],
    // With its receipt, so that customs have something to look at.
    begin: async ({ customer }, number) => {
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
  TROUBLE_TICKET: {
    field: 'troubleTicket',
    parts: null,
    ends: ['CLOSED', 'CANCELLED'],
    turn: ['PENDING'],
    begin: async (cast, number) => {
      const { id } = await cast.circuit();
      const report = {
        installedProductId: id,
        description: `Dead since ${number} o’clock.`,
        observedImpact: number % 2 === 0 ? 'DOWN' : 'DEGRADED',
        faultClarified: true,
      };
      return made(cast.customer, 'createTroubleTicket', report, 'TroubleTicketPayload { troubleTicket { id } }');
    },
    onward: { answerTicketInfo: (_today, number) => ({ text: `It is modem ${number}.` }) },
    customer: {
      answerTicketInfo: nothing,
      addTicketActivity: (_today, number) => ({ text: `Once more: ${number}.` }),
      confirmTicketResolved: nothing,
      reopenTroubleTicket: () => ({ reason: 'It is dead again.' }),
      cancelTroubleTicket: nothing,
    },
    staff: {
      requestTicketInfo: () => ({ question: 'Which modem?' }),
      addTicketActivity: (_today, number) => ({ text: `Looked at ${number}.`, visibleToCustomer: number % 2 === 0 }),
    },
  },
  INVOICE: invoicePuppets,
};
