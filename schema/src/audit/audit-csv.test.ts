import { expect, it } from 'vitest';
import '../orders/order-line.lifecycle.ts';
import { actName } from './acts.words.ts';
import { csvCell, csvLine } from './audit-csv.ts';

it.each([
  ['=cmd|calc', "'=cmd|calc"],
  ['+47 22', "'+47 22"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['=1,"2"', '"\'=1,""2"""'],
  ['two\nlines', '"two\nlines"'],
  ['kari', 'kari'],
])('AUD-04 writes the cell %j so that no spreadsheet reckons with it', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it('AUD-01 writes a row with its username, also one that looks like a formula', () => {
  const row = {
    id: '7',
    at: new Date('2025-10-01T08:00:00Z'),
    actorId: null,
    actorUsername: '=nobody',
    action: 'failedLogin',
    objectType: 'USER',
    objectId: null,
    organisationId: null,
    before: null,
    after: { why: 'a "wrong" one' },
    ip: '192.0.2.7',
    requestId: null,
    carrierVisible: true,
  };
  expect(csvLine(row, 'nb')).toBe(
    `2025-10-01T08:00:00.000Z,'=nobody,failedLogin,Mislykket innlogging,USER,,,"{""why"":""a \\""wrong\\"" one""}",192.0.2.7,\r\n`,
  );
});

it('AUD-05 calls a move by its button and access by its words', () => {
  expect([actName('submitOrder', 'ORDER_LINE', 'sv'), actName('signIn', 'SESSION', 'sv'), actName('unheardOf', null, 'sv')]).toEqual([
    'Skicka in',
    'Loggade in',
    'unheardOf',
  ]);
});
