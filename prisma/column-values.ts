import pg from 'pg';
import { Prisma } from './generated/client/client.ts';

/** What a cell's text comes to; undefined: itself. */
export type Make = ((text: string) => unknown) | undefined;

const { builtins, getTypeParser } = pg.types;

const bytes = getTypeParser(builtins.BYTEA) as (text: string) => Uint8Array;
const otherMoment = getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => unknown;

/** Connections are in UTC, so that this is how nearly all of them look. */
const moment = (text: string): unknown =>
  text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : otherMoment(text);
const number = (text: string): unknown => Number(text);
const json = (text: string): unknown => JSON.parse(text) as unknown;

/** Values of the client's, by the type's number in every PostgreSQL. All others are text. */
const scalars: Readonly<Record<number, Make>> = {
  [builtins.BOOL]: (text) => text === 't',
  [builtins.INT2]: number,
  [builtins.INT4]: number,
  [builtins.FLOAT4]: number,
  [builtins.FLOAT8]: number,
  [builtins.INT8]: BigInt,
  [builtins.OID]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(text),
  [builtins.TIME]: (text) => new Date(`1970-01-01T${text}Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  [builtins.TIMESTAMPTZ]: moment,
  [builtins.JSON]: json,
  [builtins.JSONB]: json,
  [builtins.BYTEA]: (text) => new Uint8Array(bytes(text)),
};

/** Types of lists, and the type of what is in them. */
const lists: Readonly<Record<number, number>> = {
  199: builtins.JSON,
  1000: builtins.BOOL,
  1001: builtins.BYTEA,
  1005: builtins.INT2,
  1007: builtins.INT4,
  1009: builtins.TEXT,
  1014: builtins.TEXT,
  1015: builtins.TEXT,
  1016: builtins.INT8,
  1021: builtins.FLOAT4,
  1022: builtins.FLOAT8,
  1115: builtins.TIMESTAMP,
  1182: builtins.DATE,
  1185: builtins.TIMESTAMPTZ,
  1231: builtins.NUMERIC,
  2951: builtins.UUID,
  3807: builtins.JSONB,
};

const textList = 1009 as typeof builtins.TEXT;
const textsOf = getTypeParser(textList) as (text: string) => (string | null)[];

function listMaker(make: Make): Make {
  if (make === undefined) return textsOf;
  return (text) => textsOf(text).map((cell) => (cell === null ? null : make(cell)));
}

const makers = new Map<number, Make>(Object.entries(scalars).map(([type, make]) => [Number(type), make]));
for (const [list, of] of Object.entries(lists)) makers.set(Number(list), listMaker(scalars[of]));

/** How values come of the cells of a column. */
export const valueMakerOf = (type: number): Make => makers.get(type);
