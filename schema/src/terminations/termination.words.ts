import { dateInWords } from '../calendar/date-words.ts';
import { addDays } from '../time.ts';
import { say, type Locale, type Words } from '../words.ts';
import { effectiveDateOf } from './termination.rules.ts';

const ends: Words = {
  en: 'The subscription works until {date} and is taken down on that day. {payer} pays for it until {last}, and nothing from {date} on.',
  nb: 'Abonnementet virker til {date} og tas ned den dagen. {payer} betaler for det til og med {last}, og ingenting fra og med {date}.',
  sv: 'Abonnemanget fungerar till {date} och tas ner den dagen. {payer} betalar för det till och med {last}, och inget från och med {date}.',
};
const partEnds: Words = {
  en: 'What is chosen works until {date} and ends on that day; the rest goes on. {payer} pays for it until {last}, and nothing from {date} on.',
  nb: 'Det som er valgt, virker til {date} og avsluttes den dagen; resten fortsetter. {payer} betaler for det til og med {last}, og ingenting fra og med {date}.',
  sv: 'Det som är valt fungerar till {date} och upphör den dagen; resten fortsätter. {payer} betalar för det till och med {last}, och inget från och med {date}.',
};
const later: Words = {
  en: 'The notice of {days} days ends after {wished}, the date wished for: {payer} pays for the time between as well.',
  nb: 'Oppsigelsestiden på {days} dager går ut etter {wished}, datoen som er ønsket: {payer} betaler også for tiden mellom.',
  sv: 'Uppsägningstiden på {days} dagar går ut efter {wished}, det önskade datumet: {payer} betalar även för tiden däremellan.',
};

interface Ending {
  readonly scope: 'WHOLE' | 'PART';
  readonly requestedDate: string | null;
  readonly effectiveDate: string;
  readonly noticeDays: number;
  /** The customer's name. */
  readonly payer: string;
}

/** TER-04: who pays until when, and why that may be longer than wished for. */
export function noticeOf({ scope, requestedDate, effectiveDate, noticeDays, payer }: Ending, locale: Locale): string {
  const [date, last] = [dateInWords(effectiveDate, locale), dateInWords(addDays(effectiveDate, -1), locale)];
  const said = say(scope === 'WHOLE' ? ends : partEnds, locale, { date, last, payer });
  if (requestedDate === null || requestedDate >= effectiveDate) return said;
  return `${said} ${say(later, locale, { days: noticeDays, wished: dateInWords(requestedDate, locale), payer })}`;
}

/** When a line ends what it is about: fixed once it is sent, and before that what it would be if it were sent today. */
export const endOf = (
  line: { readonly requestedDate: string | null },
  termination: { readonly effectiveDate: string | null } | null,
  noticeDays: number,
  today: string,
): string => termination?.effectiveDate ?? effectiveDateOf(line.requestedDate, noticeDays, today);
