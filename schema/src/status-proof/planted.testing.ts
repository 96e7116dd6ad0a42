interface Planted {
  readonly title: string;
  readonly file: string;
  readonly source: string;
  readonly finds: readonly string[];
}

const head = `import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
export type Used = [Db, Prisma.QuoteUpdateInput];
`;

const takesTx = (statements: string): string => `${head}export async function planted(tx: Tx): Promise<unknown> {\n${statements}\n}\n`;
const where = `where: { id: 'x' }`;

const cases: readonly (readonly [title: string, source: string, finds: readonly string[]])[] = [
  [
    'an update that sets the status',
    takesTx(`return tx.quote.update({ ${where}, data: { status: 'NEW' } });`),
    ['Quote.update may be given a status'],
  ],
  [
    'an update of many',
    takesTx(`return tx.orderLine.updateMany({ ${where}, data: { comment: 'x', status: 'NEW' } });`),
    ['OrderLine.updateMany may be given a status'],
  ],
  [
    'a status that is spread into the data',
    takesTx(
      `const more = Math.random() > 0.5 ? { status: 'PAID' as const } : {};\nreturn tx.invoice.update({ ${where}, data: { ...more } });`,
    ),
    ['Invoice.update may be given a status'],
  ],
  [
    'data of a type that has room for a status',
    `${head}export const planted = (tx: Tx, data: Prisma.QuoteUpdateInput) => tx.quote.update({ ${where}, data });\n`,
    ['Quote.update may be given a status'],
  ],
  [
    'an argument that was put together before',
    takesTx(`const change = { ${where}, data: { status: 'NEW' as const } };\nreturn tx.package.update(change);`),
    ['Package.update may be given a status'],
  ],
  [
    'data of which no type tells anything',
    `${head}export const planted = (tx: Tx, data: ReturnType<typeof JSON.parse>) => tx.user.update({ ${where}, data });\n`,
    ['User.update is given what no type describes'],
  ],
  ['a new row', `${head}export const planted = (tx: Tx, data: Prisma.QuoteCreateInput) => tx.quote.create({ data });\n`, ['Quote.create']],
  [
    'new rows',
    `${head}export const planted = (tx: Tx, data: Prisma.OrderLineCreateManyInput[]) => tx.orderLine.createMany({ data });\n`,
    ['OrderLine.createMany'],
  ],
  [
    'an upsert',
    `${head}export const planted = (tx: Tx, create: Prisma.AppointmentCreateInput) => tx.appointment.upsert({ ${where}, create, update: {} });\n`,
    ['Appointment.upsert'],
  ],
  ['a row that is deleted', takesTx(`return tx.serviceRequest.delete({ ${where} });`), ['ServiceRequest.delete']],
  [
    'a status in a nested write',
    takesTx(`return tx.organisation.update({ ${where}, data: { quotes: { update: { ${where}, data: { status: 'NEW' } } } } });`),
    ['Organisation.update may be given a status of Quote'],
  ],
  [
    'a row born in a nested write',
    `${head}export const planted = (tx: Tx, create: Prisma.OrderCreateWithoutOrganisationInput) =>
  tx.organisation.update({ ${where}, data: { orders: { create } } });\n`,
    ['Organisation.update writes Order by create'],
  ],
  [
    'a line written by way of its header',
    takesTx(`return tx.order.update({ ${where}, data: { lines: { updateMany: { ${where}, data: { status: 'NEW' } } } } });`),
    ['Order.update may be given a status of OrderLine'],
  ],
  [
    'a table that is chosen when it runs',
    `${head}export const planted = (tx: Tx, table: 'quoteLine' | 'contact') => tx[table];\n`,
    ['hands on the table of QuoteLine'],
  ],
  ['a table under another name', takesTx(`const table = tx.quote;\nreturn table;`), ['hands on the table of Quote']],
  ['a table taken out of the client', takesTx(`const { quote } = tx;\nreturn quote;`), ['hands on the table of Quote']],
  [
    'a method that is handed on',
    takesTx(`const { update } = tx.purchaseReceipt;\nreturn update;`),
    ['hands on the table of PurchaseReceipt'],
  ],
  [
    'a method by its name',
    takesTx(`return tx.purchaseReceipt['update']({ ${where}, data: {} });`),
    ['hands on the table of PurchaseReceipt'],
  ],
  [
    'an event that tells of nothing',
    `${head}export const planted = (tx: Tx, data: Prisma.StatusEventCreateInput) => tx.statusEvent.create({ data });\n`,
    ['StatusEvent.create'],
  ],
  ['SQL that updates', takesTx('return tx.$executeRaw`UPDATE "orders" SET "status" = \'NEW\'`;'), ['UPDATE orders']],
  ['SQL in small letters', takesTx("return tx.$executeRawUnsafe('update only public.orders set version = 2');"), ['update only orders']],
  ['SQL that inserts', takesTx("return tx.$executeRawUnsafe('INSERT INTO invoices SELECT 1');"), ['INSERT INTO invoices']],
  [
    'SQL inside a WITH',
    takesTx('return tx.$queryRaw`WITH gone AS (DELETE FROM "users" RETURNING 1) SELECT 1 FROM gone`;'),
    ['DELETE FROM users'],
  ],
  [
    'SQL over a table named when it runs',
    `${head}export const planted = (tx: Tx, table: string) => tx.$executeRawUnsafe(\`UPDATE "\${table}" SET "version" = 2\`);\n`,
    ['UPDATE of a table named when it runs'],
  ],
  [
    'SQL over one table of a list',
    `${head}export const planted = (tx: Tx, table: 'contacts' | 'packages') => tx.$executeRawUnsafe(\`UPDATE "\${table}" SET "version" = 2\`);\n`,
    ['UPDATE packages'],
  ],
  [
    'SQL in pieces',
    takesTx("const table = 'quotes';\nreturn tx.$executeRawUnsafe('UPDATE ' + table);"),
    ['UPDATE of a table named elsewhere'],
  ],
  [
    'SQL that takes a trigger away',
    takesTx("return tx.$executeRawUnsafe('ALTER TABLE quotes DISABLE TRIGGER ALL');"),
    ['ALTER TABLE quotes takes a guard away', 'DISABLE TRIGGER takes a guard away'],
  ],
  [
    'SQL that switches all triggers off',
    takesTx("return tx.$executeRawUnsafe('SET session_replication_role = replica');"),
    ['session_replication_role takes a guard away'],
  ],
  ['the row writer, imported', `export { updateRows } from '../row-writer.ts';\n`, ['imports schema/src/row-writer.ts']],
  [
    'the row writer by its public name',
    `import { updateRows } from '@sporbar/schema/row-writer.ts';\nexport const planted = updateRows;\n`,
    ['imports schema/src/row-writer.ts'],
  ],
  ['the row writer, loaded later', `export const planted = () => import('../row-writer.ts');\n`, ['imports schema/src/row-writer.ts']],
  [
    'the event writer under another name',
    `import { appendEvents as tell } from '../event-log.ts';\nexport const planted = tell;\n`,
    ['uses appendEvents of schema/src/event-log.ts'],
  ],
  // And what is no such write is left alone.
  [
    'nothing in reading',
    takesTx(`await tx.$queryRaw\`SELECT "status" FROM "orders" FOR UPDATE\`;\nreturn tx.quote.findMany({ where: { status: 'NEW' } });`),
    [],
  ],
  [
    'nothing in a column beside the status',
    takesTx(`return tx.user.update({ ${where}, data: { phone: '99999321' }, select: { id: true } });`),
    [],
  ],
  [
    'nothing in a link to a row that is there',
    takesTx(`return tx.session.update({ ${where}, data: { user: { connect: { id: 'x' } } } });`),
    [],
  ],
  ['nothing in a sentence', `export const planted = 'Update the orders in the list';\n`, []],
];

/** Texts that are compiled beside the source, each as a file of its own, and what the proof has to say of them. */
export const planted: readonly Planted[] = cases.map(([title, source, finds], index) => ({
  title,
  file: `schema/src/orders/planted-${index}.ts`,
  source,
  finds,
}));
