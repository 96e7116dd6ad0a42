import { graphql } from '#lib/graph/graphql.ts';
import { emptyLine, type LineForm } from '#lib/order-line/line.ts';
import { lineInputOf } from '#lib/order-line/input.ts';
import type { FormStep } from '#lib/order-line/judging/form-steps.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

/** The name this form's draft is kept under. */
export const FORM = 'order:new';

export const NewOrderQuery = graphql(
  `
    query NewOrder($form: String!) {
      products(filter: { isOrderable: true }) {
        ...ProductForForm
      }
      formDraft(form: $form) {
        form
        data
        updatedAt
      }
    }
  `,
  [ProductForForm],
);

/** What the page holds while an order is made: kept as a draft, the step and the saved order with it (IA-07). */
export interface NewOrderForm {
  orderType: 'STANDARD' | 'PROJECT';
  projectReference: string;
  customerInvoiceRef: string;
  customerOrderRef: string;
  lines: LineForm[];
  step: FormStep;
  /** The order it was saved as, so that its line could be checked. */
  savedAs: string | null;
}

export const emptyForm = (country: 'NO' | 'SE'): NewOrderForm => ({
  orderType: 'STANDARD',
  projectReference: '',
  customerInvoiceRef: '',
  customerOrderRef: '',
  lines: [emptyLine(country)],
  step: 'product',
  savedAs: null,
});

/** A draft of an earlier edition says nothing of what came later. */
export const restored = (kept: unknown, country: 'NO' | 'SE'): NewOrderForm => ({
  ...emptyForm(country),
  ...(kept as Partial<NewOrderForm> | null),
});

const orNull = (text: string): string | null => text.trim() || null;

const referencesOf = ({ projectReference, customerInvoiceRef, customerOrderRef }: NewOrderForm) => ({
  projectReference: orNull(projectReference),
  customerInvoiceRef: orNull(customerInvoiceRef),
  customerOrderRef: orNull(customerOrderRef),
});

export const createInputOf = (form: NewOrderForm) => ({
  ...referencesOf(form),
  orderType: form.orderType,
  lines: form.lines.map(lineInputOf),
});
