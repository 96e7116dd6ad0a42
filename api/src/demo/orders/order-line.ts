import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import { addDays } from '@sporbar/schema/time.ts';
import type { Places } from '../places.ts';
import type { Dice } from '../walk/dice.ts';
import { workingDayFrom } from '../walk/hours.ts';
import { companyName, personName } from '../words/names.ts';
import { birthDate, organisationNumber, phoneNumber } from '../words/numbers.ts';

interface ProductChoice {
  readonly leadTimeDays: number;
  readonly attributes: (dice: Dice) => Record<string, string>;
  readonly addOns: readonly string[];
}

const modem = ['OWN_MODEM', 'CARRIER_MODEM'];
const socket = ['EXISTING_SOCKET', 'NEW_SOCKET'];

const adsl = (addOns: readonly string[]): ProductChoice => ({
  leadTimeDays: 10,
  attributes: (dice) => ({ speedKbps: dice.pick(['4000', '8000', '16000', '20000']), equipment: dice.pick(modem) }),
  addOns,
});

/** Products that are ordered without a quote, and what a sensible customer chooses. */
export const directProducts = {
  WHOLESALE_ADSL_SHARED: adsl([]),
  WHOLESALE_ADSL_FULL: adsl(['LINE_RENTAL']),
  SHDSL: {
    leadTimeDays: 15,
    attributes: (dice) => ({ speedKbps: dice.pick(['1024', '2048', '4096']), equipment: dice.pick(modem) }),
    addOns: ['EXTENDED_SERVICE'],
  },
  OA_SHARED: { leadTimeDays: 10, attributes: (dice) => ({ equipment: dice.pick(['FILTERS', 'SPLITTER']) }), addOns: [] },
  OA_FULL: { leadTimeDays: 10, attributes: (dice) => ({ equipment: dice.pick(socket) }), addOns: [] },
  PSTN: { leadTimeDays: 7, attributes: (dice) => ({ equipment: dice.pick(socket) }), addOns: [] },
  ISDN: {
    leadTimeDays: 7,
    attributes: (dice) => ({ variant: 'BASIC_RATE', equipment: dice.pick(socket) }),
    addOns: ['NETWORK_TERMINATION'],
  },
} as const satisfies Record<string, ProductChoice>;

export type DirectProduct = keyof typeof directProducts;

export const isTelephony = (product: DirectProduct): boolean => product === 'PSTN' || product === 'ISDN';

/** Whom a line is for and whom the installer rings. */
export function endUserFields(country: WorkingCountry, dice: Dice) {
  const contactName = personName(country, dice);
  const isBusiness = dice.happens(0.35);
  const endUser = isBusiness
    ? { kind: 'BUSINESS', name: companyName(country, dice), orgNumber: organisationNumber(country, dice) }
    : { kind: 'PRIVATE', name: contactName, birthDate: birthDate(dice) };
  const second = dice.happens(0.2) ? { contactPhone2: phoneNumber(country, dice) } : {};
  return { endUser, contactName, contactPhone: phoneNumber(country, dice), ...second };
}

/** Everything the orderer ticks off before submit. */
export const allTicks = ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'] as const;

/** A working day that the lead time allows, soon after the first of them (O-05, O-30). */
export const wishedDate = (country: WorkingCountry, today: string, leadTimeDays: number, extraDays: number): string =>
  workingDayFrom(country, addDays(today, leadTimeDays + extraDays));

/** A whole line, ready to be submitted. */
export function completeLine(country: WorkingCountry, product: DirectProduct, requestedDate: string, places: Places, dice: Dice) {
  const choice: ProductChoice = directProducts[product];
  return {
    productCode: product,
    attributes: choice.attributes(dice),
    addOns: choice.addOns,
    ...endUserFields(country, dice),
    address: places.pick(country, dice.pick(['DELIVERY', 'VISITING']), dice),
    requestedDate,
    checklist: [...allTicks],
  };
}
