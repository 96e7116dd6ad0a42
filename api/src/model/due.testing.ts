import { addDays, daysBetween } from '@sporbar/schema/time.ts';
import type { State, Thing } from './state.testing.ts';

interface Timer {
  readonly type: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** The timers of the tables: what becomes of an object on the 14th day in a status. */
export const timers: readonly Timer[] = [
  { type: 'ORDER_LINE', from: ['NEW'], to: 'CANCELLED' },
  { type: 'ORDER_LINE', from: ['FINISHED'], to: 'CLOSED' },
  { type: 'SERVICE_REQUEST', from: ['NEW', 'COMPLETED'], to: 'CLOSED' },
  { type: 'TROUBLE_TICKET', from: ['RESOLVED'], to: 'CLOSED' },
];

export const isDueBy = (state: State, { type, from }: Timer, thing: Thing): boolean =>
  thing.type === type && from.includes(thing.status) && daysBetween(thing.facts.entered ?? state.today, state.today) >= 14;

/** Whether the clock has something to do with it today. */
export const isDue = (state: State, thing: Thing): boolean => timers.some((timer) => isDueBy(state, timer, thing));

/** The last day on which a move can lead it elsewhere than the clock would; undefined where no clock runs. */
export function lastDayOf(thing: Thing, to: readonly string[]): string | undefined {
  const timer = timers.find(({ type, from }) => type === thing.type && from.includes(thing.status));
  const isAlike = to.every((status) => status === timer?.to || status === thing.status);
  return timer === undefined || isAlike || thing.facts.entered === undefined ? undefined : addDays(thing.facts.entered, 13);
}
