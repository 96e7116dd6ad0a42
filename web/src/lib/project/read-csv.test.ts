import { describe, expect, it } from 'vitest';
import { emptyLine, type LineForm } from '#lib/order-line/line.ts';
import type { FormProduct } from '#lib/order-line/products.ts';
import { textOf } from './bytes.ts';
import { dateIn } from './cells.ts';
import { columns, headers } from './columns.ts';
import { readCsv, templateOf } from './read-csv.ts';
import { isGood, judgedRows } from './rows.ts';

const adsl = {
  code: 'ADSL_FULL',
  name: 'ADSL, full access',
  attributes: [{ key: 'speedKbps', allowedValues: [{ value: '8000', label: '8 Mbit/s' }] }],
  addOns: [{ code: 'LINE_RENTAL', name: 'Line rental', isRequired: true }],
} as unknown as FormProduct;
const pattern: LineForm = {
  ...emptyLine('NO'),
  productCode: 'ADSL_FULL',
  attributes: { speedKbps: '8000' },
  addOns: ['LINE_RENTAL'],
  endUserName: 'Somebody else',
  contactName: 'Kari Dal',
  contactPhone: '91234567',
  requestedDate: '2025-11-03',
  checklist: ['DOOR_SIGN'],
};
const read = (text: string, room = 50) => readCsv(text, { pattern, products: [adsl], room });

describe('lines of a project from a file', () => {
  it.each([
    ['semicolons', 'Sluttbruker;Gate;Husnummer;Postnummer\nÅse Berg;Prøvegata;7 b;1788'],
    ['commas', 'End user,Street,House number,Postcode\r\nÅse Berg,Prøvegata,7B,1788\r\n'],
    ['tabs and a mark', '\uFEFFSlutkund\tGata\tGatunummer\tPostnummer\nÅse Berg\tPrøvegata\t7B\t1788\n\n'],
    ['headers as people write them', 'NAVN ; gateadresse;nr.;Postnr.\n"Åse Berg";"Prøvegata";"7B";"1788"'],
  ])('O-18 reads a file with %s', (_, text) => {
    const { fault, unknown, rows } = read(text);
    expect({ fault, unknown, count: rows.length }).toEqual({ fault: null, unknown: [], count: 1 });
    expect(rows[0]).toMatchObject({ number: 2, faults: {}, isTooMany: false, isTorn: false });
    expect(rows[0]?.line).toMatchObject({
      endUserName: 'Åse Berg',
      address: { street: 'Prøvegata', houseNumber: '7', houseLetter: 'B', postcode: '1788' },
    });
  });

  it('O-18 takes what a row does not say from the first line, but never whom it is for', () => {
    const [row] = read('End user;Contact phone\n;98765432').rows;
    expect(row?.line).toMatchObject({
      productCode: 'ADSL_FULL',
      contactName: 'Kari Dal',
      contactPhone: '98765432',
      requestedDate: '2025-11-03',
      checklist: ['DOOR_SIGN'],
      endUserName: '',
    });
  });

  it('O-10 O-12 gives each row the ticks of its own cells: an empty one is no tick, and a word that is neither is a fault', () => {
    const { rows } = read('End user;Name on door and bell;Til stede;Förberedd\nÅse Berg;x;ja;\nOla Li;;nei;1\nEli Moe;perhaps;;');
    expect(rows.map(({ line }) => line.checklist)).toEqual([['DOOR_SIGN', 'PRESENT'], ['PREPARED'], []]);
    expect(rows.map(({ faults }) => faults)).toEqual([{}, {}, { doorSign: 'tick' }]);
    expect(rows[0]?.ticks).toEqual(['doorSign', 'present', 'prepared']);
  });

  it('O-18 takes ticks from the first line where no row of the file says anything of them', () => {
    const [row] = read('End user;Name on door and bell;Present\nÅse Berg;;').rows;
    expect([row?.line.checklist, row?.ticks]).toEqual([['DOOR_SIGN'], []]);
  });

  it('O-22 O-23 takes what an end user has already from the row and never from the first line', () => {
    const line = { ...pattern, hasBroadbandElsewhere: false, isMoving: false };
    const { rows } = readCsv('End user;Broadband elsewhere\nÅse Berg;\nOla Li;no\nEli Moe;yes', {
      pattern: line,
      products: [adsl],
      room: 50,
    });
    expect(rows.map(({ line: { hasBroadbandElsewhere, isMoving } }) => [hasBroadbandElsewhere, isMoving])).toEqual([
      [null, null],
      [false, null],
      [true, null],
    ]);
  });

  it('O-03 O-11 tells a missing tick at its cell where the file has the column, and nowhere where it has not', () => {
    const problems = ['DOOR_SIGN', 'PRESENT'].map((tick) => ({
      ...{ code: 'VALIDATION', ruleId: 'O-03', message: tick, hint: '' },
      path: `/lines/0/checklist/${tick}`,
    }));
    const { rows } = read('End user;Present\nÅse Berg;\nOla Li;x');
    const [judged] = judgedRows(rows, rows, problems);
    expect([Object.keys(judged?.cells ?? {}), judged?.rest]).toEqual([['present'], []]);
    expect(judged && isGood(judged)).toBe(false);
  });

  it('O-18 passes over empty rows, counts them as the spreadsheet does, and knows which row after them is torn', () => {
    const { rows } = read('End user;Street\n;\nÅse Berg;Gata 1\n\n ; \nOla Li;Gata 2\n"Eli Moe;Gata 3\n');
    expect(rows.map(({ number, isTorn }) => [number, isTorn])).toEqual([
      [3, false],
      [6, false],
      [7, true],
    ]);
  });

  it('O-18 keeps a line break that stands in quotes in its cell', () => {
    const { rows } = read('End user;Entrance\n"Åse Berg";"B,\nbehind the house"\nOla Li;A');
    expect(rows.map(({ cells }) => cells.entrance)).toEqual(['B,\nbehind the house', 'A']);
  });

  it('O-18 reads what older spreadsheets write in Windows-1252', () => {
    const bytes = Uint8Array.from(Buffer.from('Sluttbruker;Gate\n\xC5se;Pr\xF8vegata', 'latin1'));
    expect(read(textOf(bytes)).rows[0]?.cells).toEqual({ name: 'Åse', street: 'Prøvegata' });
    expect(textOf(new TextEncoder().encode('Åse'))).toBe('Åse');
  });

  it('O-08 says cell by cell what cannot be taken', () => {
    const [bad, good] = read(
      'Product;Speed;Kind;Date of birth;House number;Requested date\nSlow line;99;alien;31.02.1980;seven;soon\nADSL_FULL;8 Mbit/s;Private;31.12.1980;7;2025-11-04',
    ).rows;
    expect(bad?.faults).toEqual({
      product: 'product',
      speed: 'speed',
      kind: 'kind',
      birthDate: 'date',
      houseNumber: 'number',
      requestedDate: 'date',
    });
    expect(good?.faults).toEqual({});
    expect(good?.line).toMatchObject({ endUserKind: 'PRIVATE', birthDate: '1980-12-31', attributes: { speedKbps: '8000' } });
  });

  it('O-01 tells a business by its organisation number', () => {
    const { rows } = read('Name;Org.nr.;Født\nProve AS;974760673;\nÅse Berg;;1980-12-31');
    expect(rows.map(({ line }) => line.endUserKind)).toEqual(['BUSINESS', 'PRIVATE']);
  });

  it('O-19 marks the rows for which there is no room', () => {
    const text = `End user\n${Array.from({ length: 51 }, (_, index) => `Ansatt ${index + 1}`).join('\n')}`;
    const beyond = (room: number) =>
      read(text, room)
        .rows.filter(({ isTooMany }) => isTooMany)
        .map(({ number }) => number);
    expect(beyond(50)).toEqual([52]);
    expect(beyond(49)).toEqual([51, 52]);
  });

  it('G-01 says that a file holds nothing, or nothing it knows, and names headers it leaves out', () => {
    expect(read('').fault).toBe('EMPTY');
    expect(read('  \n ').fault).toBe('EMPTY');
    expect(read('End user;Street\n').fault).toBe('EMPTY');
    expect(read('Åse Berg;Prøvegata\nOla Li;Prøvegata').fault).toBe('NO_HEADERS');
    expect(read('End user;Shoe size\nÅse;38')).toMatchObject({ fault: null, unknown: ['Shoe size'] });
  });

  it('G-01 tells a row whose quotes do not end, and one with more cells than headers', () => {
    const { rows } = read('End user;Street\nOla;Gata;too much\n"Åse;Gata');
    expect(rows.map(({ isTorn }) => isTorn)).toEqual([true, true]);
  });

  it.each(['en', 'nb', 'sv'] as const)('G-05 gives a template in %s that it reads itself', (locale) => {
    const { columns: found, unknown } = read(`${templateOf(locale)}${columns.map(() => 'x').join(';')}`);
    expect({ found, unknown }).toEqual({ found: [...columns], unknown: [] });
    expect(new Set(Object.values(headers[locale])).size).toBe(columns.length);
  });

  it.each([
    ['2025-10-21', '2025-10-21'],
    ['21.10.2025', '2025-10-21'],
    ['1/2/2026', '2026-02-01'],
    ['20251021', '2025-10-21'],
    ['2025-02-30', undefined],
    ['10-21-2025', undefined],
  ])('O-05 reads the date %s', (text, date) => expect(dateIn(text)).toBe(date));
});
