import type { FreightMode, PackageStatus, ReviewStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { personId, type PersonName } from '../people.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { goods, packageWords, shops, type Goods } from './goods.ts';

interface PackageAnswer {
  readonly packages: readonly {
    readonly id: string;
    readonly version: number;
    readonly status: PackageStatus;
    readonly receipts: readonly { readonly id: string; readonly version: number; readonly status: ReviewStatus }[];
  }[];
}

type Seen = PackageAnswer['packages'][number];

/** One package on its way from a shop in the United States. */
export class PackageWalk extends Walk {
  readonly goods: Goods;
  readonly mode: FreightMode;
  #trackingNumber = '';
  #seen: Seen | undefined;

  constructor(stage: Stage, name: string, customer: PersonName) {
    super(stage, `package ${name}`, customer);
    this.goods = this.dice.pick(goods);
    this.mode = this.dice.happens(0.7) ? 'AIR' : 'SEA';
  }

  get seen(): Seen {
    if (this.#seen === undefined) throw new Error('the package is not there yet');
    return this.#seen;
  }

  get status(): PackageStatus {
    return this.seen.status;
  }

  /** What the customer says of it. */
  get said() {
    return { contents: this.goods.contents[this.country], declaredValue: { amountMinor: this.goods.dollars * 100, currency: 'USD' } };
  }

  async book(standby: boolean): Promise<void> {
    const insured = this.dice.happens(0.3) ? { insuredValue: this.said.declaredValue } : {};
    const item = { ...this.said, ...insured, standby, trackingNumbers: [this.#newNumber()] };
    const input = {
      mode: this.mode,
      sellerName: this.dice.pick(shops),
      sellerOrderRef: `#${this.dice.digits(6)}`,
      deliverTo: 'HOME',
      packages: [item],
    };
    this.#remember(await this.stage.act<PackageAnswer>(personId(this.customer), 'bookPackage', input));
  }

  /** Scanned in the warehouse without a booking, or put aside at once. */
  async arriveUnbooked(move: 'registerUnbookedPackage' | 'holdPackage', more: object = {}): Promise<void> {
    const suiteNumber = await this.stage.suiteOf(personId(this.customer));
    const scanned = { suiteNumber, trackingNumber: this.#newNumber(), sellerName: this.dice.pick(shops), ...this.#measured() };
    this.#remember(await this.stage.act<PackageAnswer>(personId('walter'), move, { ...scanned, ...more }));
  }

  receive(): Promise<void> {
    return this.move('receivePackage', { trackingNumber: this.#trackingNumber, ...this.#measured() }, 'walter');
  }

  async uploadReceipt(): Promise<void> {
    const fileId = await this.stage.upload(
      personId(this.customer),
      `${packageWords[this.country].receipt.toLowerCase()}.pdf`,
      `${packageWords[this.country].receipt}: ${this.said.contents}, USD ${this.goods.dollars}.00`,
    );
    await this.move('uploadReceipt', { fileId });
  }

  /** The customer moves it, or who is named. */
  async move(move: string, input: object = {}, by: PersonName = this.customer): Promise<void> {
    this.#remember(await this.moveOn<PackageAnswer>(by, move, this.seen, input));
  }

  /** Customs decide on the newest receipt. */
  async review(move: 'acceptReceipt' | 'rejectReceipt', input: object = {}): Promise<void> {
    const receipt = this.seen.receipts.find(({ status }) => status === 'RECEIVED');
    if (receipt !== undefined) this.#remember(await this.moveOn<PackageAnswer>('tora', move, receipt, input));
  }

  #measured() {
    return { weightGrams: this.dice.between(200, 9000), volumeCm3: this.dice.between(1000, 60_000) };
  }

  #newNumber(): string {
    this.#trackingNumber = `1Z${this.dice.digits(14)}`;
    return this.#trackingNumber;
  }

  #remember({ packages }: PackageAnswer): void {
    this.#seen = packages[0];
  }
}
