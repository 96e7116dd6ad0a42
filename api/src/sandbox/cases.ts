import type { PublicApi } from './public-api.ts';
import type { Movable } from './sandbox-moves.ts';

/** What can be moved of one object: an order's and a quote's lines, a package with its receipts, a request or a ticket itself. */
export async function readCase(api: PublicApi, id: string): Promise<readonly Movable[]> {
  const { node } = await api.ask<{ node: CaseNode | null }>(caseDocument, { id });
  if (node === null) return [];
  const country = node.organisation.country === 'SE' ? 'SE' : 'NO';
  const lines = node.lines ?? [];
  const movable = [
    ...lines.flatMap(visitsOf),
    ...lines,
    ...(node.receipts ?? []),
    ...(node.availableMoves === undefined ? [] : [node as Row]),
  ];
  return movable.map((row) => ({ ...row, country }));
}

type Row = Omit<Movable, 'country'>;

interface Line extends Row {
  readonly status?: string;
  readonly appointments?: readonly Row[];
}

/** The technician has been there once the line is tested. */
const visitsOf = ({ status, appointments = [] }: Line): readonly Row[] => (status === 'TEST' || status === 'DELIVERY' ? appointments : []);

interface CaseNode extends Partial<Row> {
  readonly organisation: { readonly country: string };
  readonly lines?: readonly Line[];
  readonly receipts?: readonly Row[];
}

const moves = 'id version availableMoves { name allowed }';
const caseDocument = `query Case($id: ID!) { node(id: $id) {
  ... on Order { organisation { country } lines { ${moves} status requestedDate agreedDate customerOrderId appointments { ${moves} } } }
  ... on Quote { organisation { country } lines { ${moves} attributes rentalPrice { amountMinor } } }
  ... on Package { organisation { country } ${moves} trackingNumbers { value } receipts { ${moves} } }
  ... on ServiceRequest { organisation { country } ${moves} }
  ... on TroubleTicket { organisation { country } ${moves} }
} }`;

/** Everything that waits for the carrier, and the cursor from which its changes are followed: read before the rows, so that nothing is missed. */
export async function readBacklog(api: PublicApi): Promise<{ readonly cursor: string; readonly ids: readonly string[] }> {
  const { cursor } = await api.ask<{ cursor: string }>('{ cursor }');
  const lists = await api.ask<Record<string, { nodes: readonly { id: string }[] }>>(backlogDocument);
  return { cursor, ids: Object.values(lists).flatMap(({ nodes }) => nodes.map(({ id }) => id)) };
}

const backlogDocument = `{
  orders(filter: { lineStatus: [COMMITTED, IN_PROCESS, REGISTERED, ORDERED, DESIGN, READY, FIELD_SERVICE, TEST, DELIVERY, CUSTOMER_UPDATE] }, sort: CHANGED, first: 100) { nodes { id } }
  quotes(filter: { lineStatus: [RECEIVED, IN_PROCESS, CUSTOMER_UPDATE] }, first: 50) { nodes { id } }
  packages(filter: { status: [BOOKED, NOT_BOOKED, RECEIVED, IN_TRANSIT, ARRIVED, CLEARED] }, first: 50) { nodes { id } }
  serviceRequests(filter: { status: [SUBMITTED, IN_PROCESS] }, first: 50) { nodes { id } }
  troubleTickets(filter: { status: [ACKNOWLEDGED, REOPENED, IN_PROCESS] }, first: 50) { nodes { id } }
}`;
