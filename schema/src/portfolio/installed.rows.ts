import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, InstalledProduct, Order, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { dateOf } from '../time.ts';

type FinishedLine = OrderLine & { readonly address: Address | null };
type Named = Pick<InstalledProduct, 'circuitNumber' | 'phoneNumber' | 'accessLineNumber' | 'endUserName' | 'productCode'>;

/** CAT-14: what a finished line delivered joins its customer's portfolio, once a line. */
export async function installProduct(tx: Tx, order: Order, line: FinishedLine, now: Date): Promise<void> {
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
      state: 'ACTIVE',
      activeFrom: dateOf(now),
      fromOrderLineId: line.id,
      searchText: searchTextOf(named, line.address, referencesOf(order, line)),
      createdAt: now,
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
