import { createHash } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { AppointmentSystem } from './appointment-system.ts';

/** A reference people can read aloud, the same for the same visit. */
const referenceOf = (visitKey: string): string => `V-${createHash('sha256').update(visitKey).digest('hex').slice(0, 10).toUpperCase()}`;

/** The system that comes with the portal: a table of the visits technicians drive to. Capacity was judged when the slot was held. */
export const ownAppointmentSystem = (db: Tx): AppointmentSystem => ({
  async confirm({ visitKey, calendarCode, slotStart, slotEnd }) {
    const values = { calendarCode, slotStart, slotEnd };
    const visit = await db.technicianVisit.upsert({
      where: { visitKey },
      create: { visitKey, externalRef: referenceOf(visitKey), ...values },
      update: values,
    });
    return { externalRef: visit.externalRef, slotStart: visit.slotStart };
  },
  async withdraw(visitKey) {
    await db.technicianVisit.deleteMany({ where: { visitKey } });
  },
  async reach() {
    await db.technicianVisit.findFirst({ select: { visitKey: true } });
  },
});
