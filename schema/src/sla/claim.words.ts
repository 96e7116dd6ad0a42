import { dateInWords, daysInWords, minutesInWords, momentInWords } from '../calendar/date-words.ts';
import { say, type Locale, type Words } from '../words.ts';
import type { Breach, LateDelivery, LateRepair } from './breach.rules.ts';

const words = {
  promised: { en: 'Promised: {date}.', nb: 'Lovet: {date}.', sv: 'Utlovat: {date}.' },
  waited: {
    en: 'The order waited for us for {days}, so it was due on {date}.',
    nb: 'Bestillingen ventet på oss i {days}, så fristen var {date}.',
    sv: 'Beställningen väntade på oss i {days}, så den skulle vara klar {date}.',
  },
  delivered: { en: 'Delivered: {date}.', nb: 'Levert: {date}.', sv: 'Levererat: {date}.' },
  notDelivered: { en: 'Not delivered yet.', nb: 'Ikke levert ennå.', sv: 'Inte levererat än.' },
  late: { en: 'That is {days} late.', nb: 'Det er {days} for sent.', sv: 'Det är {days} för sent.' },
  repairPromised: {
    en: 'Promised: repair within {hours}. Reported {date}.',
    nb: 'Lovet: retting innen {hours}. Meldt {date}.',
    sv: 'Utlovat: avhjälpt inom {hours}. Anmält {date}.',
  },
  repairWaited: {
    en: 'The ticket waited for us for {time}; without that time the repair was due {date}.',
    nb: 'Feilmeldingen ventet på oss i {time}; uten denne tiden var fristen {date}.',
    sv: 'Felanmälan väntade på oss i {time}; utan den tiden skulle felet vara avhjälpt {date}.',
  },
  repairDue: { en: 'The repair was due {date}.', nb: 'Fristen var {date}.', sv: 'Felet skulle vara avhjälpt {date}.' },
  repaired: { en: 'Repaired: {date}.', nb: 'Rettet: {date}.', sv: 'Avhjälpt: {date}.' },
  notRepaired: { en: 'Not repaired yet.', nb: 'Ikke rettet ennå.', sv: 'Inte avhjälpt än.' },
  claim: {
    en: 'We claim compensation under the SLA for {product}, {reference}.',
    nb: 'Vi krever kompensasjon etter SLA for {product}, {reference}.',
    sv: 'Vi kräver kompensation enligt SLA för {product}, {reference}.',
  },
} as const satisfies Record<string, Words>;

const saying =
  (locale: Locale) =>
  (name: keyof typeof words, params: Record<string, string> = {}) =>
    say(words[name], locale, params);

function ofDelivery({ promisedOn, waitedDays, dueOn, deliveredOn, daysLate }: LateDelivery, locale: Locale): string[] {
  const text = saying(locale);
  const day = (date: string): string => dateInWords(date, locale);
  return [
    text('promised', { date: day(promisedOn) }),
    ...(waitedDays === 0 ? [] : [text('waited', { days: daysInWords(waitedDays, locale), date: day(dueOn) })]),
    deliveredOn === null ? text('notDelivered') : text('delivered', { date: day(deliveredOn) }),
    text('late', { days: daysInWords(daysLate, locale) }),
  ];
}

function ofRepair(late: LateRepair, locale: Locale): string[] {
  const text = saying(locale);
  const { promisedHours, reportedAt, waitedMinutes, dueAt, repairedAt, minutesLate } = late;
  const at = (moment: Date): string => momentInWords(moment, locale);
  const due = { date: at(dueAt) };
  return [
    text('repairPromised', { hours: minutesInWords(promisedHours * 60, locale), date: at(reportedAt) }),
    waitedMinutes === 0 ? text('repairDue', due) : text('repairWaited', { ...due, time: minutesInWords(waitedMinutes, locale) }),
    repairedAt === null ? text('notRepaired') : text('repaired', { date: at(repairedAt) }),
    text('late', { days: minutesInWords(minutesLate, locale) }),
  ];
}

/** What was promised, what came and by how much it is late, in plain sentences. */
export const breachInWords = (breach: Breach, locale: Locale): string =>
  (breach.kind === 'DELIVERY' ? ofDelivery(breach, locale) : ofRepair(breach, locale)).join(' ');

/** The claim in the customer's own voice: what for, and the measured facts. */
export const claimInWords = (breach: Breach, product: string, reference: string, locale: Locale): string =>
  [saying(locale)('claim', { product, reference }), breachInWords(breach, locale)].join('\n\n');
