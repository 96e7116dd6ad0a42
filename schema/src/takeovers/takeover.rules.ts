import type { EndUserKind, LineAccess, ProductFamily } from '@sporbar/prisma/generated/client/enums.ts';
import { workingCountryOf, workingDayFrom } from '../calendar/working-days.ts';
import { isAccessConversion } from '../catalogue/catalogue.rules.ts';
import type { Problem } from '../refusals.ts';
import { addDays } from '../time.ts';
import { noTakeover } from './takeover.refusals.ts';

// Context 06: what may be asked when an end user leaves another operator for this reseller.

/** A product as these rules see it: what the end user has, or is to have. */
export interface SwitchedProduct {
  readonly code: string;
  readonly family: ProductFamily;
  readonly lineAccess: LineAccess | null;
  readonly ispChangeMinDays: number | null;
}

/** What a line says of the subscription it takes over. */
export interface TakeoverFacts {
  readonly product: SwitchedProduct | null;
  readonly previousProduct: SwitchedProduct | null;
  readonly losingOperator: string | null;
  readonly existingPhoneNumber: string | null;
  readonly authorisationReference: string | null;
  readonly authorisationGivenBy: string | null;
  readonly ownerVerified: boolean;
  readonly newEndUserKind: EndUserKind | null;
  readonly newEndUserName: string | null;
  readonly newEndUserBirthDate: string | null;
  readonly newEndUserOrgNumber: string | null;
  readonly aegServices: readonly string[];
}

/** ISP-06: work beyond the network interface. */
export const aegServices = ['EXTRA_SOCKET', 'MODEM', 'OTHER'] as const;

const families: ReadonlySet<ProductFamily> = new Set<ProductFamily>(['BROADBAND', 'OPERATOR_ACCESS']);

/** ISP-02, D-16: true for what an end user can be taken over with. */
export const mayBeLeft = ({ family }: Pick<SwitchedProduct, 'family'>): boolean => families.has(family);

/** ISP-02, D-16: true for what an end user can be taken over to. */
export const mayBeTaken = (product: Pick<SwitchedProduct, 'family' | 'ispChangeMinDays'>): boolean =>
  mayBeLeft(product) && product.ispChangeMinDays !== null;

const adsl: ReadonlySet<string> = new Set(['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL']);
const leftByItself: ReadonlySet<string> = new Set([...adsl, 'RETAIL_ADSL']);

/** ISP-07, ISP-08, D-40: between ADSL products the delivery system does it all; for every other pair a technician comes. */
export const technicianComes = (previous: Pick<SwitchedProduct, 'code'>, next: Pick<SwitchedProduct, 'code'>): boolean =>
  !(leftByItself.has(previous.code) && adsl.has(next.code));

/** The same of a line; false while it does not say from what to what. */
export const needsTechnician = ({ product, previousProduct }: Pick<TakeoverFacts, 'product' | 'previousProduct'>): boolean =>
  product !== null && previousProduct !== null && technicianComes(previousProduct, product);

/** ISP-03, ISP-11: the access there is, or, where the old product tells of none, the access there will be. */
export const accessOf = ({ product, previousProduct }: Pick<TakeoverFacts, 'product' | 'previousProduct'>): LineAccess | null =>
  previousProduct?.lineAccess ?? product?.lineAccess ?? null;

/** ISP-15, ISP-16: today is day 0. */
export const noticeOver = ({ ispChangeMinDays }: Pick<SwitchedProduct, 'ispChangeMinDays'>, today: string): string =>
  addDays(today, ispChangeMinDays ?? 0);

interface DatedTakeover {
  readonly product: Pick<SwitchedProduct, 'code' | 'ispChangeMinDays'>;
  readonly previousProduct: Pick<SwitchedProduct, 'code'> | null;
  readonly address: { readonly country: string } | null;
}

/** ISP-15, ISP-16, O-30: the first requested date that is accepted: notice was given, and where a technician comes it is a working day. */
export function firstTakeoverDate({ product, previousProduct, address }: DatedTakeover, today: string): string {
  const over = noticeOver(product, today);
  const isVisited = previousProduct !== null && technicianComes(previousProduct, product);
  return isVisited ? workingDayFrom(workingCountryOf(address), over) : over;
}

/** ISP-02, ISP-03, ISP-09: from what to what. */
export function switchProblems({ product, previousProduct }: Pick<TakeoverFacts, 'product' | 'previousProduct'>, at: string): Problem[] {
  const problems: Problem[] = [];
  if (previousProduct === null) problems.push(noTakeover.broadbandMissing(`${at}/takeover/previousProduct`));
  else if (!mayBeLeft(previousProduct)) problems.push(noTakeover.otherFamily(`${at}/takeover/previousProduct`));
  if (product !== null && !mayBeTaken(product)) problems.push(noTakeover.otherFamily(`${at}/product`));
  if (problems.length > 0 || product === null || previousProduct === null) return problems;
  return isAccessConversion(previousProduct, product) ? [noTakeover.accessChange(`${at}/product`)] : [];
}

/** ISP-12, ISP-14, ISP-18: by whose leave the subscription ends. */
export function authorisationProblems(line: TakeoverFacts, at: string): Problem[] {
  const problems: Problem[] = [];
  if (isBlank(line.authorisationReference)) problems.push(noTakeover.authorisationMissing(`${at}/takeover/authorisationReference`));
  if (isBlank(line.authorisationGivenBy)) problems.push(noTakeover.ownerMissing(`${at}/takeover/authorisationGivenBy`));
  if (!line.ownerVerified) problems.push(noTakeover.ownerNotVerified(`${at}/takeover/ownerVerified`));
  return problems;
}

/** ISP-01: an end user is taken over from somebody else. */
export const isOwnName = (organisation: string, losingOperator: string): boolean => folded(organisation) === folded(losingOperator);

const folded = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** ISP-10. */
export const operatorProblems = ({ losingOperator }: Pick<TakeoverFacts, 'losingOperator'>, at: string): Problem[] =>
  isBlank(losingOperator) ? [noTakeover.operatorMissing(`${at}/takeover/losingOperator`)] : [];

/** ISP-06: only who comes to the end user can do more there. */
export const aegProblems = (line: Pick<TakeoverFacts, 'product' | 'previousProduct' | 'aegServices'>, at: string): Problem[] =>
  line.aegServices.length > 0 && line.product !== null && line.previousProduct !== null && !needsTechnician(line)
    ? [noTakeover.nobodyComes(`${at}/takeover/aegServices`)]
    : [];

/** ISP-14: true once the order names somebody else for the line. */
export const namesNewEndUser = (
  line: Pick<TakeoverFacts, 'newEndUserKind' | 'newEndUserName' | 'newEndUserBirthDate' | 'newEndUserOrgNumber'>,
): boolean =>
  line.newEndUserKind !== null || [line.newEndUserName, line.newEndUserBirthDate, line.newEndUserOrgNumber].some((text) => !isBlank(text));

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
