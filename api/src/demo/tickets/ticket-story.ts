import type { OrderWalk } from '../orders/order-walk.ts';
import { personId } from '../people.ts';
import type { Story } from '../walk/agenda.ts';

const words = {
  fault: 'Sluttbrukeren har ikke hatt samband siden i går kveld. Modemet er startet på nytt og byttet ut.',
  question: 'Hvilke lamper lyser på modemet nå?',
  answer: 'Bare strømlampen. Linjelampen blinker ikke.',
  resolution: 'Et kort i sentralen var defekt og er byttet. Linjen er målt og i orden.',
};

interface TicketAnswer {
  readonly troubleTicket: { readonly id: string; readonly version: number };
}

/** What was delivered fails some days later, and is put right (context 14). */
export async function* fault({ stage, line, customer, hours, dice }: OrderWalk): Story {
  if (customer !== 'kari' || !dice.happens(0.8)) return;
  const installed = await stage.context.db.installedProduct.findUnique({ where: { fromOrderLineId: line.id }, select: { id: true } });
  if (installed === null) return;
  yield hours.workdays(1, 4);
  const report = { installedProductId: installed.id, description: words.fault, observedImpact: 'DOWN', faultClarified: true };
  let { troubleTicket } = await stage.act<TicketAnswer>(personId(customer), 'createTroubleTicket', report);
  const move = async (who: 'kari' | 'dag', name: string, input: object = {}): Promise<void> => {
    const seen = { id: troubleTicket.id, expectedVersion: troubleTicket.version };
    ({ troubleTicket } = await stage.act<TicketAnswer>(personId(who), name, { ...seen, ...input }));
  };
  yield hours.workdays(0, 1);
  await move('dag', 'startTroubleTicket');
  if (dice.happens(0.5)) {
    yield hours.minutes(20, 90);
    await move('dag', 'requestTicketInfo', { question: words.question });
    yield hours.workdays(0, 1);
    await move('kari', 'answerTicketInfo', { text: words.answer });
  }
  yield hours.workdays(0, 2);
  await move('dag', 'resolveTroubleTicket', { resolution: words.resolution });
  if (dice.happens(0.3)) return;
  yield hours.workdays(1, 3);
  await move('kari', 'confirmTicketResolved');
}
