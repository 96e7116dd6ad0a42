import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { ProductFamily } from '@sporbar/prisma/generated/client/enums.ts';
import { isSamePlace, type PlaceFacts } from '../../addresses/same-place.ts';
import type { Problem } from '../../refusals.ts';
import { noServed } from './served.refusals.ts';

// O-22, O-23: what an end user has already is not ordered anew.

/** Whom a line or a product is for. */
interface Whom {
  readonly endUserKind: 'PRIVATE' | 'BUSINESS' | null;
  readonly endUserName: string | null;
  readonly endUserBirthDate: string | null;
  readonly endUserOrgNumber: string | null;
  readonly address: PlaceFacts | null;
}

/** A product in operation that one of the lines may be about. */
export interface ServedProduct extends Whom {
  readonly id: string;
  /** It belongs to the organisation that orders. Of any other, nothing but that it exists may be told. */
  readonly isOwn: boolean;
  readonly family: ProductFamily;
  readonly circuitNumber: string | null;
  readonly phoneNumber: string | null;
  readonly accessLineNumber: string | null;
}

/** What these rules read of a line. */
export interface ServedLine extends Whom {
  readonly product: { readonly family: ProductFamily } | null;
  readonly accessLineNumber?: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  /** What the orderer answered; null while the question is open. */
  readonly hasBroadbandElsewhere: boolean | null;
  readonly isMoving: boolean | null;
}

/** What can be taken over from another operator (ISP-02). */
export const switchable: readonly ProductFamily[] = ['BROADBAND', 'OPERATOR_ACCESS'];
/** What a private person has once, where he lives. */
export const movable: readonly ProductFamily[] = [...switchable, 'TELEPHONY'];

/** O-22: whoever changes operator and has ADSL or operator access is taken over. */
export function takeoverInstead(line: ServedLine, served: readonly ServedProduct[], at: string): Problem[] {
  if (line.product === null || !switchable.includes(line.product.family)) return [];
  const isTaken = served.some((product) => !product.isOwn && switchable.includes(product.family) && serves(product, line));
  return isTaken || line.hasBroadbandElsewhere === true ? [noServed.changeIsp(`${at}/hasBroadbandElsewhere`)] : [];
}

/** O-23: what moves along is the circuit there is. A project is no move: there the answer alone counts. */
export function moveInstead(line: ServedLine, served: readonly ServedProduct[], at: string, isProject: boolean): Problem[] {
  const circuit = circuitToMove(line, served);
  const path = `${at}/isMoving`;
  if (line.isMoving === true) return [circuit === undefined ? noServed.moves(path) : noServed.movesCircuit(path, numberOf(circuit))];
  const isOpen = line.isMoving === null && line.endUserKind === 'PRIVATE' && !isProject;
  return isOpen && circuit !== undefined ? [noServed.mayMove(path, numberOf(circuit))] : [];
}

const numberOf = ({ circuitNumber, id }: ServedProduct) => ({ number: circuitNumber ?? id });

/** The organisation's own circuit that serves the same end user somewhere else. */
export const circuitToMove = (line: ServedLine, served: readonly ServedProduct[]): ServedProduct | undefined =>
  line.product === null || line.address === null || !movable.includes(line.product.family)
    ? undefined
    : served.find(
        (product) =>
          product.isOwn &&
          product.family === line.product?.family &&
          product.address !== null &&
          isSameEndUser(product, line) &&
          !isSamePlace(product.address, line.address),
      );

/**
 * The line names this product: the same end user at the same place, or its number. A number may have been somebody else's before, so
 * that the answer No is taken against it.
 */
const serves = (product: ServedProduct, line: ServedLine): boolean =>
  (line.hasBroadbandElsewhere !== false && sharesNumber(product, line)) ||
  (isSameEndUser(product, line) && product.address !== null && isSamePlace(product.address, line.address));

const sharesNumber = ({ phoneNumber, accessLineNumber }: ServedProduct, line: ServedLine): boolean =>
  (accessLineNumber !== null && accessLineNumber === (line.accessLineNumber ?? null)) ||
  (phoneNumber !== null && [line.contactPhone, line.contactPhone2].includes(phoneNumber));

/** A person is known by name and birth date, a company by its number. */
export function isSameEndUser(one: Whom, other: Whom): boolean {
  if (one.endUserKind === null || one.endUserKind !== other.endUserKind) return false;
  if (one.endUserKind === 'BUSINESS') return one.endUserOrgNumber !== null && one.endUserOrgNumber === other.endUserOrgNumber;
  const named = one.endUserName !== null && foldKey(one.endUserName) === foldKey(other.endUserName ?? '');
  return named && one.endUserBirthDate !== null && one.endUserBirthDate === other.endUserBirthDate;
}
