import type { Problem } from '#lib/graph/refusal.ts';
import { m } from '#lib/paraglide/messages.js';

/** The steps of an order, in the order in which they are filled in. */
export const formSteps = ['product', 'parties', 'availability', 'appointment', 'contact'] as const;
export type FormStep = (typeof formSteps)[number];

const labels: Readonly<Record<FormStep, () => string>> = {
  product: m.form_step_product,
  parties: m.form_step_parties,
  availability: m.form_step_availability,
  appointment: m.form_step_appointment,
  contact: m.form_step_contact,
};

export const stepLabel = (step: FormStep): string => labels[step]();

const fields: Readonly<Record<FormStep, readonly string[]>> = {
  product: ['product', 'productCode', 'attributes', 'addOns'],
  parties: ['endUser', 'address', 'accessLineNumber', 'fetched'],
  availability: ['availabilityCheck'],
  appointment: ['appointment', 'requestedDate'],
  contact: ['contactName', 'contactPhone', 'contactPhone2', 'checklist'],
};

/** Where a field is filled in, by the path of what is said of it: `/lines/0/address/street`. What no step asks for stands with whom it is for. */
export function stepOf(path: string): FormStep {
  const [root, , field] = path.split('/').slice(1);
  if (root !== 'lines') return 'contact';
  return formSteps.find((step) => fields[step].includes(field ?? '')) ?? (field === undefined ? 'product' : 'parties');
}

/** Paths of problems whose field goes by another name. */
const named = (path: string): string => path.replace(/\/product$/, '/productCode');

/** Of what is wrong, that which stands at a field somebody has been at: nobody is told off before. */
export const atTouched = (problems: readonly Problem[], touched: ReadonlySet<string>): Problem[] =>
  problems.filter(({ path }) => touched.has(named(path)) || [...touched].some((field) => field.startsWith(`${named(path)}/`)));

/** The field to go to for a problem: its own, or the first of those it is about. */
export const fieldFor = (form: ParentNode, path: string): HTMLElement | null => {
  const own = CSS.escape(named(path));
  return form.querySelector<HTMLElement>(`[name="${own}"]`) ?? form.querySelector<HTMLElement>(`[name^="${own}/"]`);
};
