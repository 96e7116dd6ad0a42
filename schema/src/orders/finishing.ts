import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import { deliveryCharges } from '../billing/charge.writes.ts';
import { fixNumbers } from '../booking/numbers.ts';
import { changed, installed, lockInstalled } from '../portfolio/installed.writes.ts';
import { finishTermination } from '../terminations/termination.effects.ts';
import { asDelivered, endTakenOver } from '../takeovers/takeover.effects.ts';
import type { Write } from '../writes.ts';
import type { LineState, OrderState } from './order.state.ts';

/** What a finished line does besides. Its writes may stand in the log of another organisation: each has its own root. */
type Finish = (tx: Tx, order: OrderState, line: LineState, now: Date) => Promise<Write[]>;

const install: Finish = async (tx, order, line, now) => {
  if (line.productCode === null) return [];
  const product = installed(order, line, line.productCode, (await fixNumbers(tx, line.id, now)) ?? (await phoneOf(tx, line)), now);
  return [withCharges(product, order, line, now)];
};

/** What is delivered is charged, in the transaction that delivers it. */
const withCharges = (product: Write, order: OrderState, line: LineState, now: Date): Write => ({
  ...product,
  besides: deliveryCharges({ order, line }, line.productCode ?? '', product.id, now),
});

/** The telephone number of the line it is carried on, where the carrier knows one. */
async function phoneOf(tx: Tx, { accessLineNumber }: LineState): Promise<string | null> {
  if (accessLineNumber === null) return null;
  const carrying = await tx.accessLine.findUnique({ where: { number: accessLineNumber }, select: { phoneNumber: true } });
  return carrying?.phoneNumber ?? null;
}

const change: Finish = async (tx, order, line) => {
  if (line.installedProductId === null) return [];
  const product = await lockInstalled(tx, line.installedProductId);
  return product.status === 'TERMINATED' ? [] : [changed(product, order, line)];
};

const takeOver: Finish = async (tx, order, line, now) => {
  if (line.productCode === null) return [];
  const gained = installed(order, asDelivered(line), line.productCode, line.existingPhoneNumber ?? (await phoneOf(tx, line)), now);
  return [withCharges(gained, order, line, now), ...(await endTakenOver(tx, order, line, gained, now))];
};

/** CAT-14: what each kind of order does to what is installed, once a line of it is FINISHED. */
export const finishing: Readonly<Record<OrderAction, Finish>> = {
  PROVIDE: install,
  CHANGE_ISP: takeOver,
  MODIFY: change,
  TERMINATE: (tx, _order, line, now) => finishTermination(tx, line, now),
};
