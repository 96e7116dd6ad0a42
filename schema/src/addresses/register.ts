import type { Tx } from '@sporbar/prisma/client.ts';
import { foldKey } from '@sporbar/prisma/data/fold.ts';
import { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { RegisterAddress, RegisterUnit } from '@sporbar/prisma/generated/client/client.ts';
import type { Country } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { noAddress } from './address.refusals.ts';
import { gatheredSearch } from './gathered-search.ts';
import { normalPostcode } from './postcode.ts';

/** A building as the address register knows it: position, access zone and access line are its word, nobody else's. */
export type RegisteredAddress = Omit<RegisterAddress, 'streetKey' | 'cityKey'>;

/** A door of a building: which fields it has is the register's word (ADR-03). */
export type RegisteredUnit = Omit<RegisterUnit, 'id' | 'registerAddressId'>;

export interface AddressHit {
  /** How it was found: by what stands in the address, or by its access line number (ADR-08). */
  readonly source: 'REGISTER' | 'ACCESS_LINE';
  readonly address: RegisteredAddress;
  /** The doors of the building, by entrance, floor and number; found by an access line, the one it leads to. None for a house. */
  readonly units: readonly RegisteredUnit[];
}

/** Any combination of fields. Texts match from their beginning; numbers, signature and access line exactly. */
export interface AddressQuery {
  readonly street?: string | null | undefined;
  readonly houseNumber?: number | null | undefined;
  readonly houseLetter?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly country?: Country | null | undefined;
  readonly municipalityNumber?: string | null | undefined;
  readonly gnr?: number | null | undefined;
  readonly bnr?: number | null | undefined;
  readonly fnr?: number | null | undefined;
  readonly snr?: number | null | undefined;
  readonly insaSignature?: string | null | undefined;
  readonly accessLineNumber?: string | null | undefined;
}

/** The carrier's address register. It may be slow or away: it is asked before a transaction, never inside one. */
export interface AddressRegister {
  /** At most `limit` hits, sorted by street, number, letter and postcode. None for a query without a field (ADR-06). */
  search(query: AddressQuery, limit: number): Promise<AddressHit[]>;
  /** The city of a postcode in normal form; null when the register does not have it. */
  cityFor(country: Country, code: string): Promise<string | null>;
  /** One of its addresses by id; null when there is none. */
  find(registerId: string): Promise<RegisteredAddress | null>;
}

/** The register that comes with the portal: our own tables. */
export function databaseRegister(db: Tx): AddressRegister {
  const rowsOf = gatheredSearch(db);
  return {
    async search(query, limit) {
      const statement = searchStatement(query, limit);
      if (statement === null) return [];
      const rows = await rowsOf(statement);
      const number = lineNumberOf(query);
      const units = await unitsOf(db, rows, number);
      return rows.map((row) => ({
        source: number === null ? 'REGISTER' : 'ACCESS_LINE',
        address: registered(row),
        units: units.get(row.id) ?? [],
      }));
    },
    async cityFor(country, code) {
      return (await db.postcode.findUnique({ where: { country_code: { country, code } } }))?.city ?? null;
    },
    async find(registerId) {
      const row = await db.registerAddress.findUnique({ where: { id: registerId } });
      return row === null ? null : registered(row);
    },
  };
}

/** The one statement that a search runs; null for a query without a field. */
export function searchStatement(query: AddressQuery, limit: number): Prisma.Sql | null {
  const conditions = conditionsOf(query);
  if (conditions.length === 0) return null;
  return Prisma.sql`
    SELECT * FROM "register_addresses" WHERE ${Prisma.join([...conditions, ...narrowing(query)], ' AND ')}
    ORDER BY "streetKey", "houseNumber", "houseLetter" NULLS FIRST, "postcode", "id" LIMIT ${Math.max(0, Math.trunc(limit))}`;
}

async function unitsOf(db: Tx, rows: readonly RegisterAddress[], number: string | null): Promise<Map<string, RegisteredUnit[]>> {
  const buildings = rows.filter(({ hasUnits }) => hasUnits).map(({ id }) => id);
  if (buildings.length === 0) return new Map();
  const found = await db.registerUnit.findMany({
    where: { registerAddressId: { in: buildings }, ...(number === null ? {} : { accessLineNumber: number }) },
    orderBy: [{ entrance: 'asc' }, { floor: 'asc' }, { apartmentNumber: 'asc' }, { roomNumber: 'asc' }],
  });
  return Map.groupBy(found, ({ registerAddressId }) => registerAddressId);
}

const lineNumberOf = ({ accessLineNumber }: AddressQuery): string | null =>
  isGiven(accessLineNumber) ? accessLineNumber.replace(/\s+/g, '') : null;

/** ADR-06: a search needs one field at least; country and house letter only narrow what the others find. */
export const searchProblems = (query: AddressQuery, at: string): Problem[] =>
  conditionsOf(query).length === 0 ? [noAddress.searchEmpty(at)] : [];

/** ADR-07: keys are compared from their beginning. Written so that an index of the register serves each of them alone. */
function conditionsOf(query: AddressQuery): Prisma.Sql[] {
  const { street, houseNumber, postcode, city, municipalityNumber, gnr, bnr, fnr, snr, insaSignature } = query;
  const streetKey = foldKey(street ?? '').slice(0, 80);
  const cityKey = foldKey(city ?? '').slice(0, 60);
  const number = lineNumberOf(query);
  const code = normalPostcode(postcode ?? '').replace(/\D/g, '');
  return [
    ...(streetKey === '' ? [] : [Prisma.sql`left("streetKey", 80) LIKE ${`${streetKey}%`}`]),
    ...(cityKey === '' ? [] : [Prisma.sql`left("cityKey", 60) LIKE ${`${cityKey}%`}`]),
    ...(code === '' ? [] : [Prisma.sql`left("postcode", 10) LIKE ${`${code}%`}`]),
    ...(houseNumber == null ? [] : [Prisma.sql`"houseNumber" = ${houseNumber}`]),
    ...(isGiven(municipalityNumber) ? [Prisma.sql`"municipalityNumber" = ${municipalityNumber.trim()}`] : []),
    ...(gnr == null ? [] : [Prisma.sql`"gnr" = ${gnr}`]),
    ...(bnr == null ? [] : [Prisma.sql`"bnr" = ${bnr}`]),
    ...(isGiven(insaSignature) ? [Prisma.sql`upper("insaSignature") = ${insaSignature.trim().toUpperCase()}`] : []),
    ...(fnr == null ? [] : [Prisma.sql`"fnr" = ${fnr}`]),
    ...(snr == null ? [] : [Prisma.sql`"snr" = ${snr}`]),
    ...(number === null ? [] : [carriedBy(number)]),
  ];
}

/** The building that an access line leads to, or one of whose doors it leads to. */
const carriedBy = (number: string): Prisma.Sql => Prisma.sql`"id" IN (
  SELECT "id" FROM "register_addresses" WHERE "accessLineNumber" = ${number}
  UNION ALL SELECT "registerAddressId" FROM "register_units" WHERE "accessLineNumber" = ${number})`;

const narrowing = ({ country, houseLetter }: AddressQuery): Prisma.Sql[] => [
  ...(country == null ? [] : [Prisma.sql`"country" = ${country}::"Country"`]),
  ...(isGiven(houseLetter) ? [Prisma.sql`"houseLetter" = ${houseLetter.trim().toUpperCase()}`] : []),
];

const isGiven = (text: string | null | undefined): text is string => text != null && text.trim() !== '';

const registered = ({ streetKey: _street, cityKey: _city, ...address }: RegisterAddress): RegisteredAddress => address;
