import type { Tx } from '@sporbar/prisma/client.ts';
import type { InstalledProduct, OrderLine, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { isSamePlace, type PlaceFacts } from '../addresses/same-place.ts';
import { isSameEndUser } from '../orders/submitting/served.rules.ts';

type EndUser = 'endUserKind' | 'endUserName' | 'endUserBirthDate' | 'endUserOrgNumber';
type Taking = Pick<OrderLine, 'previousProductCode' | 'existingPhoneNumber' | 'accessLineNumber' | EndUser> & Placed;
type Held = Pick<InstalledProduct, 'organisationId' | 'productCode' | 'status' | 'phoneNumber' | 'accessLineNumber' | EndUser> & Placed;
interface Placed {
  readonly address: PlaceFacts | null;
}

const inOperation = ['ACTIVE', 'PENDING_TERMINATION'] as const;

/**
 * ISP-19: another organisation's product that a change of ISP ends: of the kind the line says, and on its number or its access line,
 * or else (ISP-11) of the same end user at the same address. Null where the losing operator is no customer here, and where more than
 * one would do. Nothing a customer can read may tell which.
 */
export async function losingProductOf(tx: Tx, organisationId: string, line: Taking): Promise<string | null> {
  if (line.previousProductCode === null) return null;
  const whose = { organisationId: { not: organisationId }, productCode: line.previousProductCode, status: { in: [...inOperation] } };
  const numbered = await tx.installedProduct.findMany({ where: { ...whose, OR: numbersOf(line) }, select: { id: true }, take: 2 });
  if (numbered.length > 0) return only(numbered);
  const endUser = endUserOf(line);
  if (endUser === null) return null;
  const theirs = await tx.installedProduct.findMany({ where: { ...whose, ...endUser }, include: { address: true }, take: mostOfOne });
  return only(theirs.filter((product) => servesThere(product, line)));
}

/** So many products of one kind an end user may have with others. */
const mostOfOne = 200;

const only = (found: readonly { readonly id: string }[]): string | null => (found.length === 1 ? (found[0]?.id ?? null) : null);

/** True while it still is what the order was to end: nobody has ended or changed it meanwhile. */
export const isStillHeld = (product: Held, organisationId: string, line: Taking): boolean =>
  product.organisationId !== organisationId &&
  product.productCode === line.previousProductCode &&
  (inOperation as readonly string[]).includes(product.status) &&
  (isNumbered(product, line) || servesThere(product, line));

const isNumbered = (product: Held, line: Taking): boolean =>
  numbersOf(line).some(({ phoneNumber, accessLineNumber }) =>
    phoneNumber === undefined ? product.accessLineNumber === accessLineNumber : product.phoneNumber === phoneNumber,
  );

/** ISP-11: a line of its own is found by where it ends and by whose it is, unless its number is another one. */
const servesThere = (product: Held, line: Taking): boolean =>
  isSameEndUser(product, line) &&
  product.address !== null &&
  isSamePlace(product.address, line.address) &&
  !differ(product.phoneNumber, line.existingPhoneNumber) &&
  !differ(product.accessLineNumber, line.accessLineNumber);

const differ = (one: string | null, other: string | null): boolean => isGiven(one) && isGiven(other) && one !== other;

/** What narrows the search to products of the line's end user; null while too little of them is known. */
function endUserOf({ endUserKind, endUserBirthDate, endUserOrgNumber }: Taking): Prisma.InstalledProductWhereInput | null {
  if (endUserKind === 'BUSINESS') return isGiven(endUserOrgNumber) ? { endUserKind, endUserOrgNumber } : null;
  return endUserKind === 'PRIVATE' && isGiven(endUserBirthDate) ? { endUserKind, endUserBirthDate } : null;
}

/** The numbers by which a product is known to be the one. */
const numbersOf = ({ existingPhoneNumber, accessLineNumber }: Taking): { phoneNumber?: string; accessLineNumber?: string }[] => [
  ...(isGiven(existingPhoneNumber) ? [{ phoneNumber: existingPhoneNumber }] : []),
  ...(isGiven(accessLineNumber) ? [{ accessLineNumber }] : []),
];

const isGiven = (text: string | null): text is string => (text ?? '').trim() !== '';
