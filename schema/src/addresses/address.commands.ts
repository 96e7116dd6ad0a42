import type { Tx } from '@sporbar/prisma/client.ts';
import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Address } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { refuseIfAny } from '../refusals.ts';
import { judgeAddress, type AddressInput, type AddressLookup, type JudgedAddress } from './address-input.ts';
import { normalPostcode } from './postcode.ts';
import type { AddressRegister, RegisteredAddress } from './register.ts';
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

/** ADR-10: an address typed in full that the register knows carries its zone, though no hit was chosen. */
async function onlyMatch(register: AddressRegister, input: AddressInput): Promise<RegisteredAddress | null> {
  const { street, houseNumber, houseLetter, postcode, country } = input;
  const streetKey = foldKey(street ?? '');
  const letter = houseLetter?.trim().toLocaleUpperCase('nb') || null;
  const code = normalPostcode(postcode ?? '');
  if (streetKey === '' || houseNumber == null || code === '') return null;
  const hits = await register.search({ street, houseNumber, houseLetter, postcode: code, country }, 20);
  const same = hits.filter(
    ({ address }) => foldKey(address.street) === streetKey && address.postcode === code && address.houseLetter === letter,
  );
  const [only, ...others] = same;
  return others.length === 0 ? (only?.address ?? null) : null;
}
