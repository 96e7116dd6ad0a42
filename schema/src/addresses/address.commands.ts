import type { Tx } from '@sporbar/prisma/client.ts';
import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Address } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { refuseIfAny } from '../refusals.ts';
import { textProblems } from '../text-checks.ts';
import { judgeAddress, type AddressInput, type AddressLookup, type JudgedAddress } from './address-input.ts';
import { normalPostcode } from './postcode.ts';
import type { AddressQuery, AddressRegister, RegisteredAddress } from './register.ts';
import { trusted } from './trusted-register.ts';

/**
 * Asks the register about an input and judges it. Call it before the transaction, since the register may be slow; then
 * hand the result to `saveAddress`. A register that fails, is silent past `deadline` or answers nonsense is a
 * TECHNICAL_ERROR among the problems, never an exception.
 */
export async function prepareAddress(
  register: AddressRegister,
  input: AddressInput,
  organisationId: string | null,
  at: string,
  deadline?: AbortSignal,
): Promise<JudgedAddress> {
  return judgeAddress(input, await lookUp(trusted(register, deadline), input), organisationId, at);
}

/** Writes a prepared address as a new row; throws `Refused` with every problem when it cannot be stored. */
export async function saveAddress(tx: Pick<Tx, 'address'>, { row, problems }: JudgedAddress): Promise<Address> {
  refuseIfAny(problems);
  return tx.address.create({ data: { id: newId('Address'), ...row } });
}

async function lookUp(register: AddressRegister, input: AddressInput): Promise<AddressLookup> {
  const code = normalPostcode(input.postcode ?? '');
  const registerId = input.registerId?.trim() ?? '';
  try {
    const registered = registerId === '' ? await onlyMatch(register, input) : await register.find(registerId);
    const city = registered === null && code !== '' && code.length <= 10 ? await register.cityFor(input.country, code) : null;
    return { isAvailable: true, registered, city };
  } catch {
    return { isAvailable: false };
  }
}

/** ADR-10: an address typed in full, whichever way it is identified, carries its zone if the register knows it, though no hit was chosen. */
async function onlyMatch(register: AddressRegister, input: AddressInput): Promise<RegisteredAddress | null> {
  const named = namedBy(input);
  if (named === null) return null;
  const hits = await register.search({ ...named.query, country: input.country }, 20);
  const [only, ...others] = hits.filter(({ address }) => named.isMeant(address));
  return others.length === 0 ? (only?.address ?? null) : null;
}

interface Named {
  readonly query: AddressQuery;
  readonly isMeant: (address: RegisteredAddress) => boolean;
}

/** ADR-01: what names one building, in the order in which it is asked for; null while nothing does. */
function namedBy(input: AddressInput): Named | null {
  const { street, houseNumber, houseLetter, insaSignature, gnr, bnr, fnr, snr } = input;
  const code = normalPostcode(input.postcode ?? '');
  const isThere = ({ postcode }: RegisteredAddress): boolean => code === '' || postcode === code;
  const streetKey = foldKey(street ?? '');
  if (streetKey !== '') {
    if (houseNumber == null || code === '') return null;
    const letter = houseLetter?.trim().toLocaleUpperCase('nb') || null;
    const query = { street, houseNumber, houseLetter, postcode: code };
    return { query, isMeant: (one) => foldKey(one.street) === streetKey && isThere(one) && one.houseLetter === letter };
  }
  const municipalityNumber = input.municipalityNumber?.trim() ?? '';
  if (textProblems([insaSignature, municipalityNumber]).length > 0) return null;
  const signature = foldKey(insaSignature ?? '');
  if (signature !== '')
    return { query: { insaSignature }, isMeant: (one) => foldKey(one.insaSignature ?? '') === signature && isThere(one) };
  if (municipalityNumber === '' || gnr == null || bnr == null) return null;
  return { query: { municipalityNumber, gnr, bnr, fnr, snr }, isMeant: isThere };
}
