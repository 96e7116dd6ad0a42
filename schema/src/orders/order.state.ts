import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { Prisma, type Order, type OrderLine, type Termination } from '@sporbar/prisma/generated/client/client.ts';
import { isVisibleTo } from '../access.ts';
import { searchTextsOf } from '../addresses/search-texts.ts';
import { readOne } from '../reading/read-one.ts';
import { no, Refused } from '../refusals.ts';
import { headerOfRemoved } from '../removed-lines.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import type { ChangeFacts } from './line-change.rules.ts';
import { installedInclude } from './modify/modify.input.ts';
import { orderNoun } from './order.nouns.ts';

/** What every rule about an order may look at. */
export const lineInclude = {
  product: { include: { attributes: true, addOns: true } },
  address: true,
  previousProduct: true,
  installedProduct: { include: installedInclude },
  revisions: { orderBy: { revision: 'desc' }, take: 1 },
  appointments: { orderBy: { id: 'desc' }, take: 1 },
  checks: { orderBy: { id: 'desc' }, take: 1 },
  termination: true,
} as const satisfies Prisma.OrderLineInclude;

export const orderInclude = { lines: { orderBy: { lineNo: 'asc' }, include: lineInclude } } as const satisfies Prisma.OrderInclude;

const whole = { include: orderInclude };

/** Every column of a line, for selections that hand a whole line to the rules. */
export const lineColumns = Object.fromEntries(Object.values(Prisma.OrderLineScalarFieldEnum).map((name) => [name, true])) as {
  readonly [name in keyof OrderLine]: true;
};

/** Every column of the header, for selections that hand a whole order to the rules. */
export const orderColumns = Object.fromEntries(Object.values(Prisma.OrderScalarFieldEnum).map((name) => [name, true])) as {
  readonly [name in keyof Order]: true;
};

export type OrderState = Prisma.OrderGetPayload<{ include: typeof orderInclude }>;
export type LineState = OrderState['lines'][number];

const absent = (): Refused => new Refused([no.notFound('/id')]);

/** The order as it stands under the lock, for a viewer who may see it. */
export async function loadOrder(tx: Tx | Db, viewer: Viewer, orderId: string): Promise<OrderState> {
  const order = await readOne<OrderState>(tx, 'Order', tx.order, orderId, whole);
  if (order === null || !isVisibleTo(viewer, order)) throw absent();
  return order;
}

export async function loadLine(tx: Tx, viewer: Viewer, orderId: string, lineId: string): Promise<{ order: OrderState; line: LineState }> {
  const order = await loadOrder(tx, viewer, orderId);
  const line = order.lines.find(({ id }) => id === lineId);
  if (line === undefined) throw absent();
  return { order, line };
}

/** Which order a line belongs to: read before the transaction, since that never changes. */
export async function orderOfLine(db: Db, lineId: string): Promise<string> {
  const line = await db.orderLine.findUnique({ where: { id: lineId }, select: { orderId: true } });
  const orderId = line?.orderId ?? (await headerOfRemoved(db, lineId));
  if (orderId === undefined) throw absent();
  return orderId;
}

export const rootOf = (order: OrderState, set: Partial<OrderState> = {}): Root => ({
  noun: orderNoun,
  id: order.id,
  organisationId: order.organisationId,
  version: order.version,
  status: order.status,
  placedById: order.createdById,
  number: order.number,
  carrierVisible: order.submittedAt !== null,
  lineStatuses: new Map(order.lines.map(({ id, status }) => [id, status])),
  set,
});

/** How people name a line: by its order's number where it is the only one (SR-03). */
export const lineReferenceOf = (order: Pick<OrderState, 'number' | 'lines'>, line: Pick<LineState, 'lineNo'>): string =>
  order.lines.length === 1 ? order.number : `${order.number}/${line.lineNo}`;

/** The columns a customer fills in: what a snapshot keeps and an undone reopening restores. */
const restorable = [
  'productCode',
  'attributes',
  'addOns',
  'endUserKind',
  'endUserName',
  'endUserBirthDate',
  'endUserOrgNumber',
  'addressId',
  'accessLineNumber',
  'hasBroadbandElsewhere',
  'isMoving',
  'installedProductId',
  'modifyKind',
  'previousProductCode',
  'losingOperator',
  'existingPhoneNumber',
  'authorisationReference',
  'authorisationGivenBy',
  'ownerVerified',
  'newEndUserKind',
  'newEndUserName',
  'newEndUserBirthDate',
  'newEndUserOrgNumber',
  'aegServices',
  'contactName',
  'contactPhone',
  'contactPhone2',
  'requestedDate',
  'agreedDate',
  'checklist',
  'comment',
  'statusDescription',
  'resumeStatus',
  'registeredAt',
  'slaActive',
  'slaDueDate',
] as const satisfies readonly (keyof OrderLine)[];

export type LineSnapshot = Pick<OrderLine, (typeof restorable)[number] | 'status'> & { readonly termination?: Termination | null };

export const snapshotOf = (line: OrderLine & { readonly termination?: Termination | null }): LineSnapshot => ({
  ...(Object.fromEntries([...restorable, 'status' as const].map((key) => [key, line[key]])) as LineSnapshot),
  ...(line.termination == null ? {} : { termination: line.termination }),
});

export const valuesOf = (line: OrderLine): Omit<LineSnapshot, 'status' | 'termination'> =>
  Object.fromEntries(restorable.map((key) => [key, line[key]])) as Omit<LineSnapshot, 'status' | 'termination'>;

/** What a reopened line was; null for one that never was reopened. */
export const lastSnapshot = (line: Pick<LineState, 'revision' | 'revisions'>): LineSnapshot | null =>
  line.revision === 0 ? null : ((line.revisions[0]?.snapshot ?? null) as LineSnapshot | null);

/** O-31: what the carrier sees of a line that is being changed. */
export const snapshotForCarrier = (line: Pick<LineState, 'status' | 'revision' | 'revisions'>): Partial<Omit<LineSnapshot, 'status'>> => {
  if (line.status !== 'NEW') return {};
  const { status: _status, registeredAt: _registeredAt, agreedDate: _agreedDate, ...sent } = lastSnapshot(line) ?? ({} as LineSnapshot);
  return sent;
};

export const changeFactsOf = (line: LineState): ChangeFacts => {
  const snapshot = lastSnapshot(line);
  return {
    ...line,
    before: snapshot === null ? null : { status: snapshot.status, registeredAt: snapshot.registeredAt },
  };
};

/** What a search finds an order by (S-28): lower case, rebuilt with every change of its lines. */
export function searchTextOf(
  order: Pick<OrderState, 'number' | 'projectReference' | 'customerInvoiceRef' | 'customerOrderRef'>,
  lines: readonly Partial<LineState>[],
): string {
  const texts = [
    order.number,
    order.projectReference,
    order.customerInvoiceRef,
    order.customerOrderRef,
    ...lines.flatMap((line) => [
      line.customerOrderId,
      line.productCode,
      line.endUserName,
      line.endUserOrgNumber,
      line.contactName,
      line.contactPhone,
      line.contactPhone2,
      line.accessLineNumber,
      line.address?.existingEquipmentRef,
      ...searchTextsOf(line.address),
    ]),
  ];
  return [...new Set(texts.filter((text) => text != null && text !== ''))].join(' ').toLowerCase();
}

/** The root of an order one of whose lines is found by other words from now on (S-27, S-28). */
export const rootFoundBy = (order: OrderState, line: Pick<LineState, 'id'>, said: Partial<LineState>): Root =>
  rootOf(order, {
    searchText: searchTextOf(
      order,
      order.lines.map((one) => (one.id === line.id ? { ...one, ...said } : one)),
    ),
  });
