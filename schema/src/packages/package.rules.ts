import type { CustomerKind, FreightMode, PackageStatus, ReviewStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import type { Money } from '../money.graphql.ts';
import type { PackageMove } from './package.lifecycle.ts';
import { noPackage } from './package.refusals.ts';
import { receiptsFullProblems } from './receipts/receipt.rules.ts';

/** What the rules read of a receipt. */
export interface ReceiptFacts {
  readonly status: ReviewStatus;
  readonly receivedAt: Date;
}

/** What the rules read of a package. Rows of the database fit it; so do objects a test writes by hand. */
export interface PackageFacts {
  readonly status: PackageStatus;
  readonly mode: FreightMode | null;
  readonly contents: string | null;
  readonly declaredMinor: number | null;
  readonly declaredCurrency: string;
  readonly insured: boolean;
  readonly insuredMinor: number | null;
  readonly standby: boolean;
  readonly customerUnsure: boolean;
  readonly receipts: readonly ReceiptFacts[];
}

export const maxPackagesOfBooking = 50;

/** S1-102, P-21: true until there is a receipt that has not been rejected. */
export const documentsMissing = (receipts: readonly Pick<ReceiptFacts, 'status'>[]): boolean =>
  receipts.every((receipt) => receipt.status === 'REJECTED');

/** P-13: who pays for the clearance. Asked once, when the package arrives. */
export const clearanceFeeApplies = (customer: CustomerKind, receipts: readonly ReceiptFacts[], arrivedAt: Date): boolean =>
  customer === 'BUSINESS' || !receipts.some((receipt) => receipt.status !== 'REJECTED' && receipt.receivedAt < arrivedAt);

/** P-13: what arrival would decide as things stand, since whatever receipt is here came before it. */
export const clearanceFeeExpected = (customer: CustomerKind, receipts: readonly Pick<ReceiptFacts, 'status'>[]): boolean =>
  customer === 'BUSINESS' || documentsMissing(receipts);

/** A package that is here goes on, unless its customer wishes it kept. */
export const hereStatusOf = (standby: boolean): 'RECEIVED' | 'STANDBY' => (standby ? 'STANDBY' : 'RECEIVED');

/** What stands in the way of a move whatever its input: `availableMoves` and the mutation both ask this. */
export function guardsOf(move: PackageMove, facts: PackageFacts): Problem[] {
  switch (move) {
    case 'shipPackage':
      return facts.mode === null ? [noPackage.shipWithoutMode('')] : [];
    case 'insurePackage':
      return facts.declaredMinor === null ? [noPackage.insuredWithoutValue('/insuredValue')] : [];
    case 'clearPackage':
      return documentsMissing(facts.receipts) ? [noPackage.receiptMissing('')] : [];
    case 'askStaffToVerify':
      return facts.customerUnsure ? [noPackage.askedAlready('')] : [];
    case 'verifyUnbookedPackage':
      return facts.customerUnsure
        ? []
        : [
            noPackage.notAsked(
              '',
              {},
              { data: { from: facts.status, allowed: ['askStaffToVerify', 'resolveUnbookedPackage', 'holdPackage'] } },
            ),
          ];
    case 'uploadReceipt':
    case 'recordReceipt':
      return receiptsFullProblems(facts.receipts.length);
    default:
      return [];
  }
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** P-08: a value is an amount above nothing in a currency that exists. */
export function valueProblems(value: Money | null | undefined, at: string): Problem[] {
  if (value == null) return [];
  const problems = value.amountMinor > 0 ? [] : [noPackage.valueWrong(`${at}/amountMinor`)];
  return currencies.has(value.currency)
    ? problems
    : [...problems, noPackage.currencyUnknown(`${at}/currency`, { currency: value.currency })];
}

/** P-17: never more than was declared, in the currency it was declared in. */
export function insuranceProblems(declared: Money | null, insured: Money | null, at: string): Problem[] {
  if (insured === null) return [];
  if (insured.amountMinor <= 0) return [noPackage.valueWrong(`${at}/amountMinor`)];
  if (declared === null) return [noPackage.insuredWithoutValue(at)];
  return insured.currency !== declared.currency || insured.amountMinor > declared.amountMinor ? [noPackage.insuredTooHigh(at)] : [];
}

/** What a package says about its goods, as it is to stand after the move. */
export interface GoodsFacts {
  readonly mode: FreightMode | null;
  readonly contents: string | null;
  readonly declaredMinor: number | null;
}

/** P-08, P-11: what must be known before a package that came unbooked goes on. */
export function knownGoodsProblems(goods: GoodsFacts, needs: readonly (keyof GoodsFacts)[]): Problem[] {
  const problems: Problem[] = [];
  if (needs.includes('mode') && goods.mode === null) problems.push(noPackage.modeMissing('/mode'));
  if (needs.includes('contents') && (goods.contents ?? '').trim() === '') problems.push(noPackage.contentsMissing('/contents'));
  if (needs.includes('declaredMinor') && goods.declaredMinor === null) problems.push(noPackage.valueWrong('/declaredValue'));
  return problems;
}

export interface Measures {
  readonly weightGrams?: number | null | undefined;
  readonly volumeCm3?: number | null | undefined;
}

/** Freight is charged by what the warehouse measured, so nobody else may say it. */
export function measureProblems(measures: Measures, byCarrier: boolean): Problem[] {
  return (['weightGrams', 'volumeCm3'] as const).flatMap((field) => {
    const value = measures[field];
    if (value == null) return [];
    if (!byCarrier) return [noPackage.measuredByWarehouse(`/${field}`)];
    return value > 0 ? [] : [noPackage.measureWrong(`/${field}`)];
  });
}

const comeAndKnown: readonly PackageStatus[] = ['RECEIVED', 'STANDBY', 'NOT_BOOKED'];

/** P-07: standby is a wish that can be ticked until the package has come; from then on it is a move of its own. */
export const standbyProblems = (facts: Pick<PackageFacts, 'status' | 'standby'>, wished: boolean | null | undefined): Problem[] =>
  comeAndKnown.includes(facts.status) && wished != null && wished !== facts.standby ? [noPackage.standbyByMove('/standby')] : [];
