import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, QuoteLine } from '@sporbar/prisma/generated/client/client.ts';
import { prepareAddress, saveAddress } from '../../addresses/address.commands.ts';
import type { AddressInput, JudgedAddress } from '../../addresses/address-input.ts';
import { distanceMetres } from '../../addresses/distance.ts';
import { chosenAttributes, givenAttributeProblems } from '../../catalogue/catalogue.rules.ts';
import type { Context } from '../../context.ts';
import { refuseIfAny, type Problem } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { productProblems } from '../quote.rules.ts';

/** What a caller says of a line: undefined leaves a field alone, null empties it. */
export interface LineInput {
  readonly productCode?: string | null | undefined;
  readonly attributes?: unknown;
  readonly addressA?: AddressInput | null | undefined;
  readonly addressB?: AddressInput | null | undefined;
  readonly attachmentFlag?: boolean | null | undefined;
  readonly comment?: string | null | undefined;
}

/** An input whose addresses the register has been asked about. */
export interface PreparedLine {
  readonly input: LineInput;
  readonly at: string;
  readonly addressA: JudgedAddress | null;
  readonly addressB: JudgedAddress | null;
}

/** Columns to set, and the address rows that a search text and a distance are made of. */
export interface LineValues {
  readonly columns: Partial<QuoteLine>;
  readonly addressA: Address | null;
  readonly addressB: Address | null;
}

/** What stands on the line before. */
export interface LineBefore {
  readonly productCode: string | null;
  readonly attributes: unknown;
  readonly addressA: Address | null;
  readonly addressB: Address | null;
}

const empty: LineBefore = { productCode: null, attributes: {}, addressA: null, addressB: null };

/** Asks the address register about both ends: before the transaction, since it may be slow. */
export async function prepareLine(context: Context, viewer: Viewer, input: LineInput, at: string): Promise<PreparedLine> {
  const judged = async (address: AddressInput | null | undefined, end: 'addressA' | 'addressB') =>
    // Whatever the caller calls it: the end of a circuit is where something is installed (ADR-05).
    address == null
      ? null
      : prepareAddress(context.ports.addressRegister, { ...address, purpose: 'INSTALLATION' }, viewer.organisationId, `${at}/${end}`);
  const [addressA, addressB] = await Promise.all([judged(input.addressA, 'addressA'), judged(input.addressB, 'addressB')]);
  return { input, at, addressA, addressB };
}

/** Every objection to what is given. What is merely missing is asked for at submit. */
export async function givenProblems(tx: Tx, prepared: readonly PreparedLine[], before: LineBefore = empty): Promise<Problem[]> {
  const codes = prepared.flatMap(({ input }) => productCodeAfter(input, before) ?? []);
  const products = await tx.product.findMany({ where: { code: { in: codes } }, include: { attributes: true } });
  const byCode = new Map(products.map((product) => [product.code, product]));
  return prepared.flatMap(({ input, at, addressA, addressB }) => {
    const code = productCodeAfter(input, before);
    const product = code === null ? null : (byCode.get(code) ?? null);
    return [
      ...(input.productCode == null ? [] : productProblems(product, `${at}/productCode`)),
      ...(product === null ? [] : givenAttributeProblems(product, input.attributes, at)),
      ...(addressA?.problems ?? []),
      ...(addressB?.problems ?? []),
    ];
  });
}

const productCodeAfter = (input: LineInput, before: LineBefore): string | null =>
  input.productCode === undefined ? before.productCode : input.productCode;

/** Stores the addresses and answers what the line is to hold. Refuses first: nothing is stored of an input that is wrong. */
export async function lineValues(tx: Tx, prepared: PreparedLine, before: LineBefore = empty): Promise<LineValues> {
  const { input } = prepared;
  const addressA = input.addressA === undefined ? before.addressA : await stored(tx, prepared.addressA);
  const addressB = input.addressB === undefined ? before.addressB : await stored(tx, prepared.addressB);
  const productCode = productCodeAfter(input, before);
  // Another product has other attributes: those of the old one do not come along.
  const attributes = input.attributes === undefined ? (productCode === before.productCode ? before.attributes : {}) : input.attributes;
  const columns: Partial<QuoteLine> = {
    productCode,
    attributes: chosenAttributes(attributes),
    addressAId: addressA?.id ?? null,
    addressBId: addressB?.id ?? null,
    distanceMetres: distanceMetres(addressA, addressB),
    ...(input.attachmentFlag == null ? {} : { attachmentFlag: input.attachmentFlag }),
    ...(input.comment === undefined ? {} : { comment: input.comment }),
  };
  return { columns, addressA, addressB };
}

async function stored(tx: Tx, judged: JudgedAddress | null): Promise<Address | null> {
  if (judged === null) return null;
  refuseIfAny(judged.problems);
  return saveAddress(tx, judged);
}
