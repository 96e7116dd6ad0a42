import { emptyAddress, type AddressForm } from '#lib/address/address.ts';
import type { Chosen } from '#lib/order-line/chosen.ts';

/** What the form of a quote line holds: text as typed, empty when nothing is given. */
export interface QuoteLineForm extends Chosen {
  addressA: AddressForm;
  addressB: AddressForm;
  /** An attachment stands in for the addresses. */
  attachmentFlag: boolean;
  comment: string;
}

export const emptyLine = (country: 'NO' | 'SE'): QuoteLineForm => ({
  productCode: '',
  attributes: {},
  addOns: [],
  addressA: emptyAddress(country, 'INSTALLATION'),
  addressB: emptyAddress(country, 'INSTALLATION'),
  attachmentFlag: false,
  comment: '',
});
