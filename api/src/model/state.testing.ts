import { isWorkingDay } from '@sporbar/schema/calendar/working-days.ts';
import { addDays, daysBetween } from '@sporbar/schema/time.ts';
import { orderHeader, quoteHeader } from './roll-up.testing.ts';

/** What the model keeps of an object beyond its status: whatever a guard of the rule book asks for. */
export interface Facts {
  /** The carrier knows of it. */
  submitted?: boolean;
  /** Where it goes back to after CUSTOMER_UPDATE, or by undoing a reopening. */
  resume?: string | undefined;
  before?: string | undefined;
  registered?: boolean;
  registeredBefore?: boolean;
  delivered?: boolean;
  revision?: number;
  changed?: boolean;
  ordered?: boolean;
  /** Its price is not on the list: a person has to price it. */
  odd?: boolean;
  /** Not everything about it is known to the model: guards may say no. */
  vague?: boolean;
  /** Of an order: it takes several lines. */
  project?: boolean;
  standby?: boolean;
  unsure?: boolean;
  tracking?: string;
  booking?: string;
  outstanding?: number;
  ticketed?: boolean;
  /** The calendar day it came to stand where it stands. */
  entered?: string;
  /** The calendar day on which its dates were written. */
  dated?: string;
  /** Of a line: it is telephony, which has no steps of delivery. */
  telephony?: boolean;
  /** Of a line: it changes what is installed; BOUND is cancelled by request alone once it is sent (M-07, ISP-17). */
  modify?: 'BOUND' | 'FREE';
  /** Of a line: what it changes. */
  installed?: string;
  /** Of a line: what another organisation has and loses by it (ISP-19). */
  taken?: string;
  /** Of a line: what it ends, and, once it was sent, on which day (TER-03). */
  ending?: string;
  endsOn?: string;
  wished?: string;
  /** Of a package: its booking. */
  heldIn?: string;
  /** Of an invoice: by what a bank knows it. */
  kid?: string;
  /** Taken away. */
  gone?: boolean;
}

export interface Thing {
  readonly type: string;
  readonly id: string;
  /** The header it is a line of, or the object it hangs on; itself where it stands alone. */
  readonly root: string;
  readonly owner: string;
  status: string;
  version: number;
  readonly facts: Facts;
}

/** One event as the log has it, as far as the model foretells it. */
export interface Told {
  readonly objectId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly version: number;
}

/** Everything the model believes. Plain data: a race is tried on copies. */
export interface State {
  readonly things: Record<string, Thing>;
  today: string;
}

/** A working day, so many days from today or a little later. */
export function dateAfter({ today }: Pick<State, 'today'>, days: number): string {
  const date = addDays(today, days);
  return isWorkingDay('NO', date) ? date : dateAfter({ today }, days + 1);
}

/** Its dates have come so near that deadlines may have passed. */
export const isNearing = ({ today }: State, { facts }: Thing): boolean => daysBetween(facts.dated ?? today, today) > 20;

export const isHeader = (thing: Thing): boolean => thing.type === 'ORDER' || thing.type === 'QUOTE';
export const alive = (state: State): Thing[] => Object.values(state.things).filter(({ facts }) => facts.gone !== true);
export const linesOf = (state: State, header: Thing): Thing[] =>
  alive(state).filter((thing) => thing.root === header.id && (thing.type === 'ORDER_LINE' || thing.type === 'QUOTE_LINE'));
/** Those of a booking, which has no status of its own. */
export const packagesOf = (state: State, booking: Thing): Thing[] =>
  alive(state).filter(({ type, facts }) => type === 'PACKAGE' && facts.heldIn === booking.id);
export const headerOf = (state: State, thing: Thing): Thing => state.things[thing.root] ?? thing;
export const hangingOn = (state: State, root: string, type: string): Thing[] =>
  alive(state).filter((thing) => thing.root === root && thing.type === type);

const underWay = ['REGISTERED', 'ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'];
const waiting = ['IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE'];
/** "PENDING_TERMINATION from REGISTERED on" (context 07); a line that was registered can wait in other statuses, too. */
const saysItEnds = ({ status, facts }: Thing): boolean =>
  facts.ending !== undefined && (underWay.includes(status) || (waiting.includes(status) && facts.registered === true));

/** Carries out one transaction on the model and notes the events it has to leave. */
export class Change {
  readonly told: Told[] = [];
  readonly #state: State;
  readonly #headers = new Set<string>();

  constructor(state: State) {
    this.#state = state;
  }

  to(thing: Thing, status: string, facts: Facts = {}): void {
    const saidBefore = saysItEnds(thing);
    this.told.push({ objectId: thing.id, from: thing.status, to: status, version: thing.version + 1 });
    if (status !== thing.status) thing.facts.entered = this.#state.today;
    thing.status = status;
    thing.version += 1;
    Object.assign(thing.facts, facts);
    this.#headers.add(thing.root);
    const ending = this.#state.things[thing.facts.ending ?? ''];
    if (ending === undefined || ending.status === 'TERMINATED' || status === 'FINISHED' || saysItEnds(thing) === saidBefore) return;
    this.to(ending, saidBefore ? 'ACTIVE' : 'PENDING_TERMINATION');
  }

  same(thing: Thing, facts: Facts = {}): void {
    this.to(thing, thing.status, facts);
  }

  /** A header that changes by itself, its lines being left alone. */
  touched(header: Thing): void {
    header.version += 1;
    this.told.push({ objectId: header.id, from: header.status, to: header.status, version: header.version });
  }

  gone(thing: Thing): void {
    this.told.push({ objectId: thing.id, from: thing.status, to: null, version: thing.version + 1 });
    thing.facts.gone = true;
    this.#headers.add(thing.root);
  }

  /** The header follows a line that the model has taken in already. */
  joined(header: Thing): void {
    this.#headers.add(header.id);
  }

  /** Headers follow their lines: one version more each, and an event of their own only when the status turned. */
  finish(): void {
    for (const id of this.#headers) {
      const header = this.#state.things[id];
      if (header === undefined || !isHeader(header)) continue;
      const statuses = linesOf(this.#state, header).map(({ status }) => status);
      const status = header.type === 'ORDER' ? orderHeader(statuses) : quoteHeader(statuses);
      header.version += 1;
      if (status !== header.status) this.told.push({ objectId: id, from: header.status, to: status, version: header.version });
      header.status = status;
    }
  }
}
