import type { AddressInput } from '../../addresses/address-input.ts';
import type { Context } from '../../context.ts';
import { no, type Problem } from '../../refusals.ts';
import type { LineInput } from '../line.input.ts';
import { accessLineOf, type AccessLine } from './access-line.ts';
import { noFetch } from './fetched.refusals.ts';

/** Asks for end user and address by an access line number. */
export interface FetchedInput {
  readonly accessLineNumber: string;
  /** The user has checked what was fetched. */
  readonly isVerified: boolean;
}

interface Filled {
  readonly line: LineInput;
  readonly problems: readonly Problem[];
}

/**
 * ADR-08: the line with what its access line number tells, where it asks for that. What the input says itself stays.
 * Without the tick, or for a product that is not shared, nothing is fetched.
 */
export async function withFetched(context: Context, organisationId: string, input: LineInput, at: string): Promise<Filled> {
  const { fetched, ...line } = input;
  if (fetched == null) return { line, problems: [] };
  if (!fetched.isVerified) return { line, problems: [noFetch.notVerified(`${at}/fetched/isVerified`)] };
  if (!(await isShared(context, line.productCode))) return { line, problems: [noFetch.onlyShared(`${at}/fetched`)] };
  try {
    const found = await accessLineOf(context, organisationId, fetched.accessLineNumber);
    if (found !== null) return { line: { ...line, ...unsaid(line, told(found)) }, problems: [] };
    return { line, problems: [noFetch.unknownLine(`${at}/fetched/accessLineNumber`, { number: fetched.accessLineNumber })] };
  } catch {
    return { line, problems: [no.technical(`${at}/fetched`, {}, { data: { retryable: true } })] };
  }
}

async function isShared({ db }: Context, productCode: string | null | undefined): Promise<boolean> {
  if (productCode == null) return false;
  const product = await db.product.findUnique({ where: { code: productCode }, select: { lineAccess: true } });
  return product?.lineAccess === 'SHARED';
}

const unsaid = (line: LineInput, found: LineInput): LineInput =>
  Object.fromEntries(Object.entries(found).filter(([field]) => line[field as keyof LineInput] == null));

function told({ number, hit, unit, endUser }: AccessLine): LineInput {
  const { id, country } = hit.address;
  const door =
    unit === null ? {} : { floor: unit.floor, entrance: unit.entrance, apartmentNumber: unit.apartmentNumber, roomNumber: unit.roomNumber };
  const address: AddressInput = { purpose: 'DELIVERY', country, registerId: id, ...door };
  const { endUserKind, endUserName, endUserBirthDate, endUserOrgNumber } = endUser ?? {};
  const served = { kind: endUserKind, name: endUserName, birthDate: endUserBirthDate, orgNumber: endUserOrgNumber };
  return { accessLineNumber: number, address, ...(endUser === null ? {} : { endUser: served }) };
}
