import { addressInputOf, emptyAddress, formOf, isEmptyAddress, type KnownAddress } from '#lib/address/address.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { UpdateOrderLine } from './documents.ts';
import type { LineForm } from './line.ts';
import type { ModifyKind } from './modify-kinds.ts';

type LineInput = VariablesOf<typeof UpdateOrderLine>['input']['line'];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the API takes. Everything may be missing: submit says what is. */
export function lineInputOf(form: LineForm): LineInput {
  return {
    productCode: orNull(form.productCode),
    attributes: Object.fromEntries(Object.entries(form.attributes).filter(([, value]) => value !== '')),
    addOns: form.addOns,
    endUser: {
      kind: form.endUserKind === '' ? null : form.endUserKind,
      name: orNull(form.endUserName),
      birthDate: orNull(form.birthDate),
      orgNumber: orNull(form.orgNumber),
    },
    ...(isEmptyAddress(form.address) ? {} : { address: addressInputOf(form.address) as NonNullable<LineInput['address']> }),
    ...(isFetched(form) ? { fetched: { accessLineNumber: form.fetched.number, isVerified: true } } : {}),
    contactName: orNull(form.contactName),
    contactPhone: orNull(form.contactPhone),
    contactPhone2: orNull(form.contactPhone2),
    requestedDate: orNull(form.requestedDate),
    checklist: form.checklist,
    hasBroadbandElsewhere: form.hasBroadbandElsewhere ?? null,
    isMoving: form.isMoving ?? null,
  };
}

/** What was fetched for one product says nothing of another. A draft of an earlier edition has no such field. */
const isFetched = (form: LineForm): form is LineForm & { fetched: { number: string } } =>
  form.fetched != null && form.fetched.productCode === form.productCode;

interface ChangeForm extends Pick<LineForm, 'address' | 'contactName' | 'contactPhone' | 'requestedDate'> {
  readonly kind: ModifyKind;
  readonly choice: Pick<LineForm, 'productCode' | 'attributes' | 'addOns'>;
}

/** A line that changes what is installed: it says what becomes different and nothing else. */
export function changeInputOf(installedProductId: string, form: ChangeForm): LineInput {
  const { kind, choice } = form;
  const moves = kind === 'MOVE' && !isEmptyAddress(form.address);
  const attributes = Object.fromEntries(Object.entries(choice.attributes).filter(([, value]) => value !== ''));
  const product = { productCode: choice.productCode, attributes, ...(kind === 'SPEED_CHANGE' ? {} : { addOns: choice.addOns }) };
  return {
    modify: { installedProductId, kind },
    ...(choice.productCode === '' ? {} : product),
    ...(moves ? { address: addressInputOf(form.address) as NonNullable<LineInput['address']> } : {}),
    contactName: orNull(form.contactName),
    contactPhone: orNull(form.contactPhone),
    requestedDate: orNull(form.requestedDate),
  };
}

interface KnownLine {
  readonly product: { readonly code: string } | null;
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  readonly endUser: {
    readonly kind: 'PRIVATE' | 'BUSINESS' | null;
    readonly name: string | null;
    readonly birthDate: string | null;
    readonly orgNumber: string | null;
  };
  readonly address: KnownAddress | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  readonly requestedDate: string | null;
  readonly checklist: readonly string[];
  readonly hasBroadbandElsewhere: boolean | null;
  readonly isMoving: boolean | null;
}

/** The fields of the form from a line that exists. */
export function lineFormOf(line: KnownLine): LineForm {
  const attributes = typeof line.attributes === 'object' && line.attributes !== null ? Object.entries(line.attributes) : [];
  return {
    productCode: line.product?.code ?? '',
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, String(value)])),
    addOns: [...line.addOns],
    endUserKind: line.endUser.kind ?? '',
    endUserName: line.endUser.name ?? '',
    birthDate: line.endUser.birthDate ?? '',
    orgNumber: line.endUser.orgNumber ?? '',
    address: line.address ? formOf(line.address) : emptyAddress('NO'),
    fetched: null,
    contactName: line.contactName ?? '',
    contactPhone: line.contactPhone ?? '',
    contactPhone2: line.contactPhone2 ?? '',
    requestedDate: line.requestedDate ?? '',
    checklist: [...line.checklist],
    hasBroadbandElsewhere: line.hasBroadbandElsewhere,
    isMoving: line.isMoving,
  };
}
