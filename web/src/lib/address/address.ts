/** What the fields of an address hold: text as typed, empty when nothing is given. */
export interface AddressForm {
  country: 'NO' | 'SE';
  purpose: string;
  /** The row of the register that was chosen. */
  registerId: string;
  street: string;
  houseNumber: string;
  houseLetter: string;
  postcode: string;
  city: string;
  floor: string;
  entrance: string;
  apartmentNumber: string;
  roomNumber: string;
  municipalityNumber: string;
  gnr: string;
  bnr: string;
  fnr: string;
  snr: string;
  insaSignature: string;
  existingEquipmentRef: string;
}

/** An address as the API tells it; every part may be missing. */
export interface KnownAddress {
  readonly country: string;
  readonly purpose?: string | null;
  readonly registerId?: string | null;
  readonly street?: string | null;
  readonly houseNumber?: number | null;
  readonly houseLetter?: string | null;
  readonly postcode?: string | null;
  readonly city?: string | null;
  readonly floor?: string | null;
  readonly entrance?: string | null;
  readonly apartmentNumber?: string | null;
  readonly roomNumber?: string | null;
  readonly municipalityNumber?: string | null;
  readonly gnr?: number | null;
  readonly bnr?: number | null;
  readonly fnr?: number | null;
  readonly snr?: number | null;
  readonly insaSignature?: string | null;
  readonly existingEquipmentRef?: string | null;
}

const texts = [
  'registerId',
  'street',
  'houseLetter',
  'postcode',
  'city',
  'floor',
  'entrance',
  'apartmentNumber',
  'roomNumber',
  'municipalityNumber',
  'insaSignature',
  'existingEquipmentRef',
] as const;
const numbers = ['houseNumber', 'gnr', 'bnr', 'fnr', 'snr'] as const;

export const emptyAddress = (country: 'NO' | 'SE', purpose = 'DELIVERY'): AddressForm => formOf({ country, purpose });

/** The fields of a form from an address that is known. */
export function formOf(address: KnownAddress): AddressForm {
  const text = (name: (typeof texts)[number] | (typeof numbers)[number]): [string, string] => [name, String(address[name] ?? '')];
  return {
    ...(Object.fromEntries([...texts, ...numbers].map(text)) as unknown as AddressForm),
    country: address.country === 'SE' ? 'SE' : 'NO',
    purpose: address.purpose ?? 'DELIVERY',
  };
}

/** True while nothing but the country was given. */
export const isEmptyAddress = (address: AddressForm): boolean => [...texts, ...numbers].every((name) => address[name].trim() === '');

/** What the API takes: null for what is empty, numbers as numbers. */
export function addressInputOf(
  address: AddressForm,
): Record<(typeof texts)[number], string | null> &
  Record<(typeof numbers)[number], number | null> & { country: 'NO' | 'SE'; purpose: string } {
  const text = Object.fromEntries(texts.map((name) => [name, address[name].trim() || null])) as Record<
    (typeof texts)[number],
    string | null
  >;
  const number = Object.fromEntries(numbers.map((name) => [name, address[name].trim() === '' ? null : Number(address[name])])) as Record<
    (typeof numbers)[number],
    number | null
  >;
  return { ...text, ...number, country: address.country, purpose: address.purpose };
}
