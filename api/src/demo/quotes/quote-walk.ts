import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { personId, type PersonName } from '../people.ts';
import type { Places } from '../places.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { quoteWords } from './quote-words.ts';
import type { OrderAnswer } from '../orders/order-walk.ts';

interface QuoteAnswer {
  readonly quote: {
    readonly id: string;
    readonly version: number;
    readonly lines: readonly { readonly id: string; readonly version: number; readonly status: QuoteLineStatus }[];
  };
  /** Orders that were made of it, in NEW. */
  readonly orders?: readonly (OrderAnswer['order'] & Pick<OrderAnswer, 'lines'>)[];
}

/** A quote of one line on its way. */
export class QuoteWalk extends Walk {
  readonly places: Places;
  #quote: QuoteAnswer['quote'] = { id: '', version: 0, lines: [] };

  constructor(stage: Stage, places: Places, name: string, customer: PersonName) {
    super(stage, `quote ${name}`, customer);
    this.places = places;
  }

  get id(): string {
    return this.#quote.id;
  }

  get line(): QuoteAnswer['quote']['lines'][number] {
    const [line] = this.#quote.lines;
    if (line === undefined) throw new Error('the quote has no line yet');
    return line;
  }

  /** A circuit that the price list knows, both ends in the middle of a town. */
  circuit() {
    const end = () =>
      this.places.pick(this.country, 'INSTALLATION', this.dice, ({ accessZone, hasUnits }) => accessZone === 1 && !hasUnits);
    const [productCode, speedKbps] = this.dice.pick([
      ['LEASED_LINE_34M', '34000'],
      ['LEASED_LINE_LOW', '2048'],
      ['LEASED_LINE_LOW', '512'],
    ] as const);
    return { productCode, attributes: { speedKbps }, addressA: end(), addressB: end() };
  }

  /** One that is on no list: priced by hand. */
  oddCircuit() {
    return {
      ...this.circuit(),
      productCode: 'LEASED_LINE_OTHER',
      attributes: { speedKbps: this.dice.pick(['10000', '100000', '1000000']) },
    };
  }

  async create(line: object): Promise<void> {
    const title = this.dice.pick(quoteWords[this.country].titles);
    this.#remember(await this.stage.act<QuoteAnswer>(personId(this.customer), 'createQuote', { title, lines: [line] }));
  }

  /** The customer moves the whole quote. */
  async quote(move: string, input: object = {}): Promise<void> {
    this.#remember(await this.moveOn<QuoteAnswer>(this.customer, move, this.#quote, input));
  }

  /** Somebody moves the line; the customer unless said. Answers the orders that came of it. */
  async move(move: string, input: object = {}, by: PersonName = this.customer): Promise<NonNullable<QuoteAnswer['orders']>> {
    const answer = await this.moveOn<QuoteAnswer>(by, move, this.line, input);
    this.#remember(answer);
    return answer.orders ?? [];
  }

  /** Hangs a page on the line. */
  async attach(text: string, kind: 'REQUEST_FORM' | 'ROOM_DRAWING' | 'MAP'): Promise<void> {
    const fileId = await this.stage.upload(personId(this.customer), `${kind.toLowerCase()}.pdf`, text);
    const { owner } = await this.moveOn<{ owner: { version: number; quote: { version: number } } }>(
      this.customer,
      'attachFile',
      this.line,
      { fileId, kind },
    );
    this.#quote = { ...this.#quote, version: owner.quote.version, lines: [{ ...this.line, version: owner.version }] };
  }

  #remember({ quote }: QuoteAnswer): void {
    this.#quote = quote;
  }
}
