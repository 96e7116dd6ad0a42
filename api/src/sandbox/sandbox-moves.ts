import { isWorkingDay } from '@sporbar/schema/calendar/working-days.ts';
import { addDays, dateOf } from '@sporbar/schema/time.ts';

/** What the sandbox carrier sees of something that it could move on: a line, a visit, a package, a receipt, a service request, a trouble ticket. */
export interface Movable {
  readonly id: string;
  readonly version: number;
  readonly availableMoves: readonly { readonly name: string; readonly allowed: boolean }[];
  /** Of order lines. */
  readonly requestedDate?: string | null;
  readonly agreedDate?: string | null;
  readonly customerOrderId?: string | null;
  /** Of quote lines. */
  readonly rentalPrice?: { readonly amountMinor: number } | null;
  readonly attributes?: { readonly speedKbps?: string } | null;
  /** Of packages. */
  readonly trackingNumbers?: readonly { readonly value: string }[];
  /** Where its customer is, for holidays and for the language of an answer. */
  readonly country: 'NO' | 'SE';
}

export interface ChosenMove {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Facts = readonly [object: Movable, now: Date, chance: number];
type Given = (...facts: Facts) => Readonly<Record<string, unknown>> | null;

const nothing: Given = () => ({});

/**
 * The moves it makes, first choice first, and what it gives with each; null when it cannot. The delivery track is walked
 * in its order, no step left out. Whatever else is possible is left to people: it refuses, cancels and asks for nothing.
 */
const given: Readonly<Record<string, Given>> = {
  resumeOrderLine: nothing,
  registerOrderLine: ({ customerOrderId }, _now, chance) =>
    customerOrderId ? {} : { customerOrderId: `L${Math.floor(10_000_000 + chance * 89_999_999)}` },
  startOrderLine: nothing,
  designOrderLine: nothing,
  readyOrderLine: nothing,
  scheduleOrderLine: (line, now) => ({ agreedDate: agreedDate(line, dateOf(now)) }),
  reportVisit: () => ({ outcome: 'DONE' }),
  testOrderLine: nothing,
  deliverOrderLine: nothing,
  confirmDelivery: nothing,
  finishOrderLine: nothing,
  startManualHandling: nothing,
  startQuoteLinePricing: nothing,
  completeQuoteLinePricing: (line, _now, chance) => pricesOf(line, chance),
  startServiceRequest: nothing,
  completeServiceRequest: ({ country }) => ({ resolution: answers[country] }),
  startTroubleTicket: nothing,
  resolveTroubleTicket: ({ country }) => ({ resolution: repaired[country] }),
  receivePackage: ({ trackingNumbers }, _now, chance) => receivedAs(trackingNumbers?.[0]?.value, chance),
  verifyUnbookedPackage: ({ country }) => ({
    contents: checked[country],
    mode: 'AIR',
    declaredValue: { amountMinor: 40_00, currency: 'USD' },
  }),
  shipPackage: nothing,
  arrivePackage: nothing,
  acceptReceipt: nothing,
  clearPackage: nothing,
  deliverPackage: nothing,
};

/** Which move comes next, and what goes with it; null when it is not the carrier's turn. `chance` is from 0 to 1. */
export function nextMove(...facts: Facts): ChosenMove | null {
  const [object] = facts;
  const allowed = new Set(object.availableMoves.filter((move) => move.allowed).map((move) => move.name));
  for (const [name, give] of Object.entries(given)) {
    const input = allowed.has(name) ? give(...facts) : null;
    if (input !== null) return { name, input };
  }
  return null;
}

/** What was agreed, else what is wished for: the first day from then on, today at the earliest, on which a technician works. */
function agreedDate({ country, agreedDate: agreed, requestedDate }: Movable, today: string): string {
  const wished = agreed ?? requestedDate ?? addDays(today, 5);
  let date = wished > today ? wished : today;
  while (!isWorkingDay(country, date)) date = addDays(date, 1);
  return date;
}

/** The faster the dearer; a rental price that shows already stays. */
function pricesOf({ rentalPrice, attributes }: Movable, chance: number): Readonly<Record<string, unknown>> {
  const megabits = Math.max(1, Number(attributes?.speedKbps ?? 10_000) / 1000);
  const rental = Math.round(4_000 + 2_500 * Math.log2(megabits) + 3_000 * chance) * 100;
  const establishment = Math.round(15 + 25 * chance) * 1000_00;
  return {
    ...(rentalPrice == null ? { rentalAmountMinor: rental } : {}),
    establishmentAmountMinor: establishment,
    offeredLeadTimeDays: 20 + Math.round(20 * chance),
  };
}

/** Without a number of its own a person must say that it is this package (CA-07). */
const receivedAs = (trackingNumber: string | undefined, chance: number): Readonly<Record<string, unknown>> | null =>
  trackingNumber === undefined
    ? null
    : { trackingNumber, weightGrams: 300 + Math.round(8000 * chance), volumeCm3: 1500 + Math.round(40_000 * chance) };

const answers = {
  NO: 'Vi har sett på saken og ordnet det. Gjenåpne henvendelsen hvis noe gjenstår.',
  SE: 'Vi har tittat på ärendet och ordnat det. Återöppna det om något återstår.',
} as const;

const repaired = {
  NO: 'Feilen er rettet, og linjen er målt uten avvik. Gjenåpne feilmeldingen hvis det ikke stemmer.',
  SE: 'Felet är avhjälpt och linjen är uppmätt utan avvikelse. Återöppna felanmälan om det inte stämmer.',
} as const;

const checked = { NO: 'Åpnet og kontrollert på lageret: klær', SE: 'Öppnat och kontrollerat på lagret: kläder' } as const;
