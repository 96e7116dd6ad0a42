import type { Tx } from '@sporbar/prisma/client.ts';
import { addDays } from '../time.ts';
import type { SlotKey } from './slot-use.ts';

/** What came of many who wanted one slot at the same time. */
export interface Rush {
  readonly got: number;
  readonly refused: number;
  readonly taken: number;
}

/** One who takes a place of a slot, or hears that there is none. */
export type Take = (tx: Tx, slot: SlotKey, capacity: number) => Promise<boolean>;

/** The bug that everybody writes first: look, then take. */
export const lookThenTake: Take = async (tx, { calendarCode, slotStart }, capacity) => {
  const key = { calendarCode_slotStart: { calendarCode, slotStart } };
  const used = await tx.slotUse.findUnique({ where: key });
  if ((used?.taken ?? 0) >= capacity) return false;
  await tx.slotUse.upsert({
    where: key,
    create: { calendarCode, slotStart, taken: 1 },
    update: { taken: { increment: 1 } },
  });
  return true;
};

/** A day on which nobody has booked anything yet. */
export const freshSlot = (calendarCode: string, index: number): SlotKey => ({
  calendarCode,
  slotStart: new Date(`${addDays('2030-01-01', index)}T07:00:00Z`),
});
