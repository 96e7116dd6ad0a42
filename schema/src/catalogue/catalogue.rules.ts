import type { AttributeType, LineAccess, OrderPath, ProductFamily } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import type { Params } from '../words.ts';
import { noProduct } from './catalogue.refusals.ts';
import { namesOf } from './product-names.ts';

/** What the rules read of a product. A row of the database with its attributes and add-ons fits it. */
export interface ProductFacts {
  readonly code: string;
  readonly names: unknown;
  readonly family: ProductFamily;
  readonly lineAccess: LineAccess | null;
  readonly orderable: boolean;
  readonly orderPath: OrderPath;
  readonly attributes: readonly AttributeFacts[];
  readonly addOns: readonly AddOnFacts[];
}

export interface AttributeFacts {
  readonly key: string;
  readonly names: unknown;
  readonly type: AttributeType;
  readonly required: boolean;
  /** Empty: any value of the type. */
  readonly allowedValues: readonly string[];
}

export interface AddOnFacts {
  readonly code: string;
  readonly names: unknown;
  readonly required: boolean;
}

/** What a line says about its product. */
export interface ChosenFacts {
  /** As stored on the line: an object of texts. */
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  /** True when the line was made from a completed quote line. */
  readonly fromQuote: boolean;
}

export const speedKey = 'speedKbps';

/** The attributes of a line as texts by key; whatever is not a text or a number is left out. */
export function chosenAttributes(stored: unknown): Readonly<Record<string, string>> {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return {};
  const pairs = Object.entries(stored).flatMap(([key, value]) => {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(pairs);
}

/** The chosen speed in kbit/s, or null while none is chosen. */
export const chosenSpeed = (stored: unknown): number | null => {
  const speed = chosenAttributes(stored)[speedKey];
  return speed !== undefined && /^\d+$/.test(speed) ? Number(speed) : null;
};

/** Everything the catalogue asks of an order line at submit: CAT-03, CAT-04, CAT-05, CAT-06, CAT-09, CAT-11, CAT-13. */
export function catalogueProblems(product: ProductFacts, chosen: ChosenFacts, at: string): Problem[] {
  if (!product.orderable) return [noProduct.notOrderable(`${at}/product`, { ...namesOf(product.names) })];
  return [
    ...quoteProblems(product, chosen.fromQuote, at),
    ...attributeProblems(product, chosen.attributes, at),
    ...addOnProblems(product, chosen.addOns, at),
  ];
}

/** CAT-03: capacity and colocation are ordered from a completed quote line, everything else directly. */
export const quoteProblems = (product: ProductFacts, fromQuote: boolean, at: string): Problem[] =>
  product.orderPath === 'QUOTE_FIRST' && !fromQuote ? [noProduct.quoteFirst(`${at}/product`, { ...namesOf(product.names) })] : [];

/** CAT-04, CAT-05, CAT-06, CAT-11: what is chosen is acceptable, and what is required is chosen. For pricing and for submit. */
export const attributeProblems = (product: Pick<ProductFacts, 'attributes'>, attributes: unknown, at: string): Problem[] => [
  ...missingAttributeProblems(product, attributes, at),
  ...givenAttributeProblems(product, attributes, at),
];

/** CAT-04, CAT-11: the speed, the equipment and whatever else the product requires. */
export function missingAttributeProblems(product: Pick<ProductFacts, 'attributes'>, attributes: unknown, at: string): Problem[] {
  const chosen = chosenAttributes(attributes);
  return product.attributes
    .filter(({ key, required }) => required && chosen[key] === undefined)
    .map(({ key, names }) => {
      const path = `${at}/attributes/${key}`;
      return key === speedKey ? noProduct.speedMissing(path) : noProduct.attributeMissing(path, { ...namesOf(names) });
    });
}

/** CAT-05, CAT-06, CAT-11: each chosen value is one the product has. For drafts too, where things may still be missing. */
export function givenAttributeProblems(product: Pick<ProductFacts, 'attributes'>, attributes: unknown, at: string): Problem[] {
  const known = new Map(product.attributes.map((attribute) => [attribute.key, attribute]));
  return Object.entries(chosenAttributes(attributes)).flatMap(([key, value]) => {
    const path = `${at}/attributes/${pointerToken(key)}`;
    if (namesAccess(key)) return [noProduct.accessIsTheProduct(path)];
    const attribute = known.get(key);
    return attribute === undefined ? [noProduct.attributeUnknown(path, { key })] : valueProblems(attribute, value, path);
  });
}

function valueProblems({ key, names, type, allowedValues }: AttributeFacts, value: string, path: string): Problem[] {
  const isNumber = /^\d{1,9}$/.test(value);
  if (allowedValues.length === 0) return type === 'INTEGER' && !isNumber ? [noProduct.notANumber(path, { ...namesOf(names) })] : [];
  if (allowedValues.includes(value)) return [];
  const params: Params = { value, allowed: allowedValues.join(', '), ...namesOf(names) };
  return [key === speedKey ? noProduct.speedNotAllowed(path, params) : noProduct.valueNotAllowed(path, params)];
}

/** CAT-09: every add-on the product needs is there, and none that it does not have. */
export function addOnProblems(product: Pick<ProductFacts, 'addOns'>, chosen: readonly string[], at: string): Problem[] {
  const path = `${at}/addOns`;
  const known = new Set(product.addOns.map(({ code }) => code));
  return [
    ...product.addOns
      .filter(({ code, required }) => required && !chosen.includes(code))
      .map(({ names }) => noProduct.addOnMissing(path, { ...namesOf(names) })),
    ...chosen.flatMap((code, index) => (known.has(code) ? [] : [noProduct.addOnUnknown(`${path}/${index}`, { code })])),
  ];
}

/** CAT-06: true when going from one product to the other exchanges full and shared access, which only a product conversion does. */
export const isAccessConversion = (from: Pick<ProductFacts, 'lineAccess'>, to: Pick<ProductFacts, 'lineAccess'>): boolean =>
  from.lineAccess !== null && to.lineAccess !== null && from.lineAccess !== to.lineAccess;

/** CAT-06: keys under which somebody might try to choose the access as an attribute. */
const namesAccess = (key: string): boolean => /^(line)?_?access(_?type)?$/i.test(key);

const pointerToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
