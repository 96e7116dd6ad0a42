import { completeLine, wishedDate, directProducts, type DirectProduct } from '../demo/orders/order-line.ts';
import { goods, shops } from '../demo/packages/goods.ts';
import { Places, type Building } from '../demo/places.ts';
import { Dice } from '../demo/walk/dice.ts';
import { pageOf } from '../demo/words/paper.ts';
import { dateOf } from '@sporbar/schema/time.ts';
import { booked } from './booking.ts';
import { connectable } from './checking.ts';
import { publicApi, type PublicApi } from './public-api.ts';

/** A demo customer and the key it acts by. */
export interface SeedingCustomer {
  readonly key: string;
  readonly country: 'NO' | 'SE';
  readonly business: 'WHOLESALE' | 'MAILBOX';
}

/** With so many orders come a quote and a package. */
const ordersPerQuote = 3;

/** Places so many orders, and some quotes and packages, as the customers themselves do. Answers how many orders. */
export async function seedOrders(url: string, customers: readonly SeedingCustomer[], orders: number, now: Date): Promise<number> {
  const dice = new Dice('seed', crypto.randomUUID());
  const wholesale = await Promise.all(
    customers
      .filter(({ business }) => business === 'WHOLESALE')
      .map(async (customer) => ordererAt(publicApi(url, customer.key), customer.country)),
  );
  const mailbox = customers
    .filter(({ business }) => business === 'MAILBOX')
    .map(({ key, country }) => ({ api: publicApi(url, key), country }));
  const today = dateOf(now);
  let placed = 0;
  for (let index = 0; index < orders; index += 1) {
    const orderer = wholesale[index % wholesale.length];
    if (orderer === undefined) break;
    if (await seedOrder(orderer, today, dice)) placed += 1;
    if (index % ordersPerQuote !== 0) continue;
    await seedQuote(orderer, dice);
    const shopper = mailbox[(index / ordersPerQuote) % mailbox.length];
    if (shopper !== undefined) await seedPackage(shopper, dice);
  }
  return placed;
}

interface Customer {
  readonly api: PublicApi;
  readonly country: 'NO' | 'SE';
}

interface Orderer extends Customer {
  readonly places: Places;
}

/** Middle of town, in each country. */
const postcodes = { NO: ['0155', '5003', '7010'], SE: ['11122', '41103', '21115'] } as const;

/** A customer who has looked up some addresses. */
async function ordererAt(api: PublicApi, country: 'NO' | 'SE'): Promise<Orderer> {
  const found = await Promise.all(
    postcodes[country].map((postcode) =>
      api.ask<{ addressSearch: { registerId: string; hasUnits: boolean; accessZone: number | null }[] }>(
        'query Near($query: AddressSearchInput!) { addressSearch(query: $query, first: 20) { registerId hasUnits accessZone } }',
        { query: { country, postcode } },
      ),
    ),
  );
  const buildings: Building[] = found.flatMap(({ addressSearch }) =>
    addressSearch.map(({ registerId, ...facts }) => ({ id: registerId, ...facts })),
  );
  return { api, country, places: new Places({ [country]: buildings }) };
}

const products: readonly DirectProduct[] = ['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL', 'SHDSL', 'OA_FULL', 'PSTN'];

/** Where an end user cannot be connected, another takes the place. */
async function seedOrder({ api, country, places }: Orderer, today: string, dice: Dice): Promise<boolean> {
  const product = dice.pick(products);
  const requestedDate = wishedDate(country, today, directProducts[product].leadTimeDays, dice.between(0, 6));
  const line = completeLine(country, product, requestedDate, places, dice);
  const { createOrder } = await api.ask<{ createOrder: { order?: { id: string; version: number } } }>(
    'mutation Seed($input: CreateOrderInput!) { createOrder(input: $input) { ... on OrderPayload { order { id version } } } }',
    { input: { idempotencyKey: crypto.randomUUID(), lines: [line] } },
  );
  if (createOrder.order === undefined) return false;
  const ready = await connectable(api, createOrder.order.id, () => places.near(country, dice));
  return sent(api, 'submitOrder', ready === undefined ? undefined : await booked(api, ready.id, dice));
}

/** A circuit off the price list, so that the carrier prices it. */
async function seedQuote({ api, country, places }: Orderer, dice: Dice): Promise<void> {
  const [addressA, addressB] = [places.pick(country, 'INSTALLATION', dice), places.pick(country, 'INSTALLATION', dice)];
  const line = {
    productCode: 'LEASED_LINE_OTHER',
    attributes: { speedKbps: dice.pick(['10000', '100000', '1000000']) },
    addressA,
    addressB,
  };
  const { createQuote } = await api.ask<{ createQuote: { quote?: { id: string; version: number } } }>(
    'mutation Seed($input: CreateQuoteInput!) { createQuote(input: $input) { ... on QuotePayload { quote { id version } } } }',
    { input: { idempotencyKey: crypto.randomUUID(), lines: [line] } },
  );
  await sent(api, 'submitQuote', createQuote.quote, { confirmManualPricing: true });
}

/** A booked package with its receipt, so that nothing stands in its way. */
async function seedPackage({ api, country }: Customer, dice: Dice): Promise<void> {
  const { contents, dollars } = dice.pick(goods);
  const item = {
    contents: contents[country],
    declaredValue: { amountMinor: dollars * 100, currency: 'USD' },
    trackingNumbers: [`1Z${dice.digits(14)}`],
  };
  const { bookPackage } = await api.ask<{ bookPackage: { package?: { id: string; version: number } } }>(
    'mutation Seed($input: BookPackageInput!) { bookPackage(input: $input) { ... on PackagePayload { package { id version } } } }',
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        mode: dice.pick(['AIR', 'SEA']),
        sellerName: dice.pick(shops),
        deliverTo: 'HOME',
        packages: [item],
      },
    },
  );
  if (bookPackage.package === undefined) return;
  const fileId = await api.upload('receipt.pdf', pageOf(`${contents[country]}, USD ${dollars}.00`));
  await sent(api, 'uploadReceipt', bookPackage.package, { fileId });
}

const sent = async (api: PublicApi, move: string, made: { id: string; version: number } | undefined, more: object = {}): Promise<boolean> =>
  made !== undefined && (await api.move(move, { id: made.id, expectedVersion: made.version, ...more })) === null;
