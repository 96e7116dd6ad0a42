import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { answerChecks } from '@sporbar/schema/availability/asking.ts';
import type { AvailabilityHit } from '@sporbar/schema/availability/availability-system.ts';
import { dateOf } from '@sporbar/schema/time.ts';
import { personId, type PersonName } from '../people.ts';
import type { Places } from '../places.ts';
import { workingDayFrom } from '../walk/hours.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { phoneNumber } from '../words/numbers.ts';
import { agreedVisit, visitsToBook } from './visits.ts';
import { allTicks, completeLine, directProducts, endUserFields, wishedDate, type DirectProduct } from './order-line.ts';

/** Places that are tried before an end user is given up. */
const mostTries = 12;

interface LineAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: OrderLineStatus;
  /** Told of an order that was made of a quote. */
  readonly firstValidDate?: string | null;
}

export interface OrderAnswer {
  readonly order: { readonly id: string; readonly number: string; readonly version: number };
  readonly lines: readonly LineAnswer[];
}

export interface LineHandle {
  readonly id: string;
  version: number;
  status: OrderLineStatus;
}

/** One order on its way: what was last read of it, and the moves on it. */
export class OrderWalk extends Walk {
  readonly places: Places;
  /** What the end user wishes for. */
  requestedDate = '';
  /** When the technician comes; what is wished for where nobody is booked. */
  visitDate = '';
  lines: LineHandle[] = [];
  #order: OrderAnswer['order'] = { id: '', number: '', version: 0 };

  constructor(stage: Stage, places: Places, name: string, orderer: PersonName) {
    super(stage, `order ${name}`, orderer);
    this.places = places;
  }

  get id(): string {
    return this.#order.id;
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
    this.visitDate = this.requestedDate;
    const lines = Array.from({ length: count }, () => completeLine(this.country, product, this.requestedDate, this.places, this.dice));
    const input = { orderType: count > 1 ? 'PROJECT' : 'STANDARD', customerOrderRef: this.#ownNumber(), ...given.header, lines };
    this.remember(await this.stage.act<OrderAnswer>(personId(this.customer), 'createOrder', input));
  }

  /** Adds to an order that came from a quote what the quote could not say. */
  async complete(firstValidDate: string): Promise<void> {
    this.requestedDate = this.workingDay(firstValidDate);
    this.visitDate = this.requestedDate;
    const line = { ...endUserFields(this.country, this.dice), requestedDate: this.requestedDate, checklist: [...allTicks] };
    await this.move('updateOrderLine', { line });
  }

  /** The orderer moves the whole order. */
  async order(move: string, input: object = {}): Promise<void> {
    this.remember(await this.moveOn<OrderAnswer>(this.customer, move, this.#order, input));
  }

  /** The orderer asks whether what was not asked yet can be delivered, and the systems answer. */
  async check(): Promise<void> {
    const { context } = this.stage;
    const unchecked = await context.db.orderLine.count({
      where: {
        orderId: this.id,
        status: 'NEW',
        product: { availabilityPolicy: 'MANDATORY' },
        checks: { none: { discardedAt: null, status: 'DONE' } },
      },
    });
    if (unchecked === 0) return;
    await this.order('runAvailabilityChecks');
    await answerChecks(context);
    const { version } = await context.db.order.findUniqueOrThrow({ where: { id: this.id } });
    this.#order = { ...this.#order, version };
  }

  /** Sends the order, with end users who can be connected: where one cannot, another takes the place. */
  async send(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      await this.check();
      if (await this.#settleChecks()) break;
    }
    await this.#book();
    await this.order('submitOrder');
  }

  /** B-01: books the technician where one can be booked, on the first day with room. */
  async #book(): Promise<void> {
    for (const { lineId, slots } of await visitsToBook(this.stage.context, this.id)) {
      const line = this.lines.find(({ id }) => id === lineId);
      if (slots.length === 0) {
        await this.move('skipAppointment', {}, this.customer, line);
        continue;
      }
      const slotStart = this.dice.pick(slots);
      await this.move('holdAppointmentSlot', { slotStart }, this.customer, line);
      const held = await agreedVisit(this.stage.context, lineId);
      if (held !== null) this.remember(await this.moveOn<OrderAnswer>(this.customer, 'confirmAppointment', held, {}));
      this.visitDate = dateOf(slotStart);
    }
  }

  /** The carrier says what became of the visit, where one was booked; false where none was. */
  async visit(outcome: 'DONE' | 'NOBODY_HOME', more: object = {}, line: LineHandle = this.line): Promise<boolean> {
    const visit = await agreedVisit(this.stage.context, line.id);
    if (visit !== null) this.remember(await this.moveOn<OrderAnswer>('dag', 'reportVisit', visit, { outcome, ...more }));
    return visit !== null;
  }

  /** Chooses among several lines, and moves who cannot be connected elsewhere; true when nothing had to be moved. */
  async #settleChecks(): Promise<boolean> {
    const checks = await this.stage.context.db.availabilityCheck.findMany({
      where: { orderLine: { orderId: this.id, status: 'NEW' }, discardedAt: null },
      orderBy: { id: 'asc' },
    });
    let isSettled = true;
    for (const { id, version, orderLineId, colour, hits } of checks) {
      const colours = (hits as unknown as AvailabilityHit[]).map((hit) => hit.colour);
      const best = ['GREEN', 'YELLOW'].map((wanted) => colours.findIndex((found) => found === wanted)).find((index) => index >= 0);
      if (colours.length > 0 && best === undefined) {
        const line = this.lines.find((one) => one.id === orderLineId);
        await this.move('updateOrderLine', { line: { address: this.places.near(this.country, this.dice) } }, this.customer, line);
        isSettled = false;
      } else if (colour === null) {
        const choice = { id, version };
        this.remember(await this.moveOn<OrderAnswer>(this.customer, 'selectAvailabilityHit', choice, { hit: best }));
      }
    }
    return isSettled;
  }

  /** Somebody moves one line; the orderer unless said. */
  async move(move: string, input: object = {}, by: PersonName = this.customer, line: LineHandle = this.line): Promise<void> {
    this.remember(await this.moveOn<OrderAnswer>(by, move, line, input));
  }

  /** The carrier's systems confirm a line, or at times the desk, which takes it over first. */
  async register(line: LineHandle = this.line): Promise<void> {
    const customerOrderId = `${this.country}${this.dice.digits(8)}`;
    const by = this.dice.happens(0.8) ? 'backoffice' : 'anne';
    if (by === 'anne' && line.status === 'COMMITTED') await this.move('startManualHandling', {}, by, line);
    await this.move('registerOrderLine', { customerOrderId }, by, line);
  }

  /** Whoever of the carrier has to do with it: the systems or the delivery desk. */
  byCarrier(): PersonName {
    return this.dice.happens(0.5) ? 'backoffice' : 'dag';
  }

  /** Something to write about later. */
  tell(): void {
    this.stage.notebook.note('ORDER', this.customer, this.id);
  }

  /** The first day from a date on, today at the earliest, on which a technician works. */
  workingDay(date: string): string {
    return workingDayFrom(this.country, date > this.hours.today ? date : this.hours.today);
  }

  newPhone(): string {
    return phoneNumber(this.country, this.dice);
  }

  /** What was answered is where it stands now. */
  remember({ order, lines }: OrderAnswer): void {
    this.#order = order;
    for (const line of lines) {
      const known = this.lines.find(({ id }) => id === line.id);
      if (known === undefined) this.lines.push({ ...line });
      else Object.assign(known, { version: line.version, status: line.status });
    }
  }

  #ownNumber(): string {
    return `${this.country === 'NO' ? 'FB' : 'SK'}-${this.dice.digits(5)}`;
  }
}
