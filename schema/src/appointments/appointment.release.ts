import type { Tx } from '@sporbar/prisma/client.ts';
import type { Appointment, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { changesKey, type KeyFacts } from '../availability/check.rules.ts';
import { activeAppointment, isBookable } from '../booking/booking.rules.ts';
import { lastSnapshot, type LineState } from '../orders/order.state.ts';
import type { Root, Write } from '../writes.ts';
import { ended } from './appointment.ending.ts';
import { hasVisit, keepsAppointment, type VisitFacts } from './appointment.rules.ts';

/** `releaseAppointment`: the visit that was agreed for a line, or the slot held for it, is called off with what happens to the line. */
export const releaseOf = (root: Root, line: { readonly appointments: readonly Appointment[] }, at: Date): Write[] => {
  const active = activeAppointment(line);
  if (active === undefined) return [];
  // A slot is held by who is writing a line: the carrier has not seen it (O-31).
  return [ended(root, active, 'CANCELLED', { at, carrierVisible: active.status === 'HELD' ? false : undefined })];
};

/** The same of a slot that nobody has confirmed. */
export const releaseHeld = (root: Root, line: { readonly appointments: readonly Appointment[] }, at: Date): Write[] =>
  activeAppointment(line)?.status === 'HELD' ? releaseOf(root, line, at) : [];

interface Outgrown {
  readonly set: Partial<OrderLine>;
  readonly writes: readonly Write[];
}

/**
 * K-15: what a change of a line in NEW does to its booking. A slot that is held goes with another product, place, line or
 * date, and so does a visit that was booked since the line is open. One from before it was reopened waits for M-17.
 */
export function bookingOutgrownBy(root: Root, line: LineState, after: Partial<KeyFacts & VisitFacts>, now: Date): Outgrown {
  const later = { ...line, ...after };
  const isOther = !keepsAppointment(line, later);
  if (line.status !== 'NEW' || !(isOther || changesKey(line, later))) return { set: {}, writes: [] };
  const set = line.unbooked === null ? {} : { unbooked: null };
  const active = activeAppointment(line);
  if (active?.status === 'HELD') return { set, writes: releaseOf(root, line, now) };
  const goes = active !== undefined && isOther && active.revision === line.revision;
  return goes ? { set: { ...set, agreedDate: null }, writes: releaseOf(root, line, now) } : { set, writes: [] };
}

/** M-17: of the lines sent again, those whose visit does not fit them any more. One that was moved since they were reopened does. */
export async function outgrownVisits(tx: Tx, lines: readonly LineState[]): Promise<ReadonlySet<string>> {
  const outgrown = new Set<string>();
  for (const line of lines.filter(hasVisit)) {
    const before = lastSnapshot(line);
    if (before === null || activeAppointment(line)?.revision === line.revision) continue;
    const address =
      before.addressId === line.addressId || before.addressId === null
        ? line.address
        : await tx.address.findUnique({ where: { id: before.addressId } });
    const then = { ...before, address: before.addressId === null ? null : address };
    if (!keepsAppointment(then, line)) outgrown.add(line.id);
  }
  return outgrown;
}

/** M-17: what sending a line does with a visit it has outgrown, and with a slot nobody confirmed. */
export function sentWithout(root: Root, line: LineState, hasOutgrown: boolean, now: Date): Outgrown | undefined {
  if (!hasOutgrown) {
    const writes = releaseHeld(root, line, now);
    return writes.length === 0 ? undefined : { set: {}, writes };
  }
  const unbooked = isBookable(line) ? ({ unbooked: 'OUTGROWN' } as const) : {};
  return { set: { agreedDate: null, ...unbooked }, writes: releaseOf(root, line, now) };
}
