import type { ProductCode } from '../catalogue.ts';
import { names, type Names } from './words.ts';

export interface AddOnData {
  readonly code: string;
  readonly names: Names;
  /** The product does not work without it (CAT-09). */
  readonly required: boolean;
}

const addOn = (code: string, title: Names, required = false): AddOnData => ({ code, names: title, required });

const lineRental = addOn('LINE_RENTAL', names('Line rental', 'Linjeleie', 'Ledningshyra'), true);
const networkTermination = addOn(
  'NETWORK_TERMINATION',
  names('Network termination (NT)', 'Nettermineringsenhet (NT)', 'Nätterminal (NT)'),
  true,
);
const staticIp = addOn('STATIC_IP', names('Fixed IP address', 'Fast IP-adresse', 'Fast IP-adress'));
const unlisted = addOn('UNLISTED_NUMBER', names('Unlisted number', 'Hemmelig nummer', 'Hemligt nummer'));
const extendedService = addOn('EXTENDED_SERVICE', names('Extended service hours', 'Utvidet servicetid', 'Utökad servicetid'));
const separateRoute = addOn('SEPARATE_ROUTE', names('Separate route', 'Separat føringsvei', 'Separat framföringsväg'));

/** The add-on services of each product, those it needs first. */
export const addOns: Readonly<Record<ProductCode, readonly AddOnData[]>> = {
  WHOLESALE_ADSL_SHARED: [staticIp],
  WHOLESALE_ADSL_FULL: [lineRental, staticIp],
  RETAIL_ADSL: [],
  SHDSL: [staticIp, extendedService],
  HDSL: [staticIp, extendedService],
  OA_SHARED: [extendedService],
  OA_FULL: [extendedService],
  PSTN: [unlisted],
  ISDN: [networkTermination, unlisted],
  LEASED_LINE_LOW: [extendedService],
  LEASED_LINE_34M: [extendedService, separateRoute],
  LEASED_LINE_155M: [extendedService, separateRoute],
  LEASED_LINE_OTHER: [extendedService, separateRoute],
  COLOCATION: [extendedService],
};
