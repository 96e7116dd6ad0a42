import type { LineForm } from '#lib/order-line/line.ts';
import type { FormProduct } from '#lib/order-line/products.ts';
import { isTick, tickOf, type Column, type TickColumn } from './columns.ts';

/** Why a cell cannot be taken as it stands; the API says all else. */
export type CellFault = 'product' | 'speed' | 'kind' | 'date' | 'number' | 'tick';

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const kinds: Readonly<Record<'PRIVATE' | 'BUSINESS', readonly string[]>> = {
  PRIVATE: ['private', 'person', 'privat', 'privatperson', 'p'],
  BUSINESS: ['business', 'company', 'bedrift', 'foretak', 'firma', 'företag', 'b'],
};

const yes: readonly string[] = ['x', 'yes', 'y', 'ja', 'j', '1', 'true', 'ok', 'sant', 'sann', '✓', '✔'];
const no: readonly string[] = ['', 'no', 'n', 'nei', 'nej', '0', 'false', '-', 'usant', 'usann', 'falskt'];

/** "x", "ja" and "1" are yes, "nei", "0" and nothing no; undefined where it is neither. */
export function answerIn(text: string): boolean | undefined {
  const said = text.trim().toLowerCase();
  return yes.includes(said) ? true : no.includes(said) ? false : undefined;
}

/** "2025-10-21", "21.10.2025", "21/10/2025" and "20251021"; undefined where the calendar has no such day. */
export function dateIn(text: string): string | undefined {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined) return undefined;
  const said = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const moment = new Date(`${said}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== said ? undefined : said;
}

/** Writes one cell into a line, or says why it cannot. */
export function fill(line: LineForm, column: Column, text: string, products: readonly FormProduct[]): CellFault | undefined {
  if (isTick(column)) return fillTick(line, column, text);
  switch (column) {
    case 'hasBroadbandElsewhere':
    case 'isMoving': {
      const answer = answerIn(text);
      line[column] = answer ?? null;
      return answer === undefined ? 'tick' : undefined;
    }
    case 'product':
      return fillProduct(line, text, products);
    case 'speed':
      return fillSpeed(line, text, products);
    case 'kind': {
      const kind = (['PRIVATE', 'BUSINESS'] as const).find((one) => kinds[one].includes(text.toLowerCase()));
      line.endUserKind = kind ?? line.endUserKind;
      return kind === undefined ? 'kind' : undefined;
    }
    case 'name':
      line.endUserName = text;
      return undefined;
    case 'birthDate':
    case 'requestedDate': {
      const date = dateIn(text);
      line[column] = date ?? text;
      return date === undefined ? 'date' : undefined;
    }
    case 'houseNumber':
      return fillHouseNumber(line, text);
    case 'orgNumber':
    case 'contactName':
    case 'contactPhone':
    case 'contactPhone2':
      line[column] = text;
      return undefined;
    default:
      line.address[column] = text;
      return undefined;
  }
}

function fillTick(line: LineForm, column: TickColumn, text: string): CellFault | undefined {
  const answer = answerIn(text);
  const others = line.checklist.filter((tick) => tick !== tickOf[column]);
  line.checklist = answer === true ? [...others, tickOf[column]] : others;
  return answer === undefined ? 'tick' : undefined;
}

function fillProduct(line: LineForm, text: string, products: readonly FormProduct[]): CellFault | undefined {
  const product = products.find(({ code, name }) => same(code, text) || same(name, text));
  if (product === undefined) return 'product';
  if (line.productCode === product.code) return undefined;
  line.productCode = product.code;
  line.attributes = {};
  line.addOns = product.addOns.filter(({ isRequired }) => isRequired).map(({ code }) => code);
  return undefined;
}

/** The speed as the catalogue has it: its value, or the words for it. */
function fillSpeed(line: LineForm, text: string, products: readonly FormProduct[]): CellFault | undefined {
  const attributes = products.find(({ code }) => code === line.productCode)?.attributes ?? [];
  const known = attributes
    .find(({ key }) => key === 'speedKbps')
    ?.allowedValues.find(({ value, label }) => same(value, text) || same(label, text));
  line.attributes = { ...line.attributes, speedKbps: known?.value ?? line.attributes['speedKbps'] ?? '' };
  return known === undefined ? 'speed' : undefined;
}

/** "7 B" is number and letter. */
function fillHouseNumber(line: LineForm, text: string): CellFault | undefined {
  const found = /^(\d{1,5})\s*(\p{L}?)$/u.exec(text);
  if (found === null) return 'number';
  line.address.houseNumber = found[1] ?? '';
  if (found[2]) line.address.houseLetter = found[2].toUpperCase();
  return undefined;
}
