import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { requireViewer, type Context } from '../context.ts';
import { no, Refused } from '../refusals.ts';
import { noBooking } from './booking.refusals.ts';
import { earliestDate, offeredDays } from './booking.rules.ts';
import { calendarFor, type SlotWindow } from './calendars.ts';

const include = { address: true, product: { include: { attributes: true, addOns: true } } } as const;

export type BookedLine = Prisma.OrderLineGetPayload<{ include: typeof include }>;

/** Which days of slots somebody asks for. */
export interface SlotArgs {
  readonly lineId: string;
  readonly from?: string | null | undefined;
  readonly days: number;
}

/** The line as the viewer sees it; refused where there is none for this viewer. */
export async function visibleLine(context: Context, id: string): Promise<BookedLine> {
  const line = await context.db.orderLine.findUnique({ where: { id, order: visibleOf(requireViewer(context)) }, include });
  if (line === null) throw new Refused([no.notFound('/lineId')]);
  return line;
}

/** The days of the line's calendar; null where nobody can come, or no date is asked for yet. */
export async function slotWindowOf({ db, clock }: Context, line: BookedLine, { from, days }: SlotArgs): Promise<SlotWindow | null> {
  if (days < 1 || days > offeredDays) throw new Refused([noBooking.tooManyDays('/days', { most: offeredDays })]);
  if (line.requestedDate === null) return null;
  const calendarCode = await calendarFor(db, line);
  const earliest = earliestDate(line.requestedDate, clock.now());
  return calendarCode === undefined ? null : { calendarCode, from: from ?? earliest, days, earliest };
}
