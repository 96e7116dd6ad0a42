import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, MailboxAccount, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { mayOrder, ownOrCarrier } from '../access.ts';
import { deliveryAddressProblems } from '../addresses/address.ts';
import type { AddressInput, JudgedAddress } from '../addresses/address-input.ts';
import { prepareAddress, saveAddress } from '../addresses/address.commands.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import { actingViewer, type Context } from '../context.ts';
import type { PlainAct } from '../audit/acts.words.ts';
import { writeAudit } from '../identity/audit.ts';
import { deskOf, openStatuses } from '../packages/package.lifecycle.ts';
import { packageNoun } from '../packages/package.nouns.ts';
import { loadPackage, rootOf } from '../packages/package.state.ts';
import { no, Refused, refuseIfAny } from '../refusals.ts';
import { lockRow } from '../row-lock.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { updated, type Write } from '../writes.ts';
import { deleteJobAddressProblems, type BookingNamed } from './mailbox.rules.ts';

export interface AccountResult {
  readonly accountId: string;
}

interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

/** What is left out of an address here: an address of a mailbox has no purpose but its own. */
export type MailAddressInput = Omit<AddressInput, 'purpose'>;

/** Packages that are under way to the old home are delivered to the new one. */
export const updateHomeAddress = (context: Context, input: ChangeInput & { address: MailAddressInput }): Promise<Outcome<AccountResult>> =>
  withAddress(context, 'updateHomeAddress', input, 'HOME', async (stage, address) => {
    const destinationCountry = address.country === 'SE' ? 'SE' : 'NO';
    return { set: { homeAddressId: address.id, destinationCountry }, writes: await redirect(stage, stage.account.homeAddress, address) };
  });

/** CA-03: adds the job address, or replaces it. */
export const setJobAddress = (context: Context, input: ChangeInput & { address: MailAddressInput }): Promise<Outcome<AccountResult>> =>
  withAddress(context, 'setJobAddress', input, 'JOB', async (stage, address) => ({
    set: { jobAddressId: address.id },
    writes: stage.account.jobAddress === null ? [] : await redirect(stage, stage.account.jobAddress, address),
  }));

/** CA-03, CA-09: takes the job address away; open bookings to it are in the way unless they are moved home. */
export const deleteJobAddress = (
  context: Context,
  input: ChangeInput & { moveBookingsToHome?: boolean | null | undefined },
): Promise<Outcome<AccountResult>> =>
  onAccount(context, 'deleteJobAddress', input, async (stage) => {
    const { homeAddress, jobAddress } = stage.account;
    const bookings = jobAddress === null ? [] : await openBookingsTo(stage.tx, jobAddress.id);
    refuseIfAny(deleteJobAddressProblems(jobAddress?.id ?? null, bookings, input.moveBookingsToHome === true));
    return { set: { jobAddressId: null }, writes: jobAddress === null ? [] : await redirect(stage, jobAddress, homeAddress) };
  });

type AccountState = MailboxAccount & { readonly homeAddress: Address; readonly jobAddress: Address | null };

interface Stage {
  readonly tx: Tx;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly account: AccountState;
}

interface Change {
  readonly set: Partial<Pick<MailboxAccount, 'homeAddressId' | 'jobAddressId' | 'destinationCountry'>>;
  readonly writes: readonly Write[];
}

/** The register is asked before the transaction, since it may be slow. */
async function withAddress(
  context: Context,
  move: PlainAct,
  input: ChangeInput & { address: MailAddressInput },
  purpose: 'HOME' | 'JOB',
  change: (stage: Stage, address: Address) => Promise<Change>,
): Promise<Outcome<AccountResult>> {
  const { organisationId } = actingViewer(context);
  const prepared: JudgedAddress = await prepareAddress(
    context.ports.addressRegister,
    { ...input.address, purpose },
    organisationId,
    '/address',
  );
  return onAccount(context, move, input, async (stage) => {
    refuseIfAny([...deliveryAddressProblems(prepared.row, '/address'), ...prepared.problems]);
    return change(stage, await saveAddress(stage.tx, prepared));
  });
}

/** An account has no status: its row changes beside the events of the packages it concerns, and is audited by itself. */
const onAccount = (
  context: Context,
  move: PlainAct,
  input: ChangeInput,
  plan: (stage: Stage) => Promise<Change>,
): Promise<Outcome<AccountResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'mailbox_accounts', id: input.id }],
    plan: async (tx, viewer, now) => {
      const account = await tx.mailboxAccount.findUnique({
        where: { id: input.id, ...ownOrCarrier(viewer) },
        include: { homeAddress: true, jobAddress: true },
      });
      if (account === null) throw new Refused([no.notFound('/id')]);
      if (!mayOrder(viewer)) throw new Refused([no.forbidden('')]);
      if (account.version !== input.expectedVersion) {
        throw new Refused([
          no.conflict(
            '/expectedVersion',
            {},
            { objectId: account.id, data: { currentVersion: account.version, changedAt: account.updatedAt } },
          ),
        ]);
      }
      const { set, writes } = await plan({ tx, viewer, now, account });
      const alongside = async (inner: Tx): Promise<void> => {
        await inner.mailboxAccount.update({
          where: { id: account.id },
          data: { ...set, version: { increment: 1 }, updatedAt: now },
          select: { id: true },
        });
        const before = Object.fromEntries(Object.keys(set).map((key) => [key, account[key as keyof typeof set]])) as Prisma.InputJsonObject;
        const actor = { id: viewer.userId, username: viewer.username };
        const objects = { objectType: 'MAILBOX_ACCOUNT', objectId: account.id, organisationId: account.organisationId };
        await writeAudit(inner, context, { at: now, actor, action: move, ...objects, before, after: set });
      };
      return { writes, result: { accountId: account.id }, alongside };
    },
  });

/** CA-09: bookings to an address that still have a package under way. */
const openBookingsTo = (tx: Tx, addressId: string): Promise<BookingNamed[]> =>
  tx.booking.findMany({
    where: { deliveryAddressId: addressId, packages: { some: { status: { in: [...openStatuses] } } } },
    orderBy: { id: 'asc' },
    select: { id: true, number: true },
  });

/** Sends what is still under way to one address to another, with an event for each package that it concerns. */
async function redirect({ tx, viewer, now }: Stage, from: Address, to: Address): Promise<Write[]> {
  const bookings = await openBookingsTo(tx, from.id);
  const bookingIds = bookings.map(({ id }) => id);
  for (const id of bookingIds) await lockRow(tx, 'bookings', id);
  const stamp = { version: { increment: 1 }, updatedAt: now, updatedById: viewer.userId };
  await tx.booking.updateMany({ where: { id: { in: bookingIds } }, data: { deliveryAddressId: to.id, ...stamp } });
  const packages = await tx.package.findMany({
    where: { bookingId: { in: bookingIds }, status: { in: [...openStatuses] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const changes = { deliveryAddress: [singleLineOf(from), singleLineOf(to)] };
  const writes: Write[] = [];
  for (const { id } of packages) {
    await lockRow(tx, 'packages', id);
    const item = await loadPackage(tx, viewer, id);
    writes.push(updated(await rootOf(tx, item), packageNoun, item, {}, { changes, queue: deskOf[item.status] }));
  }
  return writes;
}
