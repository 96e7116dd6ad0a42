import type { Context } from '../context.ts';
import { orderLineNoun } from '../orders/order.nouns.ts';
import { orderInclude, rootOf, type LineState } from '../orders/order.state.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { currentCheck } from './check.writes.ts';
import { say, type Words } from '../words.ts';

/** S-02: why the systems rejected a sent line, in the language of its customer. */
const cannotBeConnected: Words = {
  en: 'The end user cannot be connected: the line was checked again after the order was sent.',
  nb: 'Sluttbrukeren kan ikke få tilknytning: Linjen ble sjekket på nytt etter at bestillingen var sendt.',
  sv: 'Slutkunden kan inte anslutas: raden kontrollerades igen efter att beställningen skickats.',
};
/** S-11. */
const checkFailed: Words = {
  en: 'The availability check gave no answer; the order is treated by hand.',
  nb: 'Tilgjengelighetssjekken ga ikke svar; bestillingen blir behandlet manuelt.',
  sv: 'Tillgänglighetskontrollen gav inget svar; beställningen hanteras manuellt.',
};

/** K-14: a line that was sent on an old answer and turned out to be impossible. */
const isImpossible = (line: LineState): boolean =>
  line.status === 'COMMITTED' && currentCheck(line)?.isRecheck === true && currentCheck(line)?.colour === 'RED';

/** K-07, K-12: a line that was sent though its check had failed. */
const isUnchecked = (line: LineState): boolean => line.status === 'COMMITTED' && currentCheck(line)?.yellowReason === 'SYSTEM_ERROR';

/** What the systems do about the answers of an order that was sent. What somebody has taken up meanwhile is theirs. */
export async function followAnswers(context: Context, orderId: string): Promise<number> {
  const rejected = await moveLines(context, 'rejectOrderLine', orderId, isImpossible, 'REJECTED', cannotBeConnected);
  return rejected + (await moveLines(context, 'startManualHandling', orderId, isUnchecked, 'IN_PROCESS', checkFailed));
}

/** K-12: the same for every order that was sent with a failed check. */
export async function followSentOrders(context: Context): Promise<number> {
  const failed = await context.db.availabilityCheck.findMany({
    where: { yellowReason: 'SYSTEM_ERROR', discardedAt: null, orderLine: { status: 'COMMITTED' } },
    select: { orderLine: { select: { orderId: true } } },
  });
  let count = 0;
  for (const orderId of new Set(failed.map(({ orderLine }) => orderLine.orderId))) count += await followAnswers(context, orderId);
  return count;
}

const moveLines = (
  context: Context,
  move: string,
  orderId: string,
  concerns: (line: LineState) => boolean,
  to: 'REJECTED' | 'IN_PROCESS',
  why: Words,
): Promise<number> =>
  transitionByClock(context, move, { table: 'orders', id: orderId }, async (tx) => {
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: { ...orderInclude, organisation: { select: { locale: true } } },
    });
    if (order === null) return [];
    const statusDescription = say(why, order.organisation.locale);
    const root = rootOf(order);
    return order.lines
      .filter(concerns)
      .map((line) => moved(root, orderLineNoun, line, to, { statusDescription }, { comment: statusDescription }));
  });
