import { addressInputOf, emptyAddress, formOf, type AddressForm, type KnownAddress } from '#lib/address/address.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { UpdateOrderLine } from './documents.ts';
import { attributesOf } from './attributes.ts';

// S-03, S-04: the form that shows only the fields the carrier has named.

type LineInput = VariablesOf<typeof UpdateOrderLine>['input']['line'];

const chosen: readonly string[] = ['productCode', 'attributes', 'addOns'];
const dates: readonly string[] = ['requestedDate', 'endUser/birthDate'];
const numbers: readonly string[] = [
  'contactPhone',
  'contactPhone2',
  'accessLineNumber',
  'endUser/orgNumber',
  'takeover/existingPhoneNumber',
];

type Control = 'product' | 'address' | 'addressPart' | 'file' | 'date' | 'number' | 'text';

/** What a named field is filled in with. */
export function controlOf(path: string): Control {
  if (chosen.includes(path)) return 'product';
  if (path === 'address') return 'address';
  if (path.startsWith('address/')) return 'addressPart';
  if (path === 'attachments') return 'file';
  if (dates.includes(path)) return 'date';
  return numbers.includes(path) ? 'number' : 'text';
}

type EndUser = NonNullable<LineInput['endUser']>;

interface KnownLine {
  readonly product: { readonly code: string } | null;
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  readonly endUser: Readonly<Required<EndUser>>;
  readonly address: KnownAddress | null;
  readonly accessLineNumber: string | null;
  readonly takeover: object | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  readonly requestedDate: string | null;
}

/** Text as typed by its path, besides what has a part of the form of its own. */
export interface AnswerForm {
  texts: Record<string, string>;
  choice: { productCode: string; attributes: Record<string, string>; addOns: string[] };
  address: AddressForm;
  comment: string;
}

const isTyped = (path: string): boolean => ['date', 'number', 'text'].includes(controlOf(path));

function knownText(line: KnownLine, path: string): string {
  const value = path.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], line);
  return typeof value === 'string' ? value : '';
}

/** The form as the line has its fields now. */
export const answerFormOf = (line: KnownLine, paths: readonly string[]): AnswerForm => ({
  texts: Object.fromEntries(paths.filter(isTyped).map((path) => [path, knownText(line, path)])),
  choice: { productCode: line.product?.code ?? '', attributes: attributesOf(line.attributes), addOns: [...line.addOns] },
  address: line.address ? formOf(line.address) : emptyAddress('NO'),
  comment: '',
});

const endUserOf = ({ endUser: { kind, name, birthDate, orgNumber } }: KnownLine): EndUser => ({ kind, name, birthDate, orgNumber });

/** What the API takes of the fields that were asked for, and of nothing else. End user and address are given whole: they replace what was. */
export function answerInputOf(line: KnownLine, paths: readonly string[], form: AnswerForm): LineInput {
  const given: Record<string, unknown> = {};
  for (const path of paths.filter(isTyped)) {
    const [first = '', second] = path.split('/');
    const value = form.texts[path]?.trim() || null;
    const before = given[first] ?? (first === 'endUser' ? endUserOf(line) : {});
    given[first] = second === undefined ? value : { ...before, [second]: value };
  }
  const { productCode, attributes, addOns } = form.choice;
  const product = {
    productCode: productCode || null,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
    addOns,
  };
  return {
    ...(given as LineInput),
    ...(paths.some((path) => controlOf(path) === 'product') ? product : {}),
    ...(paths.some((path) => path.startsWith('address'))
      ? { address: addressInputOf(form.address) as NonNullable<LineInput['address']> }
      : {}),
  };
}
