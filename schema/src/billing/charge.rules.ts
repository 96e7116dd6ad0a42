import type { ChargeKind } from '@sporbar/prisma/generated/client/enums.ts';
import { addDays, daysBetween } from '../time.ts';

// What is to be billed, and for which days. Amounts are the quote's or the agreement's, in the smallest unit of a currency.

/** A part of a month: so many of its days. */
export interface Share {
  readonly days: number;
  readonly of: number;
}

/** What is to be billed, before the database has looked up what the agreement asks for it. */
export interface ChargeDraft {
  /** Names its cause: a second charge with the same name is not written. */
  readonly once: string;
  readonly kind: ChargeKind;
  readonly organisationId: string;
  readonly productCode: string;
  /** Order number with line, or circuit. */
  readonly reference: string;
  readonly orderLineId: string | null;
  readonly installedProductId: string | null;
  /** What a quote said, or what was charged before; null where the agreement says it. */
  readonly price: { readonly amountMinor: number; readonly currency: string } | null;
  /** What the agreement calls it; null where no agreement can. */
  readonly tariff: string | null;
  readonly share: Share;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

export const whole: Share = { days: 1, of: 1 };

export const monthOf = (date: string): { readonly first: string; readonly last: string } => {
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  return { first: first.toString(), last: first.add({ months: 1 }).subtract({ days: 1 }).toString() };
};

/** Rental is charged by the calendar month, the first one from the day of delivery on. */
export function firstPeriod(activeFrom: string): { readonly periodFrom: string; readonly periodTo: string; readonly share: Share } {
  const { first, last } = monthOf(activeFrom);
  const share = { days: daysBetween(activeFrom, last) + 1, of: daysBetween(first, last) + 1 };
  return { periodFrom: activeFrom, periodTo: last, share };
}

/** Rental as it was charged. */
export interface Charged {
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** TER-04: which days of what was charged nobody pays for, where the product ended on `endsOn`; null when all were before that. */
export function unusedOf({ periodFrom, periodTo }: Charged, endsOn: string): { readonly from: string; readonly share: Share } | null {
  if (periodTo < endsOn) return null;
  const from = periodFrom > endsOn ? periodFrom : endsOn;
  return { from, share: { days: daysBetween(from, periodTo) + 1, of: daysBetween(periodFrom, periodTo) + 1 } };
}

/** TER-04: rental given back, one for each period that was charged beyond the end. */
export function givenBack(
  product: { readonly id: string; readonly organisationId: string; readonly productCode: string; readonly reference: string },
  charged: readonly Charged[],
  endsOn: string,
): ChargeDraft[] {
  return charged.flatMap((each) => {
    const unused = unusedOf(each, endsOn);
    if (unused === null) return [];
    const { id, organisationId, productCode, reference } = product;
    return {
      once: `${id} TERMINATION ${unused.from}`,
      kind: 'TERMINATION' as const,
      ...{ organisationId, productCode, reference },
      orderLineId: null,
      installedProductId: id,
      price: each.amountMinor === null ? null : { amountMinor: -each.amountMinor, currency: each.currency },
      tariff: null,
      share: unused.share,
      periodFrom: unused.from,
      periodTo: addDays(unused.from, unused.share.days - 1),
    };
  });
}
