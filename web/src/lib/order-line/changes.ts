import { m } from '#lib/paraglide/messages.js';
import type { Change } from '#lib/status/Timeline.svelte';
import { longDay } from '#lib/words/time.ts';
import { attributesOf, chosenOn } from './attributes.ts';
import { aegWords, type AegService } from '#lib/takeover/takeover.ts';
import { tickWords } from './line.ts';
import type { FormProduct } from './products.ts';

type Said = (value: unknown) => string | null;
type Pair = readonly [before: unknown, after: unknown];

const text: Said = (value) => (value === null || value === undefined || value === '' ? null : String(value));
const date: Said = (value) => (typeof value === 'string' ? longDay(value) : null);
const kind: Said = (value) => (value === 'BUSINESS' ? m.end_user_business() : value === 'PRIVATE' ? m.end_user_private() : null);
const answer: Said = (value) => (typeof value === 'boolean' ? (value ? m.yes() : m.no()) : null);
const lights: Readonly<Record<string, () => string>> = {
  GREEN: m.check_light_GREEN,
  YELLOW: m.check_light_YELLOW,
  RED: m.check_light_RED,
};
const light: Said = (value) => lights[String(value)]?.() ?? null;
const flag: Said = (value) => (value === true ? m.yes() : m.no());

const fields: Readonly<Record<string, readonly [label: () => string, said: Said]>> = {
  endUserKind: [m.end_user, kind],
  endUserName: [m.end_user, text],
  endUserBirthDate: [m.field_birth_date, date],
  endUserOrgNumber: [m.field_org_number, text],
  address: [m.address, text],
  addressA: [m.quotes_address_a, text],
  addressB: [m.quotes_address_b, text],
  attachmentFlag: [m.quotes_flag_short, flag],
  losingOperator: [m.takeover_losing_operator, text],
  existingPhoneNumber: [m.takeover_phone, text],
  authorisationReference: [m.takeover_reference, text],
  authorisationGivenBy: [m.takeover_given_by, text],
  ownerVerified: [m.takeover_owner_verified_short, flag],
  newEndUserName: [m.takeover_new_end_user_short, text],
  newEndUserBirthDate: [m.field_birth_date, date],
  newEndUserOrgNumber: [m.field_org_number, text],
  contactName: [m.field_contact_name, text],
  contactPhone: [m.field_contact_phone, text],
  contactPhone2: [m.field_contact_phone2, text],
  requestedDate: [m.field_requested_date, date],
  agreedDate: [m.agreed_date, date],
  activeFrom: [m.active_from, date],
  hasBroadbandElsewhere: [m.question_elsewhere, answer],
  isMoving: [m.question_moving, answer],
  terminatesOn: [m.terminates_on, date],
  accessLineNumber: [m.access_line_number, text],
  colour: [m.availability, light],
  discardedAt: [m.availability, (value) => (value === null ? null : m.check_discarded())],
  title: [m.quotes_title_field, text],
  customerOrderRef: [m.customer_order_ref, text],
  customerInvoiceRef: [m.customer_invoice_ref, text],
  projectReference: [m.project_reference, text],
};

interface LineField {
  readonly path: string;
  readonly label: string;
}

/** What the log says of an edit, in words: what customers fill in and no bookkeeping. `product` and `named` are the line's own. */
export function changesIn(
  logged: unknown,
  products: readonly FormProduct[],
  product: string | undefined,
  named: readonly LineField[] = [],
): Change[] {
  if (typeof logged !== 'object' || logged === null) return [];
  return Object.entries(logged as Record<string, Pair>).flatMap(([field, [before, after]]) => {
    const known = fields[field];
    if (known !== undefined) return [{ label: known[0](), before: known[1](before), after: known[1](after) }];
    if (field === 'missingFields')
      return listChange(m.missing_fields(), before, after, (path) => named.find((one) => one.path === path)?.label ?? path);
    if (field === 'previousProductCode')
      return [{ label: m.takeover_previous_product(), before: productOf(before, products), after: productOf(after, products) }];
    if (field === 'aegServices')
      return listChange(m.takeover_aeg(), before, after, (service) => aegWords[service as AegService]?.() ?? service);
    if (field === 'productCode')
      return [{ label: m.field_product(), before: productOf(before, products), after: productOf(after, products) }];
    if (field === 'attributes') return attributeChanges(before, after, products, product);
    if (field === 'addOns') return listChange(m.field_add_ons(), before, after, (code) => addOnOf(code, products));
    return field === 'checklist' ? listChange(m.line_checklist(), before, after, (tick) => tickWords[tick]?.() ?? tick, ' ') : [];
  });
}

const productOf = (code: unknown, products: readonly FormProduct[]): string | null =>
  products.find((product) => product.code === code)?.name ?? text(code);

const addOnOf = (code: string, products: readonly FormProduct[]): string =>
  products.flatMap(({ addOns }) => addOns).find((addOn) => addOn.code === code)?.name ?? code;

function attributeChanges(before: unknown, after: unknown, products: readonly FormProduct[], code: string | undefined): Change[] {
  const [was, is] = [attributesOf(before), attributesOf(after)];
  const said = (key: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : chosenOn({ product: code === undefined ? null : { code }, attributes: { [key]: value } }, products)[0];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => was[key] !== is[key])
    .map((key) => {
      const [one, other] = [said(key, was[key]), said(key, is[key])];
      return { label: one?.label ?? other?.label ?? key, before: one?.value ?? null, after: other?.value ?? null };
    });
}

/** Of a list only what went and what came. */
function listChange(label: string, before: unknown, after: unknown, said: (one: string) => string, between = ', '): Change[] {
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const only = (some: readonly string[] = [], others: readonly string[] = []): string | null =>
    text(
      some
        .filter((one) => !others.includes(one))
        .map(said)
        .join(between),
    );
  const [went, came] = [only(was, is), only(is, was)];
  return went === null && came === null ? [] : [{ label, before: went, after: came }];
}
