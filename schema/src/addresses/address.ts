import type { AddressIdKind, AddressPurpose, Country } from '@sporbar/prisma/generated/client/enums.ts';
import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Problem } from '../refusals.ts';
import { noAddress } from './address.refusals.ts';

/** What the rules read of an address. A row of the database fits it. */
export interface AddressFacts {
  readonly purpose: AddressPurpose;
  readonly country: Country;
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly postcode: string | null;
  readonly floor: string | null;
  readonly entrance: string | null;
  readonly apartmentNumber: string | null;
  readonly roomNumber: string | null;
  readonly municipalityNumber: string | null;
  readonly gnr: number | null;
  readonly bnr: number | null;
  readonly insaSignature: string | null;
  /** The register knows floors, entrances and apartments in the building. */
  readonly hasUnits: boolean;
  readonly isPoBox: boolean;
}

/** ADR-01: what identifies the address, in the order in which the form asks for it; null when nothing does. */
export function idKindOf(
  address: Pick<AddressFacts, 'street' | 'insaSignature' | 'municipalityNumber' | 'gnr' | 'bnr'>,
): AddressIdKind | null {
  if (address.street !== null) return 'STREET';
  if (address.insaSignature !== null) return 'INSA';
  return address.municipalityNumber !== null || address.gnr !== null || address.bnr !== null ? 'CADASTRAL' : null;
}

/** ADR-09: the cadastral number is asked for only where there is neither a street address nor an INSA signature. */
export const asksForCadastralNumber = (address: Pick<AddressFacts, 'street' | 'insaSignature'>): boolean =>
  address.street === null && address.insaSignature === null;

const poBoxWords = '(?:postboks|postbox|boks|box|pb|p b|po box|p o box|pobox|post office box|poste restante)';
const poBox = new RegExp(`(?:^| )${poBoxWords}(?: nr)? ?\\d|^${poBoxWords}$`);

/** ADR-02: true for Postboks 12, Pb. 12, Box 12, P.O. Box 12 and the like; not for a street that begins like one. */
export const isPoBox = (street: string | null): boolean => street !== null && poBox.test(foldKey(street));

/** Everything asked of an address where a line is connected: ADR-01, ADR-02, ADR-03 and ADR-05. */
export const connectionAddressProblems = (address: AddressFacts, at: string, line: { readonly fromQuote: boolean }): Problem[] => [
  ...purposeProblems(address, at, line),
  ...installationAddressProblems(address, at),
];

/** ADR-01, ADR-02, ADR-03: what an end of a circuit must say before it can be priced. */
export const installationAddressProblems = (address: AddressFacts, at: string): Problem[] =>
  address.isPoBox ? [noAddress.poBox(`${at}/street`)] : [...identificationProblems(address, at), ...unitProblems(address, at)];

/** A mailbox customer's home or job address: packages go there, so a PO box will do (CA-04). */
export function deliveryAddressProblems(address: AddressFacts, at: string): Problem[] {
  const problems: Problem[] = [];
  if (address.street === null) problems.push(noAddress.streetMissing(`${at}/street`));
  if (address.postcode === null) problems.push(noAddress.postcodeMissing(`${at}/postcode`));
  return problems;
}

/** ADR-05. */
function purposeProblems({ purpose }: AddressFacts, at: string, { fromQuote }: { readonly fromQuote: boolean }): Problem[] {
  const fits = purpose === 'DELIVERY' || purpose === 'VISITING' || (fromQuote && purpose === 'INSTALLATION');
  return fits ? [] : [noAddress.wrongPurpose(`${at}/purpose`)];
}

/** ADR-01, ADR-09: one complete identification is enough; only the one that was begun is asked to be completed. */
function identificationProblems(address: AddressFacts, at: string): Problem[] {
  const kind = idKindOf(address);
  if (kind === null) return [noAddress.nothingIdentifies(at)];
  if (asksForCadastralNumber(address)) return missingCadastral(address).map((field) => noAddress.cadastralIncomplete(`${at}/${field}`));
  if (kind === 'INSA' || address.insaSignature !== null) return [];
  const problems: Problem[] = [];
  const isFound = address.houseNumber !== null || missingCadastral(address).length === 0;
  if (!isFound) problems.push(noAddress.houseNumberMissing(`${at}/houseNumber`));
  if (address.postcode === null) problems.push(noAddress.postcodeMissing(`${at}/postcode`));
  return problems;
}

const missingCadastral = (address: AddressFacts): string[] =>
  (['municipalityNumber', 'gnr', 'bnr'] as const).filter((field) => address[field] === null);

/** ADR-03. */
function unitProblems(address: AddressFacts, at: string): Problem[] {
  if (!address.hasUnits) return [];
  const missing: string[] = (['floor', 'entrance'] as const).filter((field) => address[field] === null);
  if (address.apartmentNumber === null && address.roomNumber === null) missing.push('apartmentNumber');
  return missing.map((field) => noAddress.unitMissing(`${at}/${field}`));
}
