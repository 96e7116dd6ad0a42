import { addDays, dateOf } from '@sporbar/schema/time.ts';

/** What the sandbox carrier sees of something it could move on. */
export interface Movable {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly requestedDate?: string | null;
  readonly agreedDate?: string | null;
  readonly trackingNumbers?: readonly { readonly value: string }[];
  readonly availableMoves: readonly { readonly name: string; readonly allowed: boolean }[];
}

export interface ChosenMove {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The moves it makes, first choice first; whatever else is possible it leaves to people. */
const preferred = [
  'registerOrderLine',
  'startOrderLine',
  'designOrderLine',
  'readyOrderLine',
  'scheduleOrderLine',
  'testOrderLine',
  'deliverOrderLine',
  'confirmDelivery',
  'finishOrderLine',
  'startManualHandling',
  'resumeOrderLine',
  'startQuoteLinePricing',
  'completeQuoteLinePricing',
  'startServiceRequest',
  'completeServiceRequest',
  'receivePackage',
  'shipPackage',
  'arrivePackage',
  'clearPackage',
  'deliverPackage',
] as const;

/** Once past a step, the track is walked in order: from ORDERED it would otherwise skip to what comes first above. */
const stepOf: Readonly<Record<string, string>> = {
  ORDERED: 'designOrderLine',
  DESIGN: 'readyOrderLine',
  READY: 'scheduleOrderLine',
  FIELD_SERVICE: 'testOrderLine',
  TEST: 'deliverOrderLine',
};

/** Which move comes next, and what goes with it; null when it is not the carrier's turn. `chance` is between 0 and 1. */
export function nextMove(object: Movable, now: Date, chance: number): ChosenMove | null {
  const allowed = new Set(object.availableMoves.filter((move) => move.allowed).map((move) => move.name));
  const step = stepOf[object.status];
  const name = step !== undefined && allowed.has(step) ? step : preferred.find((move) => allowed.has(move));
  return name === undefined ? null : { name, input: inputOf(name, object, now, chance) };
}

function inputOf(name: string, object: Movable, now: Date, chance: number): Record<string, unknown> {
  const tracking = object.trackingNumbers?.[0]?.value;
  switch (name) {
    case 'registerOrderLine':
      return { customerOrderId: `L${100_000 + Math.floor(chance * 900_000)}` };
    case 'scheduleOrderLine':
      return { agreedDate: object.agreedDate ?? object.requestedDate ?? workingDay(addDays(dateOf(now), 5)) };
    case 'completeQuoteLinePricing':
      return {
        rentalAmountMinor: 150_000 + Math.round(chance * 40) * 10_000,
        establishmentAmountMinor: 900_000 + Math.round(chance * 30) * 50_000,
        offeredLeadTimeDays: 30,
      };
    case 'completeServiceRequest':
      return { resolution: 'We have looked into this and put it right. Reopen the request if anything is left.' };
    case 'receivePackage':
      return { trackingNumber: tracking ?? '', weightGrams: 500 + Math.round(chance * 4000) };
    default:
      return {};
  }
}

/** Monday to Friday; the next Monday otherwise. */
function workingDay(date: string): string {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  return weekday > 5 ? addDays(date, 8 - weekday) : date;
}
