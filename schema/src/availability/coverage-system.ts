import type { Tx } from '@sporbar/prisma/client.ts';
import type { LineAccess } from '@sporbar/prisma/generated/client/enums.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import type { AvailabilityHit, AvailabilityQuestion, AvailabilitySystem } from './availability-system.ts';
import { colourOf } from './coverage.rules.ts';

/** A copper line with the place it leads to. */
type FoundLine = Awaited<ReturnType<typeof linesOf>>[number];

const mostLines = 20;

/** The system that comes with the portal: our own tables of lines, exchanges and ports. Holds no connection between two questions. */
export const coverageSystem = (db: Tx): AvailabilitySystem => ({
  async ask(question) {
    const lines = await linesOf(db, question);
    const hits: AvailabilityHit[] = [];
    for (const line of lines) hits.push(await hitOf(db, line, question));
    return { hits };
  },
});

/** K-04: the lines that a search finds. */
async function linesOf(db: Tx, question: AvailabilityQuestion) {
  const numbers = await numbersOf(db, question);
  const registerId = question.address?.registerId ?? null;
  if (question.searchKind === 'ADDRESS' && registerId === null) return [];
  return db.accessLine.findMany({
    where: question.searchKind === 'ADDRESS' ? { registerAddressId: registerId ?? '' } : { number: { in: numbers } },
    orderBy: { number: 'asc' },
    take: mostLines,
  });
}

async function numbersOf(db: Tx, { searchKind, searchValue, organisationId }: AvailabilityQuestion): Promise<string[]> {
  const value = searchValue.replace(/\s+/g, '');
  switch (searchKind) {
    case 'PHONE':
      return (await db.accessLine.findMany({ where: { phoneNumber: value }, select: { number: true } })).map(({ number }) => number);
    case 'CIRCUIT': {
      const installed = await db.installedProduct.findUnique({ where: { circuitNumber: searchValue.trim(), organisationId } });
      return installed?.accessLineNumber == null ? [] : [installed.accessLineNumber];
    }
    default:
      return [value];
  }
}

async function hitOf(db: Tx, line: FoundLine, question: AvailabilityQuestion): Promise<AvailabilityHit> {
  const { exchangeCode, metres, number } = line;
  const { productCode, speedKbps, today } = question;
  const product = await db.product.findUnique({ where: { code: productCode }, select: { lineAccess: true } });
  const built = await db.coverage.findUnique({ where: { exchangeCode_productCode: { exchangeCode, productCode } } });
  const reaches = await db.reach.findMany({
    where: { productCode, speedKbps: { in: [0, speedKbps ?? 0] } },
    orderBy: { speedKbps: 'desc' },
  });
  const colour = colourOf(
    {
      metres,
      built,
      reach: reaches[0] ?? null,
      takenPorts: await takenPorts(db, line, question),
      used: await usesOf(db, number, question),
      access: product?.lineAccess ?? null,
    },
    today,
  );
  const place = await db.registerAddress.findUnique({ where: { id: line.registerAddressId } });
  return { addressLine: place === null ? number : addressLineOf(place, line.unit), accessLineNumber: number, colour };
}

type Place = NonNullable<Awaited<ReturnType<Tx['registerAddress']['findUnique']>>>;

const addressLineOf = (place: Place, unit: string | null): string =>
  singleLineOf({ ...place, state: null, floor: null, entrance: null, apartmentNumber: unit, roomNumber: null, fnr: null, snr: null });

const underWay = [
  'COMMITTED',
  'IN_PROCESS',
  'REGISTERED',
  'INCOMPLETE',
  'CUSTOMER_UPDATE',
  'ORDERED',
  'DESIGN',
  'READY',
  'FIELD_SERVICE',
  'TEST',
  'DELIVERY',
] as const;

/** Ports are taken by what is installed, and by sent orders, which will be: capacity shrinks as orders come in. */
async function takenPorts(
  db: Tx,
  { exchangeCode, number }: FoundLine,
  { productCode, orderLineId, installedProductId, organisationId, takesOver }: AvailabilityQuestion,
): Promise<number> {
  const [row] = await db.$queryRaw<{ taken: bigint }[]>`
    SELECT
      (SELECT count(*) FROM "installed_products" p JOIN "access_lines" a ON a."number" = p."accessLineNumber"
       WHERE a."exchangeCode" = ${exchangeCode} AND p."productCode" = ${productCode} AND p."status" <> 'TERMINATED'
         AND p."id" <> ${installedProductId ?? ''}
         AND NOT (${takesOver} AND p."accessLineNumber" = ${number} AND p."organisationId" <> ${organisationId}))
      + (SELECT count(*) FROM "order_lines" l JOIN "access_lines" a ON a."number" = l."accessLineNumber"
       WHERE a."exchangeCode" = ${exchangeCode} AND l."productCode" = ${productCode} AND l."status"::text = ANY(${[...underWay]})
         AND l."id" <> ${orderLineId}) AS taken`;
  return Number(row?.taken ?? 0n);
}

async function usesOf(
  db: Tx,
  accessLineNumber: string,
  { installedProductId, organisationId, takesOver }: AvailabilityQuestion,
): Promise<(LineAccess | null)[]> {
  const installed = await db.installedProduct.findMany({
    where: {
      accessLineNumber,
      status: { not: 'TERMINATED' },
      id: { not: installedProductId ?? '' },
      ...(takesOver ? { organisationId } : {}),
    },
    select: { product: { select: { lineAccess: true } } },
  });
  return installed.map(({ product }) => product.lineAccess);
}
