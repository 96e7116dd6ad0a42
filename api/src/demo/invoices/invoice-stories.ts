import type { InvoiceStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { addDays } from '@sporbar/schema/time.ts';
import { houseIdOf, personId, type PersonName } from '../people.ts';
import type { Story } from '../walk/agenda.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { invoiceWords } from './invoice-words.ts';

interface InvoiceAnswer {
  readonly invoice: {
    readonly id: string;
    readonly version: number;
    readonly status: InvoiceStatus;
    readonly total: { readonly amountMinor: number };
  };
}

interface Charge {
  readonly id: string;
  readonly amountMinor: number | null;
}

/** What billing asks for what neither quote nor agreement prices. */
const namedPrice = 49_000;

/** An invoice of billing to one customer. */
export class InvoiceWalk extends Walk {
  #invoice: InvoiceAnswer['invoice'] = { id: '', version: 0, status: 'ISSUED', total: { amountMinor: 0 } };

  constructor(stage: Stage, name: string, customer: PersonName) {
    super(stage, `invoice ${name}`, customer);
  }

  get total(): number {
    return this.#invoice.total.amountMinor;
  }

  /** Of what was caused and is not invoiced yet; where nothing is, and for freight, of lines written for the month that is over. */
  async issue(dueInDays: number): Promise<void> {
    const dueOn = addDays(this.hours.today, dueInDays);
    const charges = this.#isMailbox ? null : await this.#openCharges();
    this.#invoice = charges === null ? await this.#issueLines(dueOn) : await this.#issueCharges(dueOn, charges);
    this.stage.notebook.note('INVOICE', this.customer, this.#invoice.id);
  }

  get #isMailbox(): boolean {
    return this.customer === 'ingrid' || this.customer === 'viktor';
  }

  /** The charges that waited longest, some left for the next invoice; null where they come to nothing that could be invoiced. */
  async #openCharges(): Promise<readonly Charge[] | null> {
    const charges = await this.stage.context.db.invoiceCharge.findMany({
      where: { organisationId: houseIdOf(this.customer), invoicedIn: null },
      orderBy: [{ incurredOn: 'asc' }, { id: 'asc' }],
      take: this.dice.between(3, 9),
      select: { id: true, amountMinor: true },
    });
    return charges.reduce((sum, { amountMinor }) => sum + (amountMinor ?? namedPrice), 0) > 0 ? charges : null;
  }

  async #issueCharges(dueOn: string, charges: readonly Charge[]): Promise<InvoiceAnswer['invoice']> {
    const input = {
      organisationId: houseIdOf(this.customer),
      dueOn,
      only: charges.map(({ id }) => id),
      prices: charges.flatMap(({ id, amountMinor }) => (amountMinor === null ? [{ chargeId: id, amountMinor: namedPrice }] : [])),
    };
    return (await this.stage.act<InvoiceAnswer>(personId('berit'), 'issueInvoiceFromCharges', input)).invoice;
  }

  async #issueLines(dueOn: string): Promise<InvoiceAnswer['invoice']> {
    const isMailbox = this.#isMailbox;
    const texts = isMailbox ? invoiceWords[this.country].freight : invoiceWords[this.country].lines;
    const lines = texts
      .slice(0, this.dice.between(1, texts.length))
      .map((text) => ({ text, quantity: isMailbox ? 1 : this.dice.between(1, 12), unitAmountMinor: this.dice.between(9, 69) * 1000 }));
    const today = this.hours.today;
    const input = {
      organisationId: houseIdOf(this.customer),
      lines,
      dueOn,
      periodFrom: addDays(today, -30),
      periodTo: addDays(today, -1),
    };
    return (await this.stage.act<InvoiceAnswer>(personId('berit'), 'issueInvoice', input)).invoice;
  }

  async move(move: 'recordPayment' | 'creditInvoice', input: object): Promise<void> {
    this.#invoice = (await this.moveOn<InvoiceAnswer>('berit', move, this.#invoice, input)).invoice;
  }
}

/** Paid in time, and some in two parts. */
export async function* paid(walk: InvoiceWalk): Story {
  await walk.issue(14);
  yield walk.hours.workdays(6, 9);
  if (walk.dice.happens(0.2)) {
    const part = Math.floor(walk.total / 2);
    await walk.move('recordPayment', { amountMinor: part });
    yield walk.hours.workdays(1, 2);
    await walk.move('recordPayment', { amountMinor: walk.total - part });
  } else await walk.move('recordPayment', { amountMinor: walk.total, reference: walk.dice.digits(8) });
}

export async function* partlyPaid(walk: InvoiceWalk): Story {
  await walk.issue(14);
  yield walk.hours.workdays(3, 5);
  await walk.move('recordPayment', { amountMinor: Math.floor(walk.total / 3) });
}

/** Not paid: the date passes, and the warning shows (INV-03). */
export async function* unpaid(walk: InvoiceWalk): Story {
  await walk.issue(14);
}

export async function* credited(walk: InvoiceWalk): Story {
  await walk.issue(14);
  yield walk.hours.workdays(2, 4);
  await walk.move('creditInvoice', { reason: invoiceWords[walk.country].credited });
}
