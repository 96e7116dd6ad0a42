import type { Tx } from '@sporbar/prisma/client.ts';
import type { Rider } from '../rider.ts';

export interface SlotKey {
  readonly calendarCode: string;
  readonly slotStart: Date;
}

/** Who shows the free slots of a calendar waits on this. */
export const slotsStream = (calendarCode: string): string => `slots:${calendarCode}`;

/** B-10: takes one place of a slot, if there is one: looking and taking are one step, whoever else does it at the same time. */
export async function takeSlot(tx: Tx, { calendarCode, slotStart }: SlotKey, capacity: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO "slot_use" ("calendarCode", "slotStart", "taken") VALUES (${calendarCode}, ${slotStart}, 1)
    ON CONFLICT ("calendarCode", "slotStart") DO UPDATE SET "taken" = "slot_use"."taken" + 1 WHERE "slot_use"."taken" < ${capacity}`;
  return taken === 1;
}

/** Gives a place of a slot back. */
export const slotGivenBack = ({ calendarCode, slotStart }: SlotKey): Rider => ({
  table: 'slot_use',
  rows: 1,
  values: [calendarCode, slotStart.toISOString()],
  text: (first) =>
    `UPDATE "slot_use" SET "taken" = "taken" - 1
     WHERE "calendarCode" = $${first}::text AND "slotStart" = $${first + 1}::text::timestamptz RETURNING 1`,
});

const inOrder = (a: SlotKey, b: SlotKey): number =>
  a.calendarCode.localeCompare(b.calendarCode) || a.slotStart.getTime() - b.slotStart.getTime();

/** Gives one slot back and takes another. Both are locked in one order, so that two who change places do not wait for each other. */
export async function swapSlots(tx: Tx, given: SlotKey, wanted: SlotKey, capacity: number): Promise<boolean> {
  for (const { calendarCode, slotStart } of [given, wanted].toSorted(inOrder))
    await tx.$queryRaw`SELECT 1 FROM "slot_use" WHERE "calendarCode" = ${calendarCode} AND "slotStart" = ${slotStart} FOR UPDATE`;
  await tx.slotUse.update({ where: { calendarCode_slotStart: slotKey(given) }, data: { taken: { decrement: 1 } } });
  return takeSlot(tx, wanted, capacity);
}

const slotKey = ({ calendarCode, slotStart }: SlotKey): SlotKey => ({ calendarCode, slotStart });
