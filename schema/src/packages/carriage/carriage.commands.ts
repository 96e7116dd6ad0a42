import type { Context } from '../../context.ts';
import { refuseIfAny } from '../../refusals.ts';
import type { Outcome } from '../../transition.ts';
import { freeNumbers, goTo, onPackage, type ChangeInput, type PackageResult } from '../package.commands.ts';
import { clearanceFeeApplies, documentsMissing } from '../package.rules.ts';

/** What the carrier may say with a step. */
export interface StepInput extends ChangeInput {
  readonly comment?: string | null | undefined;
}

/** P-19: only from RECEIVED, by air or by sea. The event says when documents are missing, so that the mail can. */
export const shipPackage = (context: Context, input: StepInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'shipPackage', input, (stage, objections) => {
    refuseIfAny(objections);
    const changes = documentsMissing(stage.item.receipts) ? { documentsMissing: [null, true] } : null;
    return { writes: [goTo(stage, 'IN_TRANSIT', { shippedAt: stage.now }, { comment: input.comment, changes })] };
  });

/** P-13: the one moment at which it is decided who pays for the clearance. */
export const arrivePackage = (context: Context, input: StepInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'arrivePackage', input, (stage) => {
    const customer = stage.item.organisation.mailbox?.customerKind ?? 'PRIVATE';
    const fee = clearanceFeeApplies(customer, stage.item.receipts, stage.now);
    const set = { arrivedAt: stage.now, clearanceFeeApplies: fee };
    return { writes: [goTo(stage, 'ARRIVED', set, { comment: input.comment, changes: { clearanceFeeApplies: [null, fee] } })] };
  });

export const clearPackage = (context: Context, input: StepInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'clearPackage', input, (stage, objections) => {
    refuseIfAny(objections);
    return { writes: [goTo(stage, 'CLEARED', { clearedAt: stage.now }, { comment: input.comment })] };
  });

export const deliverPackage = (context: Context, input: StepInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'deliverPackage', input, (stage) => ({
    writes: [goTo(stage, 'DELIVERED', { deliveredAt: stage.now }, { comment: input.comment })],
    alongside: freeNumbers([stage.item.id]),
  }));
