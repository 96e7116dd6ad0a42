import { catalogue } from '@sporbar/prisma/data/catalogue.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

let desk: Desk;
let people: People;

beforeAll(async () => {
  desk = await openDesk('embedded', { catalogue: 'TRUE' });
  await loadReferenceData(desk.database.db);
  people = await foundPeople(desk);
  await desk.database.db.user.update({ where: { id: people.elsa }, data: { locale: 'sv' } });
});
afterAll(() => desk.close());

const codes = (answer: Answer): string[] => (answer['products'] as { code: string }[]).map(({ code }) => code);

describe('the catalogue over GraphQL', () => {
  it('CAT-02 lists every product and narrows by family', async () => {
    const all = await desk.run(people.kari, '{ products { code } }');
    expect(codes(all).toSorted()).toEqual(catalogue.products.map(({ code }) => code).toSorted());
    const some = await desk.run(people.kari, '{ products(filter: { family: [CAPACITY, COLOCATION] }) { code } }');
    expect(codes(some)).toEqual(['LEASED_LINE_155M', 'LEASED_LINE_34M', 'LEASED_LINE_LOW', 'LEASED_LINE_OTHER', 'COLOCATION']);
  });

  it('CAT-05 CAT-13 narrows by speed and leaves out what cannot be ordered', async () => {
    expect(codes(await desk.run(people.kari, '{ products(filter: { speedKbps: 2048 }) { code } }'))).toEqual([
      'HDSL',
      'SHDSL',
      'LEASED_LINE_LOW',
    ]);
    expect(codes(await desk.run(people.kari, '{ products(filter: { isOrderable: true, family: [BROADBAND] }) { code } }'))).not.toContain(
      'RETAIL_ADSL',
    );
  });

  it('CAT-04 CAT-09 CAT-10 tells what to choose, what is needed and where to read about it, in the reader’s language', async () => {
    const { product } = await desk.run(
      people.elsa,
      `{ product(code: "WHOLESALE_ADSL_FULL") {
        name infoMarkdown lineAccess leadTimeDays changeDeadlineDays
        attributes { key name unit isRequired allowedValues { value label } }
        addOns { code name isRequired }
      } }`,
    );
    expect(product).toMatchObject({
      name: 'ADSL för återförsäljning, hel access',
      lineAccess: 'FULL',
      leadTimeDays: 10,
      changeDeadlineDays: 2,
    });
    expect(product.infoMarkdown).toContain('ledningshyra');
    const [speed, equipment] = product.attributes;
    expect(speed).toMatchObject({ key: 'speedKbps', name: 'Hastighet', unit: 'kbit/s', isRequired: true });
    expect(speed.allowedValues[0]).toEqual({ value: '1000', label: '1000 kbit/s' });
    expect(equipment.allowedValues[1]).toEqual({ value: 'CARRIER_MODEM', label: 'Modem från leverantören' });
    expect(product.addOns[0]).toEqual({ code: 'LINE_RENTAL', name: 'Ledningshyra', isRequired: true });
  });

  it('CAT-03 CAT-12 shows by badges what is quoted first, priced at once and has number reservation', async () => {
    const badges = async (code: string) =>
      (await desk.run(people.kari, 'query ($code: ID!) { product(code: $code) { badges } }', { code }))['product'].badges;
    expect(await badges('LEASED_LINE_34M')).toEqual(['PRICE_LIST', 'QUOTE_FIRST', 'SLA_COMPENSATION']);
    expect(await badges('COLOCATION')).toEqual(['QUOTE_FIRST']);
    expect(await badges('PSTN')).toEqual(['AVAILABILITY_CHECK', 'SELF_BOOKING', 'NUMBER_RESERVATION']);
    expect(await badges('RETAIL_ADSL')).toEqual(['NOT_ORDERABLE']);
  });

  it('Q-28 shows the price list in the currency asked for', async () => {
    const prices = async (currency: string) =>
      (
        await desk.run(
          people.kari,
          'query ($currency: String) { product(code: "LEASED_LINE_34M") { prices(currency: $currency) { speedKbps currency rentalBase { amountMinor currency } } } }',
          { currency },
        )
      )['product'].prices;
    expect(await prices('SEK')).toEqual([{ speedKbps: 34000, currency: 'SEK', rentalBase: { amountMinor: 14_900_00, currency: 'SEK' } }]);
    expect(await prices("'; DROP TABLE products; --")).toEqual([]);
  });

  it('an unknown or hostile product code is answered with null', async () => {
    for (const code of ['NOTHING', '', "x' OR 1=1", 'A'.repeat(4000)]) {
      expect((await desk.run(people.kari, 'query ($code: ID!) { product(code: $code) { code } }', { code }))['product']).toBeNull();
    }
  });

  it('IA-03 shows the catalogue to nobody who is not signed in', async () => {
    await expect(desk.run(null, '{ products { code } }')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    await expect(desk.run(null, '{ product(code: "PSTN") { code } }')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
