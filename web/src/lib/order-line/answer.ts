import { addressInputOf, emptyAddress, formOf, type AddressForm, type KnownAddress } from '#lib/address/address.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { emptyTakeover, takeoverFormOf, takeoverInputOf, type KnownTakeover, type TakeoverForm } from '#lib/takeover/takeover.ts';
import { terminationFormOf, terminationInputOf, type KnownEnding, type TerminationForm } from '#lib/termination/termination.ts';
import type { UpdateOrderLine } from './documents.ts';
import { attributesOf } from './attributes.ts';
import { lineFormOf } from './input.ts';
import type { LineForm } from './line.ts';

// S-03, S-04: the form that shows only the fields the carrier has named.

type LineInput = VariablesOf<typeof UpdateOrderLine>['input']['line'];

type Control =
  | 'product'
  | 'address'
  | 'addressPart'
  | 'file'
  | 'date'
  | 'number'
  | 'text'
  | 'answers'
  | 'checklist'
  | 'previousProduct'
  | 'ownerVerified'
  | 'newEndUser'
  | 'aegServices'
  | 'ending';

/** What each field that can be named is filled in with. */
const controls: Readonly<Record<string, Control>> = {
  productCode: 'product',
  attributes: 'product',
  addOns: 'product',
  'endUser/name': 'text',
  'endUser/birthDate': 'date',
  'endUser/orgNumber': 'number',
  address: 'address',
  'address/floor': 'addressPart',
  'address/entrance': 'addressPart',
  'address/apartmentNumber': 'addressPart',
  'address/roomNumber': 'addressPart',
  hasBroadbandElsewhere: 'answers',
  isMoving: 'answers',
  accessLineNumber: 'number',
  'takeover/previousProduct': 'previousProduct',
  'takeover/losingOperator': 'text',
  'takeover/existingPhoneNumber': 'number',
  'takeover/authorisationReference': 'text',
  'takeover/authorisationGivenBy': 'text',
  'takeover/ownerVerified': 'ownerVerified',
  'takeover/newEndUser': 'newEndUser',
  'takeover/aegServices': 'aegServices',
  'termination/scope': 'ending',
  'termination/components': 'ending',
  contactName: 'text',
  contactPhone: 'number',
  contactPhone2: 'number',
  requestedDate: 'date',
  checklist: 'checklist',
  attachments: 'file',
};

/** Undefined for a field this page was not built with: it is named, and answered on the whole line. */
export const controlOf = (path: string): Control | undefined => (Object.hasOwn(controls, path) ? controls[path] : undefined);

type EndUser = NonNullable<LineInput['endUser']>;

interface KnownLine extends KnownEnding {
  readonly product: { readonly code: string } | null;
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  readonly endUser: Readonly<Required<EndUser>>;
  readonly address: KnownAddress | null;
  readonly accessLineNumber: string | null;
  readonly takeover: KnownTakeover | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  readonly checklist: readonly string[];
  readonly hasBroadbandElsewhere: boolean | null;
  readonly isMoving: boolean | null;
}

/** Text as typed by its path, besides what has a part of the form of its own. */
export interface AnswerForm {
  texts: Record<string, string>;
  choice: { productCode: string; attributes: Record<string, string>; addOns: string[] };
  address: AddressForm;
  /** Ticks, and the answers about what the end user has. */
  line: LineForm;
  takeover: TakeoverForm;
  termination: TerminationForm;
  comment: string;
}

const isTyped = (path: string): boolean => ['date', 'number', 'text'].includes(controlOf(path) ?? '');

function knownText(line: KnownLine, path: string): string {
  const value = path.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], line);
  return typeof value === 'string' ? value : '';
}

/** The form as the line has its fields now. */
export const answerFormOf = (line: KnownLine, paths: readonly string[]): AnswerForm => ({
  texts: Object.fromEntries(paths.filter(isTyped).map((path) => [path, knownText(line, path)])),
  choice: { productCode: line.product?.code ?? '', attributes: attributesOf(line.attributes), addOns: [...line.addOns] },
  address: line.address ? formOf(line.address) : emptyAddress('NO'),
  line: lineFormOf(line),
  takeover: line.takeover ? takeoverFormOf(line.takeover) : emptyTakeover(),
  termination: terminationFormOf(line),
  comment: '',
});

const endUserOf = ({ endUser: { kind, name, birthDate, orgNumber } }: KnownLine): EndUser => ({ kind, name, birthDate, orgNumber });

/** What the API takes of the fields that were asked for, and of nothing else. End user, address and what ends are given whole: they replace what was. */
export function answerInputOf(line: KnownLine, paths: readonly string[], form: AnswerForm): LineInput {
  const given: Record<string, unknown> = {};
  for (const path of paths.filter(isTyped)) {
    const [first = '', second] = path.split('/');
    const value = form.texts[path]?.trim() || null;
    const before = given[first] ?? (first === 'endUser' ? endUserOf(line) : {});
    given[first] = second === undefined ? value : { ...before, [second]: value };
  }
  const { checklist, hasBroadbandElsewhere, isMoving } = form.line;
  const ticked: Readonly<Record<string, unknown>> = { checklist, hasBroadbandElsewhere, isMoving };
  for (const path of paths) if (path in ticked) given[path] = ticked[path];
  const taken = Object.entries(takeoverInputOf(form.takeover)).filter(([name]) => {
    const control = controlOf(`takeover/${name}`);
    return control === name && paths.includes(`takeover/${name}`);
  });
  if (taken.length > 0) given['takeover'] = { ...(given['takeover'] ?? {}), ...Object.fromEntries(taken) };
  const { productCode, attributes, addOns } = form.choice;
  const product = {
    productCode: productCode || null,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
    addOns,
  };
  return {
    ...(given as LineInput),
    ...(paths.some((path) => controlOf(path) === 'product') ? product : {}),
    ...(paths.some((path) => controlOf(path) === 'ending') ? { termination: terminationInputOf(form.termination).termination } : {}),
    ...(paths.some((path) => path.startsWith('address'))
      ? { address: addressInputOf(form.address) as NonNullable<LineInput['address']> }
      : {}),
  };
}
