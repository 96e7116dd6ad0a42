import { lifecycles } from '../lifecycle.ts';
import { departments } from '../service-requests/areas/references.ts';
import { areas } from '../service-requests/areas/areas.ts';
import { isSubArea, subAreas } from '../service-requests/areas/sub-areas.ts';
import { say, type Locale, type Words } from '../words.ts';
import { fieldWords, saidNo, saidYes } from './field.words.ts';

/** A field of an entry in words: what it said and what it says. */
export interface ChangeInWords {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Side = Readonly<Record<string, unknown>>;
/** Without what every object inherits: a field is what the entry itself has. */
const sideOf = (value: unknown): Side => Object.assign(Object.create(null) as Side, value);

const nobody: ReadonlyMap<string, string> = new Map();

/**
 * AUD-01: what an entry changed, field by field, as people call it; what nobody has named is shown by its code. People are
 * called by `names`, which has those whom the reader may see.
 */
export function changesInWords(objectType: string | null, was: unknown, is: unknown, locale: Locale, names = nobody): ChangeInWords[] {
  const [before, after] = [sideOf(was), sideOf(is)];
  const said = (field: string, value: unknown): string | null =>
    (typeof value === 'string' ? names.get(value) : undefined) ?? valueOf(objectType, field, value, locale);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({
      field,
      label: labelOf(objectType, field, locale),
      before: said(field, before[field]),
      after: said(field, after[field]),
    }))
    .filter((change) => change.before !== change.after);
}

const areaLabel = (code: string): Words | undefined => (Object.hasOwn(areas, code) ? areas[code as keyof typeof areas].label : undefined);
const subAreaLabel = (code: string): Words | undefined => (isSubArea(code) ? subAreas[code] : undefined);
const departmentLabel = (code: string): Words | undefined =>
  Object.hasOwn(departments, code) ? departments[code as keyof typeof departments] : undefined;
const saidOr = (words: Words | undefined, code: string, locale: Locale): string => (words === undefined ? code : say(words, locale));

/** The fields of a routing table are its places: an area, or an area and a sub-area. */
function labelOf(objectType: string | null, field: string, locale: Locale): string {
  if (objectType !== 'ROUTING') return saidOr(Object.hasOwn(fieldWords, field) ? fieldWords[field] : undefined, field, locale);
  const [area = '', subArea] = field.split('/');
  const place = [saidOr(areaLabel(area), area, locale), ...(subArea === undefined ? [] : [saidOr(subAreaLabel(subArea), subArea, locale)])];
  return place.join(' / ');
}

const byProduct: Words = { en: 'by product area', nb: 'delt etter produktområde', sv: 'efter produktområde' };

function valueOf(objectType: string | null, field: string, value: unknown, locale: Locale): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return say(value ? saidYes : saidNo, locale);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (objectType === 'ROUTING') {
    const [queue = '', parted] = value.split(' ');
    return [saidOr(departmentLabel(queue), queue, locale), ...(parted === undefined ? [] : [say(byProduct, locale)])].join(', ');
  }
  if (field === 'status' || field === 'resumeStatus') return saidOr(statusLabel(objectType, value), value, locale);
  if (field === 'queue' || field === 'department') return saidOr(departmentLabel(value), value, locale);
  if (field === 'area') return saidOr(areaLabel(value), value, locale);
  return field === 'subArea' || field === 'productGroup' ? saidOr(subAreaLabel(value), value, locale) : value;
}

/** A header uses the words of its lines. */
const statusLabel = (objectType: string | null, status: string): Words | undefined =>
  lifecycles.find(({ noun }) => noun === objectType || noun === `${objectType ?? ''}_LINE`)?.statuses[status]?.label;
