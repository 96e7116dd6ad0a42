import { addressInputOf, emptyAddress, formOf, isEmptyAddress, type AddressForm, type KnownAddress } from '#lib/address/address.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { attributesOf } from '#lib/order-line/attributes.ts';
import type { UpdateQuoteLine } from './documents.ts';
import type { QuoteLineForm } from './line.ts';

type LineInput = VariablesOf<typeof UpdateQuoteLine>['input']['line'];

type End = NonNullable<LineInput['addressA']>;

const end = (address: AddressForm): End | null => (isEmptyAddress(address) ? null : (addressInputOf(address) as End));

/** What the API takes. Everything may be missing: submit says what is. Where the comment answers the carrier, an empty one leaves the question standing. */
export function lineInputOf(form: QuoteLineForm, answering = false): LineInput {
  const comment = form.comment.trim();
  return {
    productCode: form.productCode === '' ? null : form.productCode,
    attributes: Object.fromEntries(Object.entries(form.attributes).filter(([, value]) => value !== '')),
    addressA: end(form.addressA),
    addressB: end(form.addressB),
    attachmentFlag: form.attachmentFlag,
    ...(comment === '' && answering ? {} : { comment: comment || null }),
  };
}

interface KnownLine {
  readonly lineStatus: string;
  readonly product: { readonly code: string } | null;
  readonly attributes: unknown;
  readonly addressA: KnownAddress | null;
  readonly addressB: KnownAddress | null;
  readonly attachmentFlag: boolean;
  readonly comment: string | null;
}

/** The fields of the form from a line that exists. In INCOMPLETE the comment is the carrier's question, so the answer begins empty. */
export function lineFormOf(line: KnownLine): QuoteLineForm {
  const address = (known: KnownAddress | null): AddressForm => (known ? formOf(known) : emptyAddress('NO', 'INSTALLATION'));
  return {
    productCode: line.product?.code ?? '',
    attributes: attributesOf(line.attributes),
    addOns: [],
    addressA: address(line.addressA),
    addressB: address(line.addressB),
    attachmentFlag: line.attachmentFlag,
    comment: line.lineStatus === 'NEW' ? (line.comment ?? '') : '',
  };
}
