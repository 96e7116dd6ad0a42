import type { WorkingCountry } from '../calendar/working-days.ts';

/** CA-08: where customers call, one number a country. A country that is added must have one. */
const phones: Readonly<Record<WorkingCountry, string>> = { NO: '+47 999 99 100', SE: '+46 8 465 004 10' };

export interface HelpdeskPhone {
  readonly country: WorkingCountry;
  readonly number: string;
}

/** The numbers, the caller's own country first. */
export const phonesFor = (country: string): HelpdeskPhone[] =>
  (Object.keys(phones) as WorkingCountry[])
    .map((each) => ({ country: each, number: phones[each] }))
    .toSorted((one, other) => Number(other.country === country) - Number(one.country === country));
