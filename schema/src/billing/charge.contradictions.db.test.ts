import type { Tx } from '@sporbar/prisma/client.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { call, goodLine, moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { endTerminations } from '../terminations/termination.timer.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { chargeRentals } from './rental.timer.ts';

/** What spoils the accounts, and what is said of it. */
const spoilt: readonly (readonly [what: string, sql: string, said: RegExp])[] = [
  ['a charge that is missing', `DELETE FROM "invoice_charges" WHERE "kind" = 'WASTED_VISIT'`, /WASTED_VISIT was never charged/],
  [
    'a charge that nothing has caused',
    `INSERT INTO "invoice_charges" SELECT (jsonb_populate_record(c, '{"id": "chg_x", "once": "again ESTABLISHMENT"}')).* FROM "invoice_charges" c WHERE "kind" = 'ESTABLISHMENT' LIMIT 1`,
    /again ESTABLISHMENT is charged for nothing/,
  ],
  [
    'a charge of another moment than its cause',
    `UPDATE "invoice_charges" SET "createdAt" = "createdAt" + interval '1 ms' WHERE "kind" = 'CANCELLATION'`,
    /CANCELLATION is charged at .*, and its cause happened at/,
  ],
  [
    'a charge at another price',
    `UPDATE "invoice_charges" SET "amountMinor" = "amountMinor" + 1 WHERE "kind" = 'TERMINATION'`,
    /TERMINATION .* is charged with -\d+ and comes to -\d+/,
  ],
  [
    'a charge of another customer',
    `UPDATE "invoice_charges" SET "organisationId" = (SELECT "id" FROM "organisations" WHERE "name" = 'Ostkust Tele') WHERE "kind" = 'CANCELLATION'`,
    /CANCELLATION is charged as CANCELLATION to org_/,
  ],
  [
    'a month that nobody pays',
    `UPDATE "invoice_charges" SET "periodFrom" = '2025-12-01', "once" = replace("once", '2025-11-01', '2025-12-01') WHERE "periodFrom" = '2025-11-01' AND "kind" = 'RENTAL'`,
    /is rented to 2025-10-31 and then from 2025-12-01/,
  ],
  [
    'rental that is not given back',
    `DELETE FROM "invoice_charges" WHERE "kind" = 'TERMINATION'`,
    /TERMINATION 2025-\d\d-\d\d was never charged/,
  ],
  [
    'a charge and a line that say different amounts',
    `UPDATE "invoice_lines" SET "unitMinor" = "unitMinor" + 1, "totalMinor" = "totalMinor" + 1 WHERE "lineNo" = 1`,
    /line 1 of I-\d+ is \d+, and .* \d+/,
  ],
  [
    'a charge on two invoices',
    `UPDATE "invoice_lines" SET "text" = (SELECT l."text" FROM "invoice_lines" l JOIN "invoices" i ON i."id" = l."invoiceId" WHERE i."status" = 'PARTIALLY_PAID' AND l."lineNo" = 1)
     WHERE "invoiceId" = (SELECT "id" FROM "invoices" WHERE "status" = 'ISSUED')`,
    /line 1 of I-\d+ bills .*, which inv_\w+ bills/,
  ],
  [
    'a charge that is marked and not billed',
    `UPDATE "invoice_charges" SET "invoicedIn" = (SELECT "id" FROM "invoices" WHERE "status" = 'ISSUED') WHERE "kind" = 'TERMINATION'`,
    /has no line for .* TERMINATION/,
  ],
  ['a line that is no product', `UPDATE "invoice_lines" SET "quantity" = 2 WHERE "lineNo" = 1`, /line 1 of I-\d+ is 2 of/],
  ['a total that is no sum', `UPDATE "invoices" SET "totalMinor" = "totalMinor" + 1`, /comes to \d+, and its lines to \d+/],
  [
    'a debt that is not what is unpaid',
    `UPDATE "invoices" SET "outstandingMinor" = "outstandingMinor" + 1`,
    /owes \d+, and \d+ of \d+ is paid/,
  ],
  ['a status that its payments do not make', `UPDATE "invoices" SET "status" = 'ISSUED'`, /is ISSUED, and by its payments PARTIALLY_PAID/],
  ['a KID that no bank takes', `UPDATE "invoices" SET "kid" = '12' WHERE "status" = 'ISSUED'`, /no bank takes the KID/],
];

describe('accounts that contradict what was done', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await keepAccounts();
    await numberCarrierEvents(desk.context);
  });
  afterAll(() => desk.close());

  const bill = async (name: string, input: Record<string, unknown>): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation M($input: ${type}) { made: ${name}(input: $input) { ... on Refusal { message } ... on InvoicePayload { invoice { id version kid } } } }`;
    const { made } = await desk.run(people.billing, document, { input: { idempotencyKey: freshKey(), ...input } });
    if (made.invoice === undefined) throw new Error(made.message);
    return made.invoice as Answer;
  };
  const ordered = async (status: string, line = goodLine({ requestedDate: '2025-11-20' })): Promise<string> => {
    const { id } = await sentOrder(desk, people.kari, [line]);
    await walkTo(desk, people.agent, id, status);
    return id as string;
  };

  /** Of each kind of charge one, half of them billed, and a part of that paid. */
  async function keepAccounts(): Promise<void> {
    const { db } = desk.database;
    await moveLine(desk, people.kari, await ordered('READY'), 'cancelOrderLine');
    const visited = await ordered('REGISTERED');
    const slot = { slotStart: '2025-10-21T06:00:00.000Z', slotEnd: '2025-10-21T10:00:00.000Z' };
    await moveLine(desk, people.agent, visited, 'recordAppointment', slot);
    const { id, version } = await db.appointment.findFirstOrThrow();
    await call(desk, people.agent, 'reportVisit', { id, expectedVersion: version, outcome: 'NOBODY_HOME', chargeWastedVisit: true });
    await ordered('FINISHED');
    const invoice = await bill('issueInvoiceFromCharges', { organisationId: people.north.id });
    await bill('recordPaymentByKid', { kid: invoice['kid'], amountMinor: 100 });
    await bill('issueInvoice', { organisationId: people.north.id, lines: [{ text: 'A visit', quantity: 1, unitAmountMinor: 5_000 }] });
    const { circuitNumber } = await db.installedProduct.findFirstOrThrow();
    await ordered('FINISHED', { requestedDate: '2025-11-10', termination: { number: circuitNumber, scope: 'WHOLE' } });
    desk.clock.set('2025-11-01T08:00:00Z');
    await chargeRentals(desk.context);
    desk.clock.set('2025-11-10T08:00:00Z');
    await endTerminations(desk.context);
  }

  const undo = new Error('as it was before');
  /** What is said while something is spoilt; afterwards it is not. */
  const saidWhile = async (sql: string): Promise<string[]> => {
    let said: string[] = [];
    const spoiling = desk.database.db.$transaction(async (tx: Tx) => {
      expect(await tx.$executeRawUnsafe(sql)).toBeGreaterThan(0);
      said = await contradictionsIn(tx);
      throw undo;
    });
    await expect(spoiling).rejects.toBe(undo);
    return said;
  };

  it('INV-01 TER-04 M-08 says nothing of accounts that are in order', async () => {
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
  });

  it.each(spoilt)('INV-01 finds %s', async (_what, sql, said) => {
    expect(await saidWhile(sql)).toContainEqual(expect.stringMatching(said));
  });
});
