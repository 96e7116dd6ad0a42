import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Address } from '@sporbar/prisma/generated/client/client.ts';
import type { AddressPurpose, Country } from '@sporbar/prisma/generated/client/enums.ts';
import { no, type Problem } from '../refusals.ts';
import { textProblems } from '../text-checks.ts';
import { noAddress } from './address.refusals.ts';
import { idKindOf, isPoBox } from './address.ts';
import { judgeCity, normalPostcode, type JudgedCity } from './postcode.ts';
import type { RegisteredAddress } from './register.ts';

/** An address as somebody gives it. Zone, position and units are not among it: only the register says those (ADR-10). */
export interface AddressInput {
  readonly purpose: AddressPurpose;
  readonly country: Country;
  /** The hit that was chosen. What is left out is taken from it; what contradicts it is refused. */
  readonly registerId?: string | null | undefined;
  readonly street?: string | null | undefined;
  readonly houseNumber?: number | null | undefined;
  readonly houseLetter?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly floor?: string | null | undefined;
  readonly entrance?: string | null | undefined;
  readonly apartmentNumber?: string | null | undefined;
  readonly roomNumber?: string | null | undefined;
  readonly municipalityNumber?: string | null | undefined;
  readonly gnr?: number | null | undefined;
  readonly bnr?: number | null | undefined;
  readonly fnr?: number | null | undefined;
  readonly snr?: number | null | undefined;
  readonly insaSignature?: string | null | undefined;
  readonly existingEquipmentRef?: string | null | undefined;
}

/** What the register answered about an input. */
export type AddressLookup =
  | { readonly isAvailable: false }
  | { readonly isAvailable: true; readonly registered: RegisteredAddress | null; readonly city: string | null };

/** A row that is not yet written. */
export type AddressDraft = Omit<Address, 'id' | 'createdAt'>;

export interface JudgedAddress {
  readonly row: AddressDraft;
  /** Why the row cannot be stored. What is merely missing is asked for at submit. */
  readonly problems: readonly Problem[];
}

const limits = {
  registerId: 40,
  street: 80,
  postcode: 10,
  city: 60,
  floor: 10,
  entrance: 10,
  apartmentNumber: 10,
  roomNumber: 10,
  insaSignature: 40,
  existingEquipmentRef: 30,
} as const;

const ranges = { houseNumber: [1, 9999], gnr: [1, 99_999], bnr: [1, 9999], fnr: [0, 9999], snr: [0, 999] } as const;

/** Judges an input against what the register answered, and makes the row to store: ADR-10, CA-04, CA-05. Pure. */
export function judgeAddress(input: AddressInput, lookup: AddressLookup, organisationId: string | null, at: string): JudgedAddress {
  const found = lookup.isAvailable ? lookup.registered : null;
  const typed = typedOf(input);
  const { city, isVerified, problems } = cityOf(typed, lookup, at);
  const known = { ...typed, ...registeredOf(typed, found) };
  const derived = { idKind: idKindOf(known) ?? 'STREET', isPoBox: isPoBox(known.street), cityVerified: isVerified, state: null };
  const row: AddressDraft = { ...known, ...derived, city, organisationId };
  return { row, problems: [...formatProblems(input, at), ...registerProblems(typed, input, lookup, at), ...problems] };
}

/** The input's fields in the form they are stored in: trimmed, and null where there is nothing. */
function typedOf(input: AddressInput) {
  return {
    purpose: input.purpose,
    country: input.country,
    street: tidy(input.street),
    houseNumber: input.houseNumber ?? null,
    houseLetter: tidy(input.houseLetter)?.toLocaleUpperCase('nb') ?? null,
    postcode: normalPostcode(input.postcode ?? '') || null,
    city: tidy(input.city),
    floor: tidy(input.floor),
    entrance: tidy(input.entrance),
    apartmentNumber: tidy(input.apartmentNumber),
    roomNumber: tidy(input.roomNumber),
    municipalityNumber: tidy(input.municipalityNumber),
    gnr: input.gnr ?? null,
    bnr: input.bnr ?? null,
    fnr: input.fnr ?? null,
    snr: input.snr ?? null,
    insaSignature: tidy(input.insaSignature),
    existingEquipmentRef: tidy(input.existingEquipmentRef),
  };
}

type Typed = ReturnType<typeof typedOf>;

/** ADR-10: zone, position and units come from the register or not at all. */
function registeredOf(typed: Typed, found: RegisteredAddress | null) {
  if (found === null) return { registerId: null, lat: null, lon: null, accessZone: null, hasUnits: false };
  const { id, country, street, houseNumber, houseLetter, postcode, lat, lon, accessZone, hasUnits } = found;
  return {
    ...{ registerId: id, country, street, houseNumber, houseLetter, postcode, lat, lon, accessZone, hasUnits },
    municipalityNumber: found.municipalityNumber ?? typed.municipalityNumber,
    gnr: found.gnr ?? typed.gnr,
    bnr: found.bnr ?? typed.bnr,
    fnr: found.fnr ?? typed.fnr,
    snr: found.snr ?? typed.snr,
    insaSignature: found.insaSignature ?? typed.insaSignature,
  };
}

function cityOf(typed: Typed, lookup: AddressLookup, at: string): JudgedCity {
  const { country, postcode, city: typedCity } = typed;
  const found = lookup.isAvailable ? lookup.registered : null;
  const code = found?.postcode ?? postcode;
  if (country === 'US' || code === null || !lookup.isAvailable) return { city: typedCity, isVerified: false, problems: [] };
  return judgeCity({ country, code, registeredCity: found?.city ?? lookup.city, typedCity }, at);
}

/** What no column can hold and no reader can make sense of. */
function formatProblems(input: AddressInput, at: string): Problem[] {
  const problems = textProblems(input, limits, at);
  if (input.country === 'US' || input.purpose === 'US_MAILBOX') problems.push(noAddress.usAddress(`${at}/country`));
  for (const [field, [min, max]] of Object.entries(ranges) as [keyof typeof ranges, readonly [number, number]][]) {
    const value = input[field];
    if (value != null && (value < min || value > max)) problems.push(noAddress.outOfRange(`${at}/${field}`, { min, max }));
  }
  const letter = tidy(input.houseLetter);
  if (letter !== null && !/^[A-Za-zÆØÅÄÖæøåäö]$/.test(letter)) problems.push(noAddress.houseLetterFormat(`${at}/houseLetter`));
  const municipality = tidy(input.municipalityNumber);
  if (municipality !== null && !/^\d{4}$/.test(municipality)) problems.push(noAddress.municipalityFormat(`${at}/municipalityNumber`));
  return problems;
}

/** ADR-10: a chosen hit exists and is what the rest of the input says, so that nobody borrows another building's zone. */
function registerProblems(typed: Typed, input: AddressInput, lookup: AddressLookup, at: string): Problem[] {
  if (!lookup.isAvailable) return [no.technical(at, {}, { data: { retryable: true } })];
  if (tidy(input.registerId) === null) return [];
  const { registered } = lookup;
  if (registered === null) return [noAddress.registerUnknown(`${at}/registerId`)];
  const fields = [
    'country',
    'street',
    'houseNumber',
    'houseLetter',
    'postcode',
    'municipalityNumber',
    'gnr',
    'bnr',
    'fnr',
    'snr',
    'insaSignature',
  ] as const;
  return fields
    .filter((field) => typed[field] !== null && saysOtherwise(field, typed[field], registered[field]))
    .map((field) => noAddress.registerContradicted(`${at}/${field}`, { registered: registered[field] ?? '–' }));
}

/** The register may be silent about cadastral number and signature; about the rest its silence is an answer. */
function saysOtherwise(field: string, typed: string | number | null, registered: string | number | null): boolean {
  if (registered === null) return field === 'houseLetter';
  return foldKey(String(typed)) !== foldKey(String(registered));
}

/** Trimmed, inner white space single; null when nothing is left. */
function tidy(text: string | null | undefined): string | null {
  const tidied = (text ?? '').trim().replace(/\s+/g, ' ');
  return tidied === '' ? null : tidied;
}
