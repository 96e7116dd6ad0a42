import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, InstalledProduct, Order, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { dateOf } from '../time.ts';

type FinishedLine = OrderLine & { readonly address: Address | null };
type Named = Pick<InstalledProduct, 'circuitNumber' | 'phoneNumber' | 'accessLineNumber' | 'endUserName' | 'productCode'>;

/** CAT-14: a finished line changes the installed product it was about, or else adds what it delivered. */
export const installFinished = (tx: Tx, order: Order, line: FinishedLine, now: Date): Promise<void> =>
  line.modifyKind === null || line.installedProductId === null
    ? addProduct(tx, order, line, now)
    : changeProduct(tx, order, line, line.installedProductId, now);

/** Once a line, however often it is told. */
async function addProduct(tx: Tx, order: Order, line: FinishedLine, now: Date): Promise<void> {
  if (line.productCode === null) return;
  const named: Named = {
    productCode: line.productCode,
    endUserName: line.endUserName,
    circuitNumber: `C${line.id.slice(-10).toUpperCase()}`,
    phoneNumber: null,
    accessLineNumber: line.accessLineNumber,
  };
  await tx.installedProduct.createMany({
    skipDuplicates: true,
    data: {
      id: newId('InstalledProduct'),
      organisationId: order.organisationId,
      ...named,
      addressId: line.addressId,
      attributes: line.attributes ?? {},
      addOns: line.addOns,
      state: 'ACTIVE',
      activeFrom: dateOf(now),
      fromOrderLineId: line.id,
      searchText: searchTextOf(named, line.address, referencesOf(order, line)),
      createdAt: now,
      updatedAt: now,
    },
  });
}

/** The line's product, attributes and, where it moved, address become the installed product's; its numbers stay. */
async function changeProduct(tx: Tx, order: Order, line: FinishedLine, id: string, now: Date): Promise<void> {
  const before = await tx.installedProduct.findUniqueOrThrow({
    where: { id },
    include: { address: true, fromOrderLine: { include: { order: true } } },
  });
  const moves = line.modifyKind === 'MOVE' && line.addressId !== null;
  const named = {
    productCode: line.productCode ?? before.productCode,
    endUserName: before.endUserName,
    circuitNumber: before.circuitNumber,
    phoneNumber: before.phoneNumber,
    accessLineNumber: line.accessLineNumber ?? before.accessLineNumber,
  };
  const delivered = before.fromOrderLine === null ? [] : referencesOf(before.fromOrderLine.order, before.fromOrderLine);
  await tx.installedProduct.update({
    where: { id },
    data: {
      ...named,
      attributes: line.attributes ?? {},
      addOns: line.addOns,
      addressId: moves ? line.addressId : before.addressId,
      searchText: searchTextOf(named, moves ? line.address : before.address, [...delivered, ...referencesOf(order, line)]),
      version: { increment: 1 },
      updatedAt: now,
    },
  });
}

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
  const { street, houseNumber, houseLetter, postcode, city, insaSignature } = address ?? {};
  const house = houseNumber == null ? null : `${houseNumber}${houseLetter ?? ''}`;
  const texts = [...Object.values(named), street, house, postcode, city, insaSignature, ...references];
  return [...new Set(texts.filter((text) => text != null && text !== ''))].join(' ').toLowerCase();
}
