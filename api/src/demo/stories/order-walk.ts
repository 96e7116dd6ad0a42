import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import { personId, type PersonName } from '../people.ts';
import type { Places } from '../places.ts';
import { Dice } from '../walk/dice.ts';
import { Hours, workingDayFrom } from '../walk/hours.ts';
import type { Stage } from '../walk/stage.ts';
import { phoneNumber } from '../words/numbers.ts';
import { completeLine, countryOf, directProducts, wishedDate, type DirectProduct } from './order-line.ts';

interface OrderAnswer {
  readonly order: { readonly id: string; readonly number: string; readonly version: number };
  readonly lines: readonly { readonly id: string; readonly lineNo: number; readonly version: number; readonly status: OrderLineStatus }[];
}

export interface LineHandle {
  readonly id: string;
  version: number;
  status: OrderLineStatus;
}

/** One order on its way: what was last read of it, and the moves on it. */
export class OrderWalk {
  readonly stage: Stage;
  readonly places: Places;
  readonly dice: Dice;
  readonly hours: Hours;
  readonly country: WorkingCountry;
  readonly orderer: PersonName;
  id = '';
  number = '';
  version = 0;
  /** What the end user wishes for. */
  requestedDate = '';
  lines: LineHandle[] = [];

  constructor(stage: Stage, places: Places, name: string, orderer: PersonName) {
    this.stage = stage;
    this.places = places;
    this.dice = new Dice('order', name);
    this.country = countryOf(orderer);
    this.hours = new Hours(stage.context.clock, this.dice, this.country);
    this.orderer = orderer;
  }

  /** The line of a STANDARD order. */
  get line(): LineHandle {
    const [line] = this.lines;
    if (line === undefined) throw new Error('the order has no line yet');
    return line;
  }

  /** A new order with lines that could be submitted today. */
  async create(product: DirectProduct, given: { lines?: number; extraDays?: number; header?: Record<string, string> } = {}): Promise<void> {
    const count = given.lines ?? 1;
    this.requestedDate = wishedDate(this.country, this.hours.today, directProducts[product].leadTimeDays, given.extraDays ?? 0);
    const lines = Array.from({ length: count }, () => completeLine(this.country, product, this.requestedDate, this.places, this.dice));
    const references = { customerOrderRef: `${this.country === 'NO' ? 'FB' : 'SK'}-${this.dice.digits(5)}`, ...given.header };
    this.#remember(await this.stage.act<OrderAnswer>(personId(this.orderer), 'createOrder', { orderType: count > 1 ? 'PROJECT' : 'STANDARD', ...references, lines }));
  }

  /** The orderer moves the whole order. */
  async order(move: string, input: Record<string, unknown> = {}): Promise<void> {
    this.#remember(await this.stage.act<OrderAnswer>(personId(this.orderer), move, { id: this.id, expectedVersion: this.version, ...input }));
  }

  /** Somebody moves one line; the orderer unless said. */
  async move(move: string, input: Record<string, unknown> = {}, by: PersonName = this.orderer, line: LineHandle = this.line): Promise<void> {
    this.#remember(await this.stage.act<OrderAnswer>(personId(by), move, { id: line.id, expectedVersion: line.version, ...input }));
  }

  /** The carrier's systems, or at times the desk, confirm a line. */
  register(line: LineHandle = this.line): Promise<void> {
    return this.move('registerOrderLine', { customerOrderId: `${this.country}${this.dice.digits(8)}` }, this.dice.happens(0.8) ? 'backoffice' : 'anne', line);
  }

  /** Whoever of the carrier has to do with it: the systems mostly. */
  byCarrier(): PersonName {
    return this.dice.happens(0.5) ? 'backoffice' : 'dag';
  }

  /** The first day from a date on, today at the earliest, on which a technician works. */
  workingDay(date: string): string {
    return workingDayFrom(this.country, date > this.hours.today ? date : this.hours.today);
  }

  newPhone(): string {
    return phoneNumber(this.country, this.dice);
  }

  #remember({ order, lines }: OrderAnswer): void {
    Object.assign(this, { id: order.id, number: order.number, version: order.version });
    for (const { id, version, status } of lines) {
      const known = this.lines.find((line) => line.id === id);
      if (known === undefined) this.lines.push({ id, version, status });
      else Object.assign(known, { version, status });
    }
  }
}
