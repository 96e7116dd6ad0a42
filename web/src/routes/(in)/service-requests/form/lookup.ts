import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What has a number that a request can be about and that the portal knows. */
export const LookUp = graphql(`
  query LookUp(
    $text: String!
    $orders: Boolean!
    $quotes: Boolean!
    $invoices: Boolean!
    $packages: Boolean!
    $products: Boolean!
    $tickets: Boolean!
  ) {
    orders(filter: { text: $text }, first: 6) @include(if: $orders) {
      nodes {
        id
        number
        orderStatus: status
        updatedAt
      }
    }
    quotes(filter: { text: $text }, first: 6) @include(if: $quotes) {
      nodes {
        id
        number
        title
        quoteStatus: status
        updatedAt
      }
    }
    invoices(filter: { text: $text }, first: 6) @include(if: $invoices) {
      nodes {
        id
        number
        invoiceStatus: status
        issuedOn
      }
    }
    packages(filter: { text: $text }, first: 6) @include(if: $packages) {
      nodes {
        id
        number
        packageStatus: status
        updatedAt
      }
    }
    installedProducts(filter: { text: $text }, first: 6) @include(if: $products) {
      nodes {
        id
        circuitNumber
        phoneNumber
        installedStatus: status
      }
    }
    troubleTickets(filter: { text: $text }, first: 6) @include(if: $tickets) {
      nodes {
        id
        number
        ticketStatus: status
        updatedAt
      }
    }
  }
`);

export interface Found {
  readonly id: string;
  readonly number: string;
  readonly noun: string;
  readonly status: string;
}

const kinds = ['ORDER', 'QUOTE', 'INVOICE', 'PACKAGE', 'CIRCUIT', 'PHONE', 'TICKET'];

/** Numbers of these kinds are looked up; the others are written as they are. */
export const isLookedUp = (kind: string): boolean => kinds.includes(kind);

export const lookUpVariables = (kind: string, text: string) => ({
  text,
  orders: kind === 'ORDER',
  quotes: kind === 'QUOTE',
  invoices: kind === 'INVOICE',
  packages: kind === 'PACKAGE',
  products: kind === 'CIRCUIT' || kind === 'PHONE',
  tickets: kind === 'TICKET',
});

export const foundIn = (data: ResultOf<typeof LookUp> | undefined): Found[] => [
  ...(data?.orders?.nodes ?? []).map(({ id, number, orderStatus }) => ({ id, number, noun: 'ORDER', status: orderStatus })),
  ...(data?.quotes?.nodes ?? []).map(({ id, number, quoteStatus }) => ({ id, number, noun: 'QUOTE', status: quoteStatus })),
  ...(data?.invoices?.nodes ?? []).map(({ id, number, invoiceStatus }) => ({ id, number, noun: 'INVOICE', status: invoiceStatus })),
  ...(data?.packages?.nodes ?? []).map(({ id, number, packageStatus }) => ({ id, number, noun: 'PACKAGE', status: packageStatus })),
  // A product found by its phone number is asked about by its circuit, so that one matter has one reference (SR-03).
  ...(data?.installedProducts?.nodes ?? []).map(({ id, circuitNumber, phoneNumber, installedStatus }) => ({
    id,
    number: [circuitNumber, phoneNumber].filter(Boolean).join(' · '),
    noun: 'INSTALLED_PRODUCT',
    status: installedStatus,
  })),
  ...(data?.troubleTickets?.nodes ?? []).map(({ id, number, ticketStatus }) => ({
    id,
    number,
    noun: 'TROUBLE_TICKET',
    status: ticketStatus,
  })),
];

/** Everything that was ever asked about the same reference: for the warning (SR-03) and for what is escalated (SR-14). */
export const RequestsAbout = graphql(`
  query RequestsAbout($reference: String!) {
    serviceRequests(filter: { reference: $reference }, first: 20) {
      nodes {
        id
        number
        area
        requestStatus: status
      }
    }
  }
`);

export type RequestAbout = ResultOf<typeof RequestsAbout>['serviceRequests']['nodes'][number];

const OPEN = ['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE'];

/** SR-03: one open request an area and reference. */
export const openIn = (requests: readonly RequestAbout[], area: string): RequestAbout[] =>
  requests.filter((one) => one.area === area && OPEN.includes(one.requestStatus));

/** SR-14: the delivery requests that one can escalate. */
export const deliveriesIn = (requests: readonly RequestAbout[]): RequestAbout[] =>
  requests.filter(({ area, requestStatus }) => area === 'DELIVERY' && requestStatus !== 'NEW');
