import type { Tx } from '@sporbar/prisma/client.ts';
import type { Appointment } from '@sporbar/prisma/generated/client/client.ts';
import { lastSnapshot, type LineState } from '../orders/order.state.ts';
import { moved, type Root, type Write } from '../writes.ts';
import { appointmentNoun } from './appointment.lifecycle.ts';
import { hasVisit, keepsAppointment } from './appointment.rules.ts';

/** `releaseAppointment`: the visit that was agreed for a line is called off with what happens to the line. */
export const releaseOf = (root: Root, { appointments }: { readonly appointments: readonly Appointment[] }): Write[] =>
  appointments.filter(({ status }) => status === 'CONFIRMED').map((appointment) => moved(root, appointmentNoun, appointment, 'CANCELLED'));

/** M-17: of the lines sent again, those whose visit does not fit them any more. */
export async function outgrownVisits(tx: Tx, lines: readonly LineState[]): Promise<ReadonlySet<string>> {
  const outgrown = new Set<string>();
  for (const line of lines.filter(hasVisit)) {
    const before = lastSnapshot(line);
    if (before === null) continue;
    const address =
      before.addressId === line.addressId || before.addressId === null
        ? line.address
        : await tx.address.findUnique({ where: { id: before.addressId } });
    const then = { ...before, address: before.addressId === null ? null : address };
    if (!keepsAppointment(then, line)) outgrown.add(line.id);
  }
  return outgrown;
}
