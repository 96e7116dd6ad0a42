import { addOns } from './catalogue/add-ons.ts';
import { attributes } from './catalogue/attributes.ts';
import { prices } from './catalogue/prices.ts';
import { productWords } from './catalogue/product-words.ts';
import { tariffs } from './catalogue/tariffs.ts';
import { deterministicId } from './ids.ts';
import type { LineAccess, OrderPath, ProductFamily } from '../generated/client/enums.ts';

export const productCodes = [
  'WHOLESALE_ADSL_SHARED',
  'WHOLESALE_ADSL_FULL',
  'RETAIL_ADSL',
  'SHDSL',
  'HDSL',
  'OA_SHARED',
  'OA_FULL',
  'PSTN',
  'ISDN',
  'LEASED_LINE_LOW',
  'LEASED_LINE_34M',
  'LEASED_LINE_155M',
  'LEASED_LINE_OTHER',
  'COLOCATION',
] as const;

export type ProductCode = (typeof productCodes)[number];

interface ProductFacts {
  readonly family: ProductFamily;
  readonly lineAccess?: LineAccess;
  readonly orderable?: false;
  readonly onPriceList?: true;
  readonly autoPriceRequiresZone1?: true;
  readonly orderPath: OrderPath;
  readonly numberReservation?: true;
  /** Calendar days: from order to delivery; before the agreed date; before that again; after a termination. */
  readonly days: readonly [lead: number, changeDeadline: number, cancelDeadline: number, terminationNotice: number];
  /** Shortest time for a change of ISP; absent where the product cannot change ISP. */
  readonly ispChangeMinDays?: number;
  /** The agreement has a compensation scheme, and promises that a fault is repaired within so many hours. */
  readonly slaRepairHours?: number;
}

/** What runs on a copper line is checked before it is ordered (K-03). */
const checkedFamilies: ReadonlySet<ProductFamily> = new Set(['BROADBAND', 'OPERATOR_ACCESS', 'TELEPHONY']);

/** What the customer books the technician of (B-02). */
const selfBooked: ReadonlySet<ProductCode> = new Set([
  'WHOLESALE_ADSL_SHARED',
  'WHOLESALE_ADSL_FULL',
  'SHDSL',
  'OA_SHARED',
  'OA_FULL',
  'PSTN',
  'ISDN',
]);

const facts: Readonly<Record<ProductCode, ProductFacts>> = {
  WHOLESALE_ADSL_SHARED: { family: 'BROADBAND', lineAccess: 'SHARED', orderPath: 'DIRECT', days: [10, 2, 2, 30], ispChangeMinDays: 16 },
  WHOLESALE_ADSL_FULL: { family: 'BROADBAND', lineAccess: 'FULL', orderPath: 'DIRECT', days: [10, 2, 2, 30], ispChangeMinDays: 16 },
  RETAIL_ADSL: { family: 'BROADBAND', orderable: false, orderPath: 'DIRECT', days: [10, 2, 2, 30] },
  SHDSL: { family: 'BROADBAND', orderPath: 'DIRECT', days: [15, 3, 3, 30], ispChangeMinDays: 21, slaRepairHours: 24 },
  HDSL: { family: 'BROADBAND', orderPath: 'DIRECT', days: [15, 3, 3, 30], ispChangeMinDays: 21, slaRepairHours: 24 },
  OA_SHARED: { family: 'OPERATOR_ACCESS', lineAccess: 'SHARED', orderPath: 'DIRECT', days: [10, 2, 2, 30], ispChangeMinDays: 16 },
  OA_FULL: { family: 'OPERATOR_ACCESS', lineAccess: 'FULL', orderPath: 'DIRECT', days: [10, 2, 2, 30], ispChangeMinDays: 16 },
  PSTN: { family: 'TELEPHONY', orderPath: 'DIRECT', numberReservation: true, days: [7, 2, 2, 30] },
  ISDN: { family: 'TELEPHONY', orderPath: 'DIRECT', numberReservation: true, days: [7, 2, 2, 30] },
  LEASED_LINE_LOW: { family: 'CAPACITY', onPriceList: true, orderPath: 'QUOTE_FIRST', days: [20, 5, 5, 30], slaRepairHours: 12 },
  LEASED_LINE_34M: {
    family: 'CAPACITY',
    onPriceList: true,
    autoPriceRequiresZone1: true,
    orderPath: 'QUOTE_FIRST',
    days: [30, 5, 5, 90],
    slaRepairHours: 8,
  },
  LEASED_LINE_155M: {
    family: 'CAPACITY',
    onPriceList: true,
    autoPriceRequiresZone1: true,
    orderPath: 'QUOTE_FIRST',
    days: [30, 5, 5, 90],
    slaRepairHours: 8,
  },
  LEASED_LINE_OTHER: { family: 'CAPACITY', orderPath: 'QUOTE_FIRST', days: [30, 5, 5, 90], slaRepairHours: 8 },
  COLOCATION: { family: 'COLOCATION', orderPath: 'QUOTE_FIRST', days: [45, 10, 10, 90] },
};

const products = productCodes.map((code) => {
  const { family, lineAccess, orderable, onPriceList, autoPriceRequiresZone1, orderPath, days, ispChangeMinDays, ...more } = facts[code];
  const [leadTimeDays, changeDeadlineDays, cancelDeadlineDays, terminationNoticeDays] = days;
  return {
    code,
    names: productWords[code].name,
    info: productWords[code].info,
    family,
    lineAccess: lineAccess ?? null,
    orderable: orderable ?? true,
    onPriceList: onPriceList ?? false,
    autoPriceRequiresZone1: autoPriceRequiresZone1 ?? false,
    orderPath,
    availabilityPolicy: orderable !== false && checkedFamilies.has(family) ? ('MANDATORY' as const) : ('NOT_APPLICABLE' as const),
    selfBooking: selfBooked.has(code),
    numberReservation: more.numberReservation ?? false,
    leadTimeDays,
    changeDeadlineDays,
    cancelDeadlineDays,
    terminationNoticeDays,
    ispChangeMinDays: ispChangeMinDays ?? null,
    slaCompensation: more.slaRepairHours !== undefined,
    slaRepairHours: more.slaRepairHours ?? null,
  };
});

/** The carrier's catalogue as rows, ready to be stored. Times and amounts are data here and nowhere in the code. */
export const catalogue = {
  products,
  attributes: productCodes.flatMap((productCode) =>
    attributes[productCode].map(({ names, values, ...attribute }, position) => ({
      productCode,
      ...attribute,
      names: values === undefined ? names : { ...names, values },
      position,
    })),
  ),
  addOns: productCodes.flatMap((productCode) => addOns[productCode].map((addOn) => ({ productCode, ...addOn }))),
  prices: prices.map((entry) => ({ id: deterministicId('prc', entry.productCode, entry.speedKbps, entry.currency), ...entry })),
  tariffs,
};
