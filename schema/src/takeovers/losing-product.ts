import type { Tx } from '@sporbar/prisma/client.ts';
import type { InstalledProduct, OrderLine } from '@sporbar/prisma/generated/client/client.ts';

type Taking = Pick<OrderLine, 'previousProductCode' | 'existingPhoneNumber' | 'accessLineNumber'>;
type Held = Pick<InstalledProduct, 'organisationId' | 'productCode' | 'status' | 'phoneNumber' | 'accessLineNumber'>;

const inOperation = ['ACTIVE', 'PENDING_TERMINATION'] as const;

/**
 * ISP-19: another organisation's product that a change of ISP ends: of the kind the line says, and on its number or its access line.
 * Null where the losing operator is no customer here, and where more than one would do. Nothing a customer can read may tell which.
 */
export async function losingProductOf(tx: Tx, organisationId: string, line: Taking): Promise<string | null> {
  if (line.previousProductCode === null) return null;
  const found = await tx.installedProduct.findMany({
    where: {
      organisationId: { not: organisationId },
      productCode: line.previousProductCode,
      status: { in: [...inOperation] },
      OR: numbersOf(line),
    },
    select: { id: true },
    take: 2,
  });
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** True while it still is what the order was to end: nobody has ended or changed it meanwhile. */
export const isStillHeld = (product: Held, organisationId: string, line: Taking): boolean =>
  product.organisationId !== organisationId &&
  product.productCode === line.previousProductCode &&
  (inOperation as readonly string[]).includes(product.status) &&
  numbersOf(line).some(({ phoneNumber, accessLineNumber }) =>
    phoneNumber === undefined ? product.accessLineNumber === accessLineNumber : product.phoneNumber === phoneNumber,
  );

/** The numbers by which a product is known to be the one. */
const numbersOf = ({ existingPhoneNumber, accessLineNumber }: Taking): { phoneNumber?: string; accessLineNumber?: string }[] => [
  ...(isGiven(existingPhoneNumber) ? [{ phoneNumber: existingPhoneNumber }] : []),
  ...(isGiven(accessLineNumber) ? [{ accessLineNumber }] : []),
];

const isGiven = (text: string | null): text is string => (text ?? '').trim() !== '';
