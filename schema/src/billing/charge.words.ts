import type { ChargeKind } from '@sporbar/prisma/generated/client/enums.ts';
import { periodInWords } from '../calendar/date-words.ts';
import { say, type Locale, type Words } from '../words.ts';

const texts: Readonly<Record<ChargeKind, Words>> = {
  ESTABLISHMENT: { en: 'Establishment, {product}', nb: 'Etablering, {product}', sv: 'Etablering, {product}' },
  RENTAL: { en: 'Rental, {product}, {period}', nb: 'Leie, {product}, {period}', sv: 'Hyra, {product}, {period}' },
  CANCELLATION: { en: 'Cancellation fee, {product}', nb: 'Kanselleringsgebyr, {product}', sv: 'Avbokningsavgift, {product}' },
  WASTED_VISIT: {
    en: 'Visit in vain: nobody at home, {product}',
    nb: 'Bomtur: ingen hjemme, {product}',
    sv: 'Resultatlöst besök: ingen hemma, {product}',
  },
  TERMINATION: {
    en: 'Rental given back after termination, {product}, {period}',
    nb: 'Tilbakeført leie etter oppsigelse, {product}, {period}',
    sv: 'Återförd hyra efter uppsägning, {product}, {period}',
  },
};

export interface ChargeFacts {
  readonly kind: ChargeKind;
  readonly reference: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/** What an invoice line says of a charge: what for, which days, and the order or circuit. */
export function textOfCharge({ kind, reference, periodFrom, periodTo }: ChargeFacts, product: string, locale: Locale): string {
  const period = periodFrom === null ? '' : periodInWords(periodFrom, periodTo ?? periodFrom, locale);
  return `${say(texts[kind], locale, { product, period })} (${reference})`.slice(0, 200);
}
