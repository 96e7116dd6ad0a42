import type { Tx } from '@sporbar/prisma/client.ts';
import { endingCharges } from '../billing/charge.writes.ts';
import type { LineState, OrderState } from '../orders/order.state.ts';
import { lockInstalled, terminated } from '../portfolio/installed.writes.ts';
import { dateOf } from '../time.ts';
import { say } from '../words.ts';
import { noted, type Write } from '../writes.ts';
import { isStillHeld, losingProductOf } from './losing-product.ts';
import { changedOperator, nothingToEnd } from './takeover.words.ts';
import { namesNewEndUser } from './takeover.rules.ts';

/** ISP-14: the line as it is delivered, to the end user it is to be. */
export const asDelivered = (line: LineState): LineState =>
  namesNewEndUser(line)
    ? {
        ...line,
        endUserKind: line.newEndUserKind,
        endUserName: line.newEndUserName,
        endUserBirthDate: line.newEndUserBirthDate,
        endUserOrgNumber: line.newEndUserOrgNumber,
      }
    : line;

/**
 * ISP-19: what another organisation had ends on the day the taking one's begins, in its own log and without a word of who has the
 * end user now. Where it was ended or changed meanwhile the desk is told, and nothing else happens.
 */
export async function endTakenOver(tx: Tx, order: OrderState, line: LineState, gained: Write, now: Date): Promise<Write[]> {
  const losingId = line.losingProductId ?? (await losingProductOf(tx, order.organisationId, line));
  if (losingId === null) return [];
  const losing = await lockInstalled(tx, losingId);
  if (!isStillHeld(losing, order.organisationId, line)) return [await deskNote(tx, gained, losing.circuitNumber ?? losing.id, now)];
  const { locale } = await tx.organisation.findUniqueOrThrow({ where: { id: losing.organisationId }, select: { locale: true } });
  const endsOn = dateOf(now);
  const besides = await endingCharges(tx, losing, endsOn, now);
  return [terminated(losing, endsOn, line.id, { comment: say(changedOperator, locale), besides })];
}

/** Written down by the carrier beside the product that was delivered; its customer does not see it. */
async function deskNote(tx: Tx, gained: Write, circuit: string, now: Date): Promise<Write> {
  const carrier = await tx.organisation.findFirstOrThrow({ where: { kind: 'CARRIER' }, select: { id: true, locale: true } });
  const row = { id: gained.id, status: gained.to ?? '', version: gained.version, updatedAt: now };
  const comment = say(nothingToEnd, carrier.locale, { circuit });
  return noted(gained.root, gained.noun, row, carrier.id, { comment, queue: 'CUSTOMER_SERVICE' });
}
