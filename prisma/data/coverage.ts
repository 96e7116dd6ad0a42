import { attributes } from './catalogue/attributes.ts';
import type { ProductCode } from './catalogue.ts';
import { chanceOf } from './register/chance.ts';
import type { RegisterRow, UnitRow } from './register.ts';

/** What runs on a copper line, and what a line can carry of it: metres for products without a speed. */
const onCopper: Readonly<Partial<Record<ProductCode, { readonly ports: number; readonly anySpeed?: number }>>> = {
  WHOLESALE_ADSL_SHARED: { ports: 240 },
  WHOLESALE_ADSL_FULL: { ports: 120 },
  SHDSL: { ports: 48 },
  HDSL: { ports: 24 },
  OA_SHARED: { ports: 400, anySpeed: 7000 },
  OA_FULL: { ports: 400, anySpeed: 7000 },
  PSTN: { ports: 2000, anySpeed: 12_000 },
  ISDN: { ports: 600, anySpeed: 8000 },
};

/** Beyond the sure reach only a measurement would tell, and so far beyond it nothing works. */
const margin = 1.2;

interface ReachRow {
  readonly productCode: string;
  readonly speedKbps: number;
  readonly sureMetres: number;
  readonly metres: number;
}

/** The faster, the shorter: about 4.7 km at 2 Mbit/s and 2.3 km at 8. */
const sureMetresAt = (speedKbps: number): number => Math.round(7000 / (1 + speedKbps / 4000));

function reaches(): ReachRow[] {
  return Object.entries(onCopper).flatMap(([productCode, { anySpeed }]) => {
    const speeds = attributes[productCode as ProductCode].find(({ key }) => key === 'speedKbps')?.allowedValues.map(Number) ?? [];
    const sure = new Map(anySpeed === undefined ? speeds.map((speed) => [speed, sureMetresAt(speed)]) : [[0, anySpeed]]);
    return [...sure].map(([speedKbps, sureMetres]) => ({
      productCode,
      speedKbps,
      sureMetres,
      metres: Math.round(sureMetres * margin),
    }));
  });
}

const exchangeOf = ({ country, postcode }: Pick<RegisterRow, 'country' | 'postcode'>): string => `${country}-${postcode.slice(0, 2)}`;

/** Copper from the exchange by access zone: from, and how much longer at most. */
const copper: Readonly<Record<number, readonly [from: number, more: number]>> = { 1: [200, 1500], 2: [1500, 2200], 3: [3200, 4200] };

interface Door {
  readonly unit: string | null;
  readonly number: string;
}

/** The flats of a building have a line each; a house has one. */
function doorsOf(units: readonly UnitRow[]): (row: RegisterRow) => readonly Door[] {
  const byBuilding = Map.groupBy(units, ({ registerAddressId }) => registerAddressId);
  return ({ id, accessLineNumber }) =>
    byBuilding.get(id)?.map((unit) => ({ unit: unit.apartmentNumber, number: unit.accessLineNumber })) ?? [
      { unit: null, number: accessLineNumber },
    ];
}

/** Exchanges, what is built there, how far it reaches, and the lines to every building of the demo's register. Always the same rows. */
export function demoNetwork(register: readonly RegisterRow[], units: readonly UnitRow[]) {
  const doors = doorsOf(units);
  const exchanges = new Map(register.map((row) => [exchangeOf(row), { code: exchangeOf(row), country: row.country, place: row.city }]));
  const coverage = [...exchanges.keys()].flatMap((exchangeCode) =>
    Object.entries(onCopper).flatMap(([productCode, { ports }]) => {
      const chance = chanceOf(exchangeCode, productCode);
      const builtOn = chance('built') < 0.9 ? `200${1 + Math.floor(5 * chance('year'))}-03-01` : '2027-06-01';
      return [{ exchangeCode, productCode, builtOn, ports }];
    }),
  );
  const lines = register.flatMap((row) =>
    doors(row).map(({ unit, number }, index) => {
      const chance = chanceOf(row.id, index);
      const [from, more] = copper[row.accessZone] ?? [0, 0];
      return {
        number,
        registerAddressId: row.id,
        unit,
        exchangeCode: exchangeOf(row),
        phoneNumber:
          chance('phone') < 0.6
            ? `${2 + Math.floor(5 * chance('first'))}${String(Math.floor(1e7 * chance('number'))).padStart(7, '0')}`
            : null,
        metres: from + Math.round(more * chance('metres')),
      };
    }),
  );
  return { exchanges: [...exchanges.values()], coverage, reaches: reaches(), lines };
}
