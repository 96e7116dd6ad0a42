import type { InstalledStatus, OrderLineStatus, TerminationScope } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { addDays } from '../time.ts';
import { noTermination } from './termination.refusals.ts';

// Context 07: what ends, when it ends, and what a line must say of it.

/** What a termination says of what ends. */
export interface TerminationFacts {
  readonly scope: TerminationScope;
  readonly components: readonly string[];
}

/** What the rules read of a product that is to end. */
export interface EndingFacts {
  readonly status: InstalledStatus;
  readonly endUserName: string | null;
  readonly addOns: readonly string[];
  /** The lines that are about it. */
  readonly orderLines: readonly AboutIt[];
}

interface NeededFacts {
  readonly code: string;
  readonly required: boolean;
}

interface AboutIt {
  readonly id: string;
  readonly status: OrderLineStatus;
  readonly order: { readonly action: string; readonly submittedAt: Date | null };
  readonly termination: { readonly endedAt: Date | null } | null;
}

interface EndingLine {
  readonly id: string;
  readonly requestedDate: string | null;
  readonly termination: TerminationFacts | null;
  readonly installedProduct: EndingFacts | null;
}

/** TER-05: the subscription lives on for its notice, counted from the day the termination is sent, or until the date wished for. */
export const effectiveDateOf = (requestedDate: string | null, noticeDays: number, sentOn: string): string => {
  const earliest = addDays(sentOn, noticeDays);
  return requestedDate !== null && requestedDate > earliest ? requestedDate : earliest;
};

const givenUp: readonly OrderLineStatus[] = ['CANCELLED', 'REJECTED', 'DUPLICATE'];

/** A termination that was sent and has not ended what it is about. */
const isOpen = ({ status, order, termination }: AboutIt): boolean =>
  order.action === 'TERMINATE' && order.submittedAt !== null && !givenUp.includes(status) && termination?.endedAt === null;

/** TER-06: what is terminated is in operation, and no other termination of it is open. */
export function endingProblems(product: EndingFacts, lineId: string | null, at: string): Problem[] {
  if (product.orderLines.some((line) => line.id !== lineId && isOpen(line))) return [noTermination.underWay(at)];
  return product.status === 'ACTIVE' ? [] : [noTermination.notActive(at)];
}

/** TER-08: a part is named by what ends of it; the whole names nothing. */
export function scopeProblems({ scope, components }: TerminationFacts, addOns: readonly string[], at: string): Problem[] {
  if (scope === 'WHOLE') return components.length === 0 ? [] : [noTermination.wholeHasNoParts(`${at}/components`)];
  if (components.length === 0) return [noTermination.partNamesNothing(`${at}/components`)];
  return components.flatMap((code, index) =>
    addOns.includes(code) ? [] : [noTermination.unknownPart(`${at}/components/${index}`, { code })],
  );
}

/** CAT-09: what the product needs to work ends with it and not alone. */
export function neededProblems({ scope, components }: TerminationFacts, addOns: readonly NeededFacts[], at: string): Problem[] {
  const needed = (code: string) => addOns.some((addOn) => addOn.required && addOn.code === code);
  return scope === 'WHOLE'
    ? []
    : components.flatMap((code, index) => (needed(code) ? [noTermination.neededPart(`${at}/components/${index}`, { code })] : []));
}

/** TER-02, TER-07: until when the end user wishes to have it. */
export function requestedProblems(requestedDate: string | null, today: string, at: string): Problem[] {
  if (requestedDate === null) return [noTermination.dateMissing(at)];
  return requestedDate < today ? [noTermination.datePassed(at)] : [];
}

/** Column TERMINATE of O-33. */
export function terminationProblems(line: EndingLine, { today }: { readonly today: string }, at: string): Problem[] {
  const { installedProduct: product, termination } = line;
  const dates = requestedProblems(line.requestedDate, today, `${at}/requestedDate`);
  if (product === null || termination === null) return [noTermination.numberMissing(`${at}/termination/number`), ...dates];
  return [
    ...endingProblems(product, line.id, `${at}/termination/number`),
    ...(product.endUserName === null ? [noTermination.endUserMissing(`${at}/termination/number`)] : []),
    ...scopeProblems(termination, product.addOns, `${at}/termination`),
    ...dates,
  ];
}
