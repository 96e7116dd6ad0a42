import type { FormProduct } from './products.ts';

/** What is chosen of the catalogue on a line. */
export interface Chosen {
  productCode: string;
  attributes: Record<string, string>;
  addOns: string[];
}

/** Another product begins with nothing but the add-ons it cannot do without. */
export const chosenAnew = (product: FormProduct | undefined): Pick<Chosen, 'attributes' | 'addOns'> => ({
  attributes: {},
  addOns: (product?.addOns ?? []).filter(({ isRequired }) => isRequired).map(({ code }) => code),
});
