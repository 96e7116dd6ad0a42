import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, InstalledProduct, Order, OrderLine, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { searchTextsOf } from '../addresses/search-texts.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import { newId } from '../ids.ts';
import type { Rider } from '../rider.ts';
import { lockRow } from '../row-lock.ts';
import { dateOf } from '../time.ts';
import { changesOf, created, moved, updated, type Root, type Write } from '../writes.ts';
import { installedNoun } from './installed.lifecycle.ts';

const held = { address: true, fromOrderLine: { include: { order: true } } } as const satisfies Prisma.InstalledProductInclude;

/** An installed product as the rules that change it read it. */
export type HeldProduct = Prisma.InstalledProductGetPayload<{ include: typeof held }>;

type FinishedLine = OrderLine & { readonly address: Address | null };
type Named = Pick<InstalledProduct, 'circuitNumber' | 'phoneNumber' | 'accessLineNumber' | 'endUserName' | 'productCode'>;

/** An installed product under its own lock: take the lock of the order before it. */
export async function lockInstalled(tx: Tx, id: string): Promise<HeldProduct> {
  await lockRow(tx, installedNoun.table, id);
  return tx.installedProduct.findUniqueOrThrow({ where: { id }, include: held });
}

/** Its events stand in the log of the organisation whose it is, whoever causes them. */
export const rootOfInstalled = (
  product: Pick<InstalledProduct, 'id' | 'organisationId' | 'circuitNumber' | 'placedById'> & Partial<InstalledProduct>,
): Root => ({
  noun: installedNoun,
  id: product.id,
  organisationId: product.organisationId,
  version: product.version,
  status: product.status,
  placedById: product.placedById,
  number: product.circuitNumber ?? product.id,
  carrierVisible: true,
});

/** CAT-14: what a finished line has delivered. */
export function installed(order: Order, line: FinishedLine, productCode: string, phoneNumber: string | null, now: Date): Write {
  const { organisationId, createdById: placedById } = order;
  const { endUserKind, endUserName, endUserBirthDate, endUserOrgNumber, accessLineNumber, addressId, addOns } = line;
  const named: Named = { productCode, endUserName, circuitNumber: circuitOf(line), phoneNumber, accessLineNumber };
  const row = {
    id: newId('InstalledProduct'),
    status: 'ACTIVE' as const,
    ...{ organisationId, placedById, addressId, addOns, endUserKind, endUserBirthDate, endUserOrgNumber, ...named },
    attributes: line.attributes ?? {},
    activeFrom: dateOf(now),
    fromOrderLineId: line.id,
    searchText: searchTextOf(named, line.address, referencesOf(order, line)),
  };
  return created(rootOfInstalled(row), installedNoun, row, { changes: { activeFrom: [null, row.activeFrom] } });
}

const circuitOf = ({ id }: OrderLine): string => `C${id.slice(-10).toUpperCase()}`;

/** CAT-14: the line's product, attributes and, where it moved, address become the installed product's; its numbers stay. */
export function changed(before: HeldProduct, order: Order, line: FinishedLine): Write {
  const moves = line.modifyKind === 'MOVE' && line.addressId !== null;
  const { endUserName, circuitNumber, phoneNumber } = before;
  const named = {
    ...{ endUserName, circuitNumber, phoneNumber },
    productCode: line.productCode ?? before.productCode,
    accessLineNumber: line.accessLineNumber ?? before.accessLineNumber,
  };
  const address = moves ? line.address : before.address;
  const delivered = before.fromOrderLine === null ? [] : referencesOf(before.fromOrderLine.order, before.fromOrderLine);
  const { productCode, accessLineNumber } = named;
  const set = { productCode, accessLineNumber, attributes: line.attributes ?? {}, addOns: line.addOns };
  const root = rootOfInstalled(before);
  const searchText = searchTextOf(named, address, [...delivered, ...referencesOf(order, line)]);
  const changes = changesOf({ ...before, address: inWords(before.address) }, { ...set, address: inWords(address) });
  return updated(root, installedNoun, before, { ...set, addressId: address?.id ?? null, searchText }, { changes });
}

const inWords = (address: Address | null): string | null => (address === null ? null : singleLineOf(address));

/** TER-01: parts of the subscription end; the rest goes on. */
export function partEnded(before: HeldProduct, components: readonly string[]): Write {
  const addOns = before.addOns.filter((code) => !components.includes(code));
  return updated(rootOfInstalled(before), installedNoun, before, { addOns });
}

/** TER-01: a termination is registered, and the product ends on this date. */
export const marked = (before: HeldProduct, terminatesOn: string): Write =>
  moved(rootOfInstalled(before), installedNoun, before, 'PENDING_TERMINATION', { terminatesOn }, told(before, terminatesOn));

/** The date on which it ends is another one. */
export const postponed = (before: HeldProduct, terminatesOn: string): Write =>
  updated(rootOfInstalled(before), installedNoun, before, { terminatesOn });

/** The termination was withdrawn. */
export const unmarked = (before: HeldProduct): Write =>
  moved(rootOfInstalled(before), installedNoun, before, 'ACTIVE', { terminatesOn: null }, told(before, null));

/**
 * The product is in operation no more. `endedByLineId` may be another organisation's line: the product's own log tells
 * nothing of it but the comment. `besides`: what is charged no more (TER-04).
 */
export const terminated = (
  before: HeldProduct,
  terminatesOn: string,
  endedByLineId: string,
  { comment = null, besides }: { readonly comment?: string | null; readonly besides: readonly Rider[] },
): Write =>
  moved(
    rootOfInstalled(before),
    installedNoun,
    before,
    'TERMINATED',
    { terminatesOn, endedByLineId },
    { ...told(before, terminatesOn), comment, besides },
  );

const told = (before: HeldProduct, terminatesOn: string | null) => ({ changes: changesOf(before, { terminatesOn }) });

/** The numbers and references by which people know an order. */
const referencesOf = (order: Order, line: OrderLine): (string | null)[] => [
  order.number,
  order.customerOrderRef,
  order.projectReference,
  order.customerInvoiceRef,
  line.customerOrderId,
];

/** What a search finds an installed product by (CAT-01): lower case, each text once. */
function searchTextOf(named: Named, address: Address | null, references: readonly (string | null)[]): string {
  const texts = [...Object.values(named), ...searchTextsOf(address), ...references];
  return [...new Set(texts.filter((text) => text != null && text !== ''))].join(' ').toLowerCase();
}
