import { emptyAddress, type AddressForm } from '#lib/address/address.ts';
import { m } from '#lib/paraglide/messages.js';

/** What the form of an order line holds: text as typed, empty when nothing is given. */
export interface LineForm {
  productCode: string;
  attributes: Record<string, string>;
  addOns: string[];
  endUserKind: '' | 'PRIVATE' | 'BUSINESS';
  endUserName: string;
  birthDate: string;
  orgNumber: string;
  address: AddressForm;
  /** End user and address were fetched by this access line number for this product, and verified. */
  fetched: { number: string; productCode: string } | null;
  contactName: string;
  contactPhone: string;
  contactPhone2: string;
  requestedDate: string;
  checklist: string[];
  /** What the end user has already (O-22, O-23); null while nobody has answered. A draft of an earlier edition has no answers. */
  hasBroadbandElsewhere: boolean | null;
  isMoving: boolean | null;
}

export const emptyLine = (country: 'NO' | 'SE'): LineForm => ({
  productCode: '',
  attributes: {},
  addOns: [],
  endUserKind: '',
  endUserName: '',
  birthDate: '',
  orgNumber: '',
  address: emptyAddress(country),
  fetched: null,
  contactName: '',
  contactPhone: '',
  contactPhone2: '',
  requestedDate: '',
  checklist: [],
  hasBroadbandElsewhere: null,
  isMoving: null,
});

/** Ticks without which a line is not sent, and those that are only reminders. */
export const requiredTicks = ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'] as const;
export const reminderTicks = ['KNOWS_DATE', 'KNOWS_CONSEQUENCE', 'REPORTS_IN_TIME'] as const;

export const tickWords: Record<string, () => string> = {
  DOOR_SIGN: m.tick_DOOR_SIGN,
  DATE_CHANGE: m.tick_DATE_CHANGE,
  REACHABLE: m.tick_REACHABLE,
  PRESENT: m.tick_PRESENT,
  PREPARED: m.tick_PREPARED,
  KNOWS_DATE: m.tick_KNOWS_DATE,
  KNOWS_CONSEQUENCE: m.tick_KNOWS_CONSEQUENCE,
  REPORTS_IN_TIME: m.tick_REPORTS_IN_TIME,
};
