import type { Tx } from '@sporbar/prisma/client.ts';
import type { MailboxAccount } from '@sporbar/prisma/generated/client/client.ts';
import type { HoldReason } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse } from '../../access.ts';
import type { Context } from '../../context.ts';
import { accountHolderOf } from '../../mailbox/account-holder.ts';
import { no, Refused, refuseIfAny } from '../../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import { newPackageWrite } from '../booking/booking.rows.ts';
import {
  goTo,
  keepNumbers,
  given,
  onDuplicate,
  onPackage,
  takenNumbers,
  trackingChange,
  type ChangeInput,
  type PackageResult,
} from '../package.commands.ts';
import { packageLifecycle } from '../package.lifecycle.ts';
import { noPackage } from '../package.refusals.ts';
import { hereStatusOf, measureProblems, type Measures } from '../package.rules.ts';
import { searchTextAfter } from '../package.state.ts';
import { isTrackingNumber, trackingKey } from '../tracking-number.ts';
import { noIntake } from './intake.refusals.ts';

export interface ReceiveInput extends ChangeInput, Measures {
  readonly trackingNumber: string;
  readonly confirmed?: boolean | null | undefined;
  readonly comment?: string | null | undefined;
}

/**
 * CA-07: a booked package is received under its own tracking number. With another number a person confirms that it is
 * this one, and the number becomes one of its numbers (P-16).
 */
export const receivePackage = (context: Context, input: ReceiveInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'receivePackage', input, async (stage) => {
    const { tx, item, viewer, now } = stage;
    const isItsOwn = item.trackingNumbers.some(({ value }) => value === trackingKey(input.trackingNumber));
    const path = '/trackingNumber';
    refuseIfAny([
      ...(isTrackingNumber(input.trackingNumber) ? [] : [noPackage.trackingNumberWrong(path)]),
      ...(isItsOwn || input.confirmed === true ? [] : [noIntake.notItsNumber(path)]),
      ...(!isItsOwn && input.confirmed === true && viewer.kind !== 'PERSON' ? [noPackage.confirmedByPerson('/confirmed')] : []),
      ...(isItsOwn ? [] : await takenNumbers(tx, item.organisationId, [{ value: input.trackingNumber, path }])),
      ...measureProblems(input, viewer.isCarrier),
    ]);
    const measured = given({ weightGrams: input.weightGrams, volumeCm3: input.volumeCm3 });
    const set = {
      ...measured,
      receivedAt: now,
      searchText: searchTextAfter(item, {}, isItsOwn ? [] : [trackingKey(input.trackingNumber)]),
    };
    const changes = isItsOwn ? null : trackingChange(item, input.trackingNumber);
    return {
      writes: [goTo(stage, hereStatusOf(item.standby), set, { comment: input.comment, changes })],
      alongside: isItsOwn
        ? undefined
        : keepNumbers(item.organisationId, [{ packageId: item.id, numbers: [input.trackingNumber], extra: true }]),
    };
  });

export interface ArrivalInput extends CommandInput, Measures {
  readonly suiteNumber: string;
  readonly trackingNumber?: string | null | undefined;
  readonly sellerName?: string | null | undefined;
  readonly contents?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

/** P-12, D-29: the label names the customer, and no booking fits. */
export const registerUnbookedPackage = (context: Context, input: ArrivalInput): Promise<Outcome<PackageResult>> =>
  arrived(context, 'registerUnbookedPackage', input, null);

export interface HoldInput extends CommandInput, Measures {
  readonly id?: string | null | undefined;
  readonly suiteNumber?: string | null | undefined;
  readonly holdReason: HoldReason;
  readonly trackingNumber?: string | null | undefined;
  readonly sellerName?: string | null | undefined;
  readonly contents?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

/** P-10, D-29: stops a package, one that is here already (`id`) or one that is just being scanned (`suiteNumber`). */
export function holdPackage(context: Context, input: HoldInput): Promise<Outcome<PackageResult>> {
  const { id, suiteNumber, expectedVersion } = input;
  if (id != null && expectedVersion != null && suiteNumber == null) return holdKnown(context, { ...input, id, expectedVersion });
  if (id == null && suiteNumber != null) return arrived(context, 'holdPackage', { ...input, suiteNumber }, input.holdReason);
  return Promise.resolve({
    ok: false,
    problems: [noIntake.holdWhat(id == null ? '/suiteNumber' : expectedVersion == null ? '/expectedVersion' : '/id')],
  });
}

const holdKnown = (context: Context, input: HoldInput & ChangeInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'holdPackage', input, (stage) => ({
    writes: [
      goTo(
        stage,
        'HOLD',
        { holdReason: input.holdReason, comment: input.comment ?? null },
        { comment: input.comment, changes: { holdReason: [null, input.holdReason] } },
      ),
    ],
  }));

/** A package that nobody expected comes to be, unbooked or, with a reason, on hold. */
async function arrived(
  context: Context,
  move: 'registerUnbookedPackage' | 'holdPackage',
  input: ArrivalInput,
  holdReason: HoldReason | null,
): Promise<Outcome<PackageResult>> {
  const found = await context.db.mailboxAccount.findUnique({ where: { suiteNumber: input.suiteNumber.trim() }, select: { id: true } });
  return transition(context, {
    move,
    input,
    locks: found === null ? [] : [{ table: 'mailbox_accounts', id: found.id }],
    onDuplicate,
    plan: async (tx, viewer, now) => {
      if (!mayUse(viewer, packageLifecycle.moves[move])) throw new Refused([no.forbidden('')]);
      const mailbox = await tx.mailboxAccount.findUnique({ where: { suiteNumber: input.suiteNumber.trim() } });
      if (mailbox === null) throw new Refused([noIntake.suiteUnknown('/suiteNumber', { suiteNumber: input.suiteNumber })]);
      await refuseArrival(tx, viewer, mailbox, input);
      const numbers = input.trackingNumber == null ? [] : [input.trackingNumber];
      const write = await newPackageWrite(tx, {
        status: holdReason === null ? 'NOT_BOOKED' : 'HOLD',
        organisationId: mailbox.organisationId,
        suiteNumber: mailbox.suiteNumber,
        accountHolderId: await accountHolderOf(tx, mailbox.organisationId),
        bookingId: null,
        mode: null,
        sellerName: input.sellerName ?? null,
        contents: input.contents ?? null,
        declared: null,
        insured: null,
        standby: false,
        trackingNumbers: numbers,
        received: {
          holdReason,
          comment: input.comment ?? null,
          weightGrams: input.weightGrams ?? null,
          volumeCm3: input.volumeCm3 ?? null,
          receivedAt: now,
        },
        comment: input.comment,
      });
      const result = { packageIds: [write.id], bookingId: null };
      return { writes: [write], result, alongside: keepNumbers(mailbox.organisationId, [{ packageId: write.id, numbers }]) };
    },
  });
}

/** A parcel whose very number is booked is received instead; no other open package may have the number (P-20). */
async function refuseArrival(tx: Tx, viewer: Viewer, mailbox: MailboxAccount, input: ArrivalInput): Promise<void> {
  const number = input.trackingNumber;
  const wrong = number == null || isTrackingNumber(number) ? [] : [noPackage.trackingNumberWrong('/trackingNumber')];
  refuseIfAny([...wrong, ...measureProblems(input, viewer.isCarrier)]);
  if (number == null) return;
  const where = { organisationId: mailbox.organisationId, open: true, value: trackingKey(number), package: { status: 'BOOKED' } } as const;
  const booked = await tx.trackingNumber.findFirst({ where, select: { packageId: true, package: { select: { number: true } } } });
  if (booked !== null)
    throw new Refused([
      noIntake.isBooked('/trackingNumber', { number: booked.package.number }, { data: { existingIds: [booked.packageId] } }),
    ]);
  refuseIfAny(await takenNumbers(tx, mailbox.organisationId, [{ value: number, path: '/trackingNumber' }]));
}
