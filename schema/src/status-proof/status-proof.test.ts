import { beforeAll, describe, expect, it } from 'vitest';
import { lifecycles } from '../lifecycle.ts';
import '../schema.ts';
import { isGuarded, readModels, valuesOf } from './datamodel.testing.ts';
import { planted } from './planted.testing.ts';
import { statusWritesIn, type Finding } from './source.testing.ts';

/** The one way, and what proves that there is no other. Whatever else writes a status is named here with its reason, or goes. */
const known: Record<string, readonly string[]> = {
  // The one way.
  'schema/src/transition.ts': ['imports schema/src/row-writer.ts', 'uses appendEvents of schema/src/event-log.ts'],
  'schema/src/row-writer.ts': [
    'DELETE FROM of a table named when it runs',
    'INSERT INTO of a table named when it runs',
    'UPDATE of a table named when it runs',
  ],
  'schema/src/row-updates.ts': ['imports schema/src/row-writer.ts'],
  'schema/src/event-log.ts': ['INSERT INTO status_events'],
  // Adds constraints, and takes none away.
  'prisma/migrations/20261101000100_guards/migration.sql': [
    'ALTER TABLE "appointments takes a guard away',
    'ALTER TABLE "availability_checks takes a guard away',
  ],
  // Hands the models of a transaction to whoever has the transaction, and is asked by what else stands here.
  'prisma/transactions.ts': ['hands on the table of Appointment'],
  // Breaks each write of a change by a trigger of its own, and takes that away again.
  'schema/src/audit/together.db.test.ts': ['DROP TRIGGER takes a guard away'],
  // Takes away the trigger by which the same file keeps the catalogue of tests plain.
  'schema/src/catalogue/catalogue.testing.ts': ['DROP TRIGGER takes a guard away'],
  // Makes accounts contradict each other, to see each contradiction told.
  'schema/src/billing/charge.contradictions.db.test.ts': ['UPDATE invoices'],
  // Looks for the statement among those that were sent.
  'schema/src/orders/submitting/submit-statements.db.test.ts': ['UPDATE order_lines'],
  // Writes by hand to see the triggers refuse it.
  'prisma/guards.db.test.ts': [
    'DELETE FROM of a table named when it runs',
    'INSERT INTO of a table named when it runs',
    'INSERT INTO quotes',
    'Quote.create',
    'Quote.update may be given a status',
    'StatusEvent.create',
    'TRUNCATE of a table named when it runs',
    'UPDATE of a table named when it runs',
    'UPDATE quotes',
    'session_replication_role takes a guard away',
  ],
};

/** Measures bare statements beside the product, on databases of its own. */
const beside = 'api/bench/';

/** Enum columns that speak of a status and are none of a lifecycle. */
const derived = {
  'Certification.status': 'held or revoked: written with the user who holds it, whose event tells of it',
  'OrderLine.resumeStatus': 'where the line goes back to: a value of its row, not where it stands',
};

let found: Finding[] = [];
const inFile = (file: string): string[] => [...new Set(found.filter((each) => each.file === file).map(({ what }) => what))].sort();

// The compiler reads all of the source once.
beforeAll(() => {
  found = statusWritesIn(new Map(planted.map(({ file, source }) => [file, source])));
}, 240_000);

describe('a status is written by transition alone', () => {
  it('G-08 no line of the source but the one way can write a status or an event', () => {
    const strangers = new Set(planted.map(({ file }) => file));
    const files = new Set(found.map(({ file }) => file).filter((file) => !strangers.has(file) && !file.startsWith(beside)));
    expect(Object.fromEntries([...files].map((file) => [file, inFile(file)]))).toEqual(known);
  });

  it.each(planted)('G-08 finds $title', ({ file, finds }) => expect(inFile(file)).toEqual([...finds].sort()));

  it('G-08 every status with a version has a lifecycle, or is a header over lines that have one', () => {
    const models = readModels();
    const guarded = [...models.values()].filter(isGuarded);
    expect(guarded.length).toBeGreaterThan(8);
    const without = guarded.filter((model) => {
      const statuses = valuesOf(model.fields.get('status') ?? '').sort();
      const line = models.get(model.fields.get('lines') ?? '');
      const isHeader = line !== undefined && isGuarded(line);
      return !isHeader && !lifecycles.some((lifecycle) => String(Object.keys(lifecycle.statuses).sort()) === String(statuses));
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('G-08 every other column that speaks of a status is one that no move leads to', () => {
    const columns = [...readModels().values()].flatMap((model) =>
      [...model.fields]
        .filter(([name, type]) => type.endsWith('Status') && !(name === 'status' && isGuarded(model)))
        .map(([name]) => `${model.name}.${name}`),
    );
    expect(columns.sort()).toEqual(Object.keys(derived).sort());
  });
});
