import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import type { AddressRegister } from './register.ts';

let desk: Desk;
let people: People;

beforeAll(async () => {
  desk = await openDesk();
  await loadReferenceData(desk.database.db);
  people = await foundPeople(desk);
  await desk.database.db.user.update({ where: { id: people.kari }, data: { locale: 'nb' } });
});
afterAll(() => desk.close());

const searchDocument = `query ($query: AddressSearchInput!, $first: Int) {
  addressSearch(query: $query, first: $first) { registerId source singleLine street houseNumber postcode city accessZone hasUnits accessLineNumber }
}`;
const search = async (query: object, first?: number): Promise<Answer[]> =>
  (await desk.run(people.kari, searchDocument, { query, first }))['addressSearch'];
const cityOf = async (country: string, code: string): Promise<Answer> =>
  (
    await desk.run(
      people.kari,
      'query ($country: Country!, $code: String!) { cityForPostcode(country: $country, code: $code) { postcode city mayTypeCity problem { ruleId path message } } }',
      { country, code },
    )
  )['cityForPostcode'];

describe('address search over GraphQL', () => {
  it('ADR-07 finds Kirkeveien for "kirke"', async () => {
    const [hit] = await search({ street: 'kirke', city: 'halden' });
    expect(hit).toMatchObject({ street: 'Kirkeveien', city: 'Halden', source: 'REGISTER' });
    expect(hit?.['singleLine']).toMatch(/^Kirkeveien \d+( [AB])?, \d{4} Halden$/);
  });

  it('ADR-06 refuses an empty search in the reader’s language', async () => {
    await expect(search({})).rejects.toMatchObject({
      message: 'Det er ingenting å søke etter.',
      extensions: { code: 'VALIDATION', ruleId: 'ADR-06' },
    });
    await expect(search({ street: '  ', country: 'NO' })).rejects.toMatchObject({ extensions: { ruleId: 'ADR-06' } });
  });

  it('ADR-08 finds one building by its access line number', async () => {
    const [hit] = await search({ street: 'kirke' });
    expect(await search({ accessLineNumber: hit?.['accessLineNumber'] })).toEqual([{ ...hit, source: 'ACCESS_LINE' }]);
  });

  it('G-10 answers ten hits unless asked for more, and never more than fifty', async () => {
    const counts = [
      await search({ country: 'NO', houseNumber: 3 }),
      await search({ houseNumber: 3 }, 12),
      await search({ houseNumber: 3 }, 100_000),
      await search({ houseNumber: 3 }, -5),
    ];
    expect(counts.map((hits) => hits.length)).toEqual([10, 12, 50, 1]);
  });

  it('G-01 refuses texts that cannot be searched for and finds nothing for hostile ones', async () => {
    await expect(search({ insaSignature: 'a\u0000b' })).rejects.toMatchObject({
      extensions: { code: 'VALIDATION', path: '/query/insaSignature' },
    });
    await expect(search({ street: 'x'.repeat(81) })).rejects.toMatchObject({ extensions: { code: 'VALIDATION' } });
    expect(await search({ insaSignature: "' OR 1=1 --" })).toEqual([]);
  });

  it('IA-03 searches for nobody who is not signed in', async () => {
    await expect(desk.run(null, searchDocument, { query: { street: 'kirke' } })).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });
});

describe('the city of a postcode over GraphQL', () => {
  it('CA-04 answers the city, whatever spaces were typed', async () => {
    expect(await cityOf('NO', ' 1788 ')).toEqual({ postcode: '1788', city: 'Halden', mayTypeCity: false, problem: null });
    expect(await cityOf('SE', '111 22')).toEqual({ postcode: '11122', city: 'Stockholm', mayTypeCity: false, problem: null });
  });

  it('CA-04 says what a wrong postcode lacks', async () => {
    const { city, mayTypeCity, problem } = await cityOf('NO', '178');
    expect([city, mayTypeCity, problem]).toEqual([
      null,
      false,
      { ruleId: 'CA-04', path: '/code', message: 'Et norsk postnummer har 4 sifre.' },
    ]);
    expect((await cityOf('SE', '1788'))['problem']).toMatchObject({ ruleId: 'CA-04' });
  });

  it('CA-05 lets the city be typed for an unknown Swedish postcode, not for a Norwegian one', async () => {
    expect(await cityOf('SE', '99999')).toMatchObject({ city: null, mayTypeCity: true, problem: { ruleId: 'CA-05' } });
    expect(await cityOf('NO', '9999')).toMatchObject({ city: null, mayTypeCity: false, problem: { ruleId: 'CA-05' } });
  });

  it('ADR-05 knows no US postcodes', async () => {
    await expect(cityOf('US', '19720')).rejects.toMatchObject({ extensions: { code: 'VALIDATION' } });
  });
});

describe('an address judged while it is typed', () => {
  const judge = async (address: object): Promise<Answer> =>
    (
      await desk.run(
        people.kari,
        `query ($address: AddressInput!) { addressJudgement(address: $address) { singleLine registerId accessZone hasUnits isPoBox problems { ruleId path } } }`,
        { address: { purpose: 'DELIVERY', country: 'NO', ...address } },
      )
    )['addressJudgement'];

  it('ADR-02 warns of a PO box before anything is sent', async () => {
    expect(await judge({ street: 'Postboks 12', postcode: '1788' })).toMatchObject({
      isPoBox: true,
      problems: [{ ruleId: 'ADR-02', path: '/street' }],
    });
  });

  it('ADR-10 shows the zone of a typed address that the register knows, and stores nothing', async () => {
    const before = await desk.database.db.address.count();
    const [hit] = await search({ street: 'kirke', postcode: '0151' }, 1);
    const { street, houseNumber, postcode, registerId } = hit ?? {};
    const [, letter] = /\d+ ([A-Z]),/.exec(String(hit?.['singleLine'])) ?? [];
    expect(await judge({ street, houseNumber, houseLetter: letter, postcode })).toMatchObject({
      registerId,
      accessZone: 1,
      isPoBox: false,
    });
    expect(await desk.database.db.address.count()).toBe(before);
  });

  it('ADR-01 tells everything that is missing at once', async () => {
    const { problems } = await judge({ street: 'Kirkeveien' });
    expect((problems as Answer[]).map(({ ruleId, path }) => `${ruleId} ${path}`)).toEqual(['ADR-01 /houseNumber', 'CA-04 /postcode']);
  });
});

describe('a register that is away', () => {
  it('G-04 is a technical error, not an empty answer', async () => {
    const away = () => Promise.reject(new Error('connection refused at 10.0.0.7'));
    const register: AddressRegister = { search: away, cityFor: away, find: away };
    const before = desk.ports.addressRegister;
    desk.ports.addressRegister = register;
    try {
      await expect(search({ street: 'kirke' })).rejects.toMatchObject({
        message: expect.not.stringContaining('10.0.0.7'),
        extensions: { code: 'TECHNICAL_ERROR' },
      });
      await expect(cityOf('NO', '1788')).rejects.toMatchObject({ extensions: { code: 'TECHNICAL_ERROR' } });
    } finally {
      desk.ports.addressRegister = before;
    }
  });
});
