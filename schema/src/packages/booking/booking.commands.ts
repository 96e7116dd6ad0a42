import type { Tx } from '@sporbar/prisma/client.ts';
import type { Booking, MailboxAccount } from '@sporbar/prisma/generated/client/client.ts';
import type { FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse, ownOrCarrier, rightProblems } from '../../access.ts';
import { actingViewer, type Context } from '../../context.ts';
import { judge } from '../../judge.ts';
import { no, Refused, refuseIfAny } from '../../refusals.ts';
import { lockRow } from '../../row-lock.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import { moved, type Write } from '../../writes.ts';
import { freeNumbers, keepNumbers, onDuplicate, takenNumbers, type ChangeInput, type PackageResult } from '../package.commands.ts';
import { deskOf, openStatuses, packageLifecycle, type PackageMove } from '../package.lifecycle.ts';
import { packageNoun } from '../package.nouns.ts';
import { noPackage } from '../package.refusals.ts';
import { packageInclude, rootOf } from '../package.state.ts';
import { insertBooking, newPackageWrite } from './booking.rows.ts';
import { bookingProblems, numbersOf, packageProblems, type PackageInput } from './booking.rules.ts';

export type DeliverTo = 'HOME' | 'JOB';

export interface BookInput extends CommandInput {
  readonly mode: FreightMode;
  readonly sellerName: string;
  readonly sellerOrderRef?: string | null | undefined;
  readonly deliverTo?: DeliverTo | null | undefined;
  readonly packages: readonly PackageInput[];
}

/** P-11, P-16, P-17, P-20: tells the carrier beforehand what is on its way to the mailbox. */
export async function bookPackage(context: Context, input: BookInput): Promise<Outcome<PackageResult>> {
  const { organisationId } = actingViewer(context);
  const account = await context.db.mailboxAccount.findUnique({ where: { organisationId }, select: { id: true } });
  return transition(context, {
    move: 'bookPackage',
    input,
    // The account's lock keeps its addresses while the booking is made (CA-09).
    locks: account === null ? [] : [{ table: 'mailbox_accounts', id: account.id }],
    onDuplicate,
    plan: async (tx, viewer, now) => {
      const mailbox = await mailboxOf(tx, viewer, 'bookPackage');
      const sellerName = input.sellerName.trim();
      const pathOf = (index: number) => `/packages/${index}`;
      const deliveryAddressId = input.deliverTo === 'JOB' ? mailbox.jobAddressId : mailbox.homeAddressId;
      refuseIfAny([
        ...bookingProblems(sellerName, input.packages.length),
        ...(deliveryAddressId === null ? [noPackage.noJobAddress('/deliverTo')] : []),
        ...input.packages.flatMap((item, index) => packageProblems(item, pathOf(index))),
        ...(await takenNumbers(tx, mailbox.organisationId, numbersOf(input.packages, pathOf))),
      ]);
      const bookingId = await insertBooking(tx, viewer, now, {
        organisationId: mailbox.organisationId,
        mode: input.mode,
        sellerName,
        sellerOrderRef: input.sellerOrderRef ?? null,
        deliveryAddressId: deliveryAddressId ?? mailbox.homeAddressId,
      });
      return bookedIn(tx, viewer, mailbox, { id: bookingId, mode: input.mode, sellerName }, input.packages);
    },
  });
}

/** P-06: one more package of the same seller. `id` and version are the booking's. */
export const addPackage = (context: Context, input: ChangeInput & { package: PackageInput }): Promise<Outcome<PackageResult>> =>
  onBooking(context, 'addPackage', input, async (tx, viewer, booking) => {
    const mailbox = await mailboxOf(tx, viewer, 'addPackage');
    const over = booking.packages.every(({ status }) => !openStatuses.includes(status));
    const data = { from: 'CANCELLED', allowed: ['bookPackage'] };
    refuseIfAny(over ? [noPackage.bookingOver('', {}, { data })] : []);
    refuseIfAny([
      ...bookingProblems('kept', 1, booking.packages.length),
      ...packageProblems(input.package, '/package'),
      ...(await takenNumbers(
        tx,
        booking.organisationId,
        numbersOf([input.package], () => '/package'),
      )),
    ]);
    return bookedIn(tx, viewer, mailbox, booking, [input.package]);
  });

/** Withdraws every package of a booking, or none: one that has come already is named. */
export const cancelBooking = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<PackageResult>> =>
  onBooking(context, 'cancelBooking', input, async (tx, viewer, booking) => {
    const ids = booking.packages.map(({ id }) => id).toSorted();
    for (const id of ids) await lockRow(tx, 'packages', id);
    const packages = await tx.package.findMany({ where: { bookingId: booking.id }, orderBy: { id: 'asc' }, include: packageInclude });
    const alive = packages.filter(({ status }) => status !== 'CANCELLED');
    const judged = alive.length === 0 ? packages : alive;
    refuseIfAny(judged.flatMap((item) => judge(packageLifecycle, 'cancelBooking', viewer, item) ?? []));
    const writes: Write[] = [];
    for (const item of alive)
      writes.push(moved(await rootOf(tx, item), packageNoun, item, 'CANCELLED', {}, { comment: input.comment, queue: deskOf.CANCELLED }));
    const cancelled = alive.map(({ id }) => id);
    return { writes, result: { packageIds: cancelled, bookingId: booking.id }, alongside: freeNumbers(cancelled) };
  });

type BookingState = Booking & { readonly packages: readonly { readonly id: string; readonly status: keyof typeof deskOf }[] };

interface BookingPlan {
  readonly writes: readonly Write[];
  readonly result: PackageResult;
  readonly alongside?: ((tx: Tx) => Promise<void>) | undefined;
}

/** A command on a booking: it has no status of its own, but a version that rises with what happens to it as a whole. */
const onBooking = (
  context: Context,
  move: PackageMove,
  input: ChangeInput,
  plan: (tx: Tx, viewer: Viewer, booking: BookingState) => Promise<BookingPlan>,
): Promise<Outcome<PackageResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'bookings', id: input.id }],
    onDuplicate,
    plan: async (tx, viewer, now) => {
      const packages = { select: { id: true, status: true } } as const;
      const booking = await tx.booking.findUnique({ where: { id: input.id, ...ownOrCarrier(viewer) }, include: { packages } });
      if (booking === null) throw new Refused([no.notFound('/id')]);
      refuseIfAny(rightProblems(viewer, ['PACKAGE'], mayUse(viewer, packageLifecycle.moves[move])));
      if (booking.version !== input.expectedVersion) {
        const data = { currentVersion: booking.version, changedAt: booking.updatedAt };
        throw new Refused([no.conflict('/expectedVersion', {}, { objectId: booking.id, data })]);
      }
      const planned = await plan(tx, viewer, booking);
      const raise = async (inner: Tx): Promise<void> => {
        await planned.alongside?.(inner);
        await inner.booking.update({
          where: { id: booking.id },
          data: { version: { increment: 1 }, updatedAt: now, updatedById: viewer.userId },
          select: { id: true },
        });
      };
      return { ...planned, alongside: raise };
    },
  });

/** The mailbox of who books; nobody else has anything to book. */
async function mailboxOf(tx: Tx, viewer: Viewer, move: PackageMove): Promise<MailboxAccount> {
  refuseIfAny(rightProblems(viewer, ['PACKAGE'], mayUse(viewer, packageLifecycle.moves[move])));
  const mailbox = await tx.mailboxAccount.findUnique({ where: { organisationId: viewer.organisationId } });
  if (mailbox === null) throw new Refused([noPackage.noMailbox('')]);
  return mailbox;
}

/** The writes that put packages into a booking; mode and seller are copied from it (P-06). */
async function bookedIn(
  tx: Tx,
  viewer: Viewer,
  mailbox: MailboxAccount,
  booking: { readonly id: string; readonly mode: FreightMode; readonly sellerName: string },
  items: readonly PackageInput[],
): Promise<BookingPlan> {
  const writes: Write[] = [];
  for (const item of items) {
    const write = await newPackageWrite(tx, {
      status: 'BOOKED',
      organisationId: mailbox.organisationId,
      suiteNumber: mailbox.suiteNumber,
      accountHolderId: viewer.userId,
      bookingId: booking.id,
      mode: booking.mode,
      sellerName: booking.sellerName,
      contents: item.contents ?? null,
      declared: item.declaredValue ?? null,
      insured: item.insuredValue ?? null,
      standby: item.standby ?? false,
      trackingNumbers: item.trackingNumbers ?? [],
    });
    writes.push(write);
  }
  const numbered = writes.map(({ id }, index) => ({ packageId: id, numbers: items[index]?.trackingNumbers ?? [] }));
  return {
    writes,
    result: { packageIds: writes.map(({ id }) => id), bookingId: booking.id },
    alongside: keepNumbers(mailbox.organisationId, numbered),
  };
}
