import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { lifecycles } from '../lifecycle.ts';
import { fieldsInWords } from '../orders/missing/line-fields.ts';
import { say, type Locale } from '../words.ts';
import { htmlOf, textOf, type Letter, type Passage, type Section } from './letter.ts';
import type { OwedMail, Told } from './mail.rules.ts';
import { holdReasonWords, mailWords as words, nounWords, pages } from './mail.words.ts';

/** What the writes of a transaction do not say by themselves. */
export interface MailFacts {
  readonly siteUrl: string;
  /** Numbers of lines by their id. */
  readonly lineNumbers: ReadonlyMap<string, number>;
  /** The booking of a package that was booked. */
  readonly bookings: ReadonlyMap<string, { readonly number: string; readonly replyToken: string }>;
  /** Packages that went on without documents. */
  readonly documentsMissing: ReadonlySet<string>;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyToken: string | null;
}

/** N-05: number, old and new status, Comment and Status Description, and a link, in the recipient's language (N-10). */
export function composeMail({ locale, changes }: OwedMail, facts: MailFacts): ComposedMail {
  const sections = [...Map.groupBy(changes, ({ root }) => root.id).values()].map((told) => sectionOf(told, locale, facts));
  const booking = changes.flatMap((told) => facts.bookings.get(told.id) ?? [])[0];
  const letter: Letter = {
    locale,
    subject: booking === undefined ? subjectOf(changes, sections, locale) : say(words.booked, locale, { number: booking.number }),
    intro: booking === undefined ? null : say(words.sendReceipt, locale),
    sections,
    open: words.open[locale],
    was: words.was[locale],
    closing: [words.live[locale], words.why[locale]],
  };
  return { subject: letter.subject, text: textOf(letter), html: htmlOf(letter), replyToken: booking?.replyToken ?? null };
}

function subjectOf(changes: readonly Told[], sections: readonly Section[], locale: Locale): string {
  const [first] = sections;
  if (first === undefined || sections.length > 1) return say(words.objects, locale, { count: sections.length });
  const reached = new Set(first.passages.map(({ is }) => is));
  const what = reached.size === 1 ? [...reached][0] : say(words.changes, locale, { count: changes.length });
  return `${first.heading}: ${what}`;
}

function sectionOf(told: readonly Told[], locale: Locale, facts: MailFacts): Section {
  const [{ root }] = told as [Told];
  return {
    heading: `${nounWords[root.noun.type][locale]} ${root.number}`,
    link: `${facts.siteUrl}${pages[root.noun.type]}/${root.id}`,
    passages: told.map((write) => passageOf(write, locale, facts)),
  };
}

function passageOf(write: Told, locale: Locale, facts: MailFacts): Passage {
  const lineNo = facts.lineNumbers.get(write.id);
  const isRoot = write.id === write.root.id;
  return {
    about: isRoot ? null : [nounWords[write.noun.type][locale], lineNo].filter((part) => part !== undefined).join(' '),
    was: write.from === null ? null : statusWords(write.noun.type, write.from, false, locale),
    is: statusWords(write.noun.type, write.to ?? '', write.values['cancelledBy'] === 'CARRIER', locale),
    facts: factsOf(write, locale),
    note: noteOf(write, locale, facts),
  };
}

/** P-21, M-22: what the recipient must know besides. */
function noteOf(write: Told, locale: Locale, { documentsMissing }: MailFacts): string | null {
  if (documentsMissing.has(write.id)) return say(words.documentsMissing, locale);
  return write.noun.type === 'APPOINTMENT' && write.values['wastedVisitCharged'] === true ? say(words.wastedVisit, locale) : null;
}

/** The status in words, with the letter of a delivery step; A only where the carrier cancelled (D-05). */
export function statusWords(noun: ObjectType, status: string, isByCarrier: boolean, locale: Locale): string {
  const meaning = lifecycles.find((lifecycle) => lifecycle.noun === noun)?.statuses[status];
  const isCarriers = noun === 'ORDER_LINE' && status === 'CANCELLED' && isByCarrier;
  const letter = isCarriers ? 'A' : meaning?.letter;
  const label = meaning?.label[locale] ?? status;
  return letter === undefined ? label : `${label} (${letter})`;
}

const holdReasonIn = (value: unknown, locale: Locale): string | null =>
  typeof value === 'string' && Object.hasOwn(holdReasonWords, value)
    ? holdReasonWords[value as keyof typeof holdReasonWords][locale]
    : null;

/** S-03: the fields that were named, as their form calls them. */
const fieldsIn = (value: unknown, locale: Locale): string | null =>
  Array.isArray(value) && value.length > 0 ? fieldsInWords(value.map(String), locale) : null;

const textIn = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

/** What was said with the change, each once. What the row keeps from before is told only if it was written now. */
function factsOf(write: Told, locale: Locale): (readonly [string, string])[] {
  const { statusDescription, comment, resolution, agreedDate, customerOrderId } = write.values;
  const said: [string, string | null][] = [
    [words.holdReason[locale], holdReasonIn(write.values['holdReason'], locale)],
    [words.resolution[locale], textIn(resolution)],
    [words.statusDescription[locale], textIn(statusDescription)],
    [words.comment[locale], textIn(write.comment)],
    [words.comment[locale], write.comment === null ? textIn(comment) : null],
    [words.missing[locale], fieldsIn(write.values['missingFields'], locale)],
    [words.agreedDate[locale], dateIn(agreedDate, locale)],
    [words.customerOrderId[locale], textIn(customerOrderId)],
  ];
  const told = new Set<string>();
  return said.flatMap(([label, text]) => {
    if (text === null || told.has(text)) return [];
    told.add(text);
    return [[label, text] as const];
  });
}

const calendars: Readonly<Record<Locale, string>> = { en: 'en-GB', nb: 'nb-NO', sv: 'sv-SE' };

const dateIn = (value: unknown, locale: Locale): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Intl.DateTimeFormat(calendars[locale], { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))
    : null;
