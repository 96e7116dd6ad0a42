import { builder } from './builder.ts';

export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export const MoneyType = builder.objectRef<Money>('Money').implement({
  description: 'An amount of money.',
  fields: (t) => ({
    amountMinor: t.exposeInt('amountMinor', { description: 'In the smallest unit of the currency: 12345 is 123.45 NOK.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217: NOK, SEK, USD.' }),
  }),
});

/** Money from two columns; null while the amount is not known. */
export const money = (amountMinor: number | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor, currency: currency.trim() };

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount of money.',
  fields: (t) => ({
    amountMinor: t.int({ required: true, description: 'In the smallest unit of the currency: 4000 is 40.00 USD.' }),
    currency: t.string({ required: true, description: 'ISO 4217: USD, NOK, SEK.' }),
  }),
});
