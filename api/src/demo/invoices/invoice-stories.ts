import type { InvoiceStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { addDays } from '@sporbar/schema/time.ts';
import { houseIdOf, personId, type PersonName } from '../people.ts';
import type { Story } from '../walk/agenda.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { invoiceWords } from './invoice-words.ts';

interface InvoiceAnswer {
  readonly invoice: { readonly id: string; readonly version: number; readonly status: InvoiceStatus };
}

/** An invoice of billing to one customer. */
export class InvoiceWalk extends Walk {
  #invoice: InvoiceAnswer['invoice'] = { id: '', version: 0, status: 'ISSUED' };
  #total = 0;

  constructor(stage: Stage, name: string, customer: PersonName) {
    super(stage, `invoice ${name}`, customer);
  }

  get total(): number {
    return this.#total;
  }

  /** For the month that is over: rent and establishment, or freight. */
  async issue(dueInDays: number): Promise<void> {
    const isMailbox = this.customer === 'ingrid' || this.customer === 'viktor';
    const texts = isMailbox ? invoiceWords[this.country].freight : invoiceWords[this.country].lines;
    const lines = texts
      .slice(0, this.dice.between(1, texts.length))
      .map((text) => ({ text, quantity: isMailbox ? 1 : this.dice.between(1, 12), unitAmountMinor: this.dice.between(9, 69) * 1000 }));
    this.#total = lines.reduce((sum, { quantity, unitAmountMinor }) => sum + quantity * unitAmountMinor, 0);
    const today = this.hours.today;
    const input = {
      organisationId: houseIdOf(this.customer),
      lines,
      dueOn: addDays(today, dueInDays),
      periodFrom: addDays(today, -30),
      periodTo: addDays(today, -1),
    };
    this.#invoice = (await this.stage.act<InvoiceAnswer>(personId('berit'), 'issueInvoice', input)).invoice;
    this.stage.notebook.note('INVOICE', this.customer, this.#invoice.id);
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
