import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@sporbar/prisma/client.ts';
import { addOns } from '@sporbar/prisma/data/catalogue/add-ons.ts';
import { attributes } from '@sporbar/prisma/data/catalogue/attributes.ts';
import { productWords } from '@sporbar/prisma/data/catalogue/product-words.ts';
import { invoiceWords } from '../../api/src/demo/invoices/invoice-words.ts';
import { orderWords } from '../../api/src/demo/orders/order-words.ts';
import { goods, holdReasons, packageWords, shops } from '../../api/src/demo/packages/goods.ts';
import { quoteWords } from '../../api/src/demo/quotes/quote-words.ts';
import { requestMatters, requestWords } from '../../api/src/demo/requests/request-words.ts';

type Nordic = 'nb' | 'sv';
type Language = 'en' | Nordic;

const root = join(import.meta.dirname, '..', '..');

/** Said by no catalogue of ours, and the first that hard-coded English would say. */
const commonEnglish =
  'the of and is are was were this that these with without from not your you we our have has been ago yesterday today tomorrow ' +
  'just now minutes minute hours hour days weeks months years am pm click submit loading error failed success unknown optional ' +
  'required create delete remove view select choose please welcome notifications notification dismiss close open untitled ' +
  'january february march may june july october monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri ' +
  'sat sun oct dec feb';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/(?<![\p{L}\d])\p{L}{2,}(?![\p{L}\d])/gu) ?? [];

/** Every string in a value, however deep. */
const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];

/** What stands under `en:`, `nb:` or `sv:` in the sources of the schema: labels, meanings, next steps, refusals, mails. */
function saidBySchema(language: Language): string[] {
  const files = globSync('**/*.ts', { cwd: join(root, 'schema', 'src') }).filter((file) => !file.includes('.test.'));
  const literal = new RegExp(`\\b${language}:\\s*(['"\`])((?:\\\\.|(?!\\1).)*)\\1`, 'gs');
  return files.flatMap((file) =>
    [...readFileSync(join(root, 'schema', 'src', file), 'utf8').matchAll(literal)].map(([, , text = '']) => text.replaceAll("\\'", "'")),
  );
}

function saidByCatalogue(language: Language, value: unknown = [productWords, attributes, addOns]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Record<string, unknown>)[language];
  return typeof own === 'string' ? [own] : Object.values(value).flatMap((inner) => saidByCatalogue(language, inner));
}

function saidBySite(language: Language): string[] {
  const messages = JSON.parse(readFileSync(join(root, 'web', 'messages', `${language}.json`), 'utf8')) as Record<string, unknown>;
  return Object.keys(messages)
    .toSorted()
    .map((key) => messages[key])
    .flatMap((message) =>
      typeof message === 'string'
        ? [message]
        : (message as { match: Record<string, string> }[]).flatMap(({ match }) => Object.values(match)),
    );
}

const saidIn = (language: Language): string[] => [...saidBySite(language), ...saidBySchema(language), ...saidByCatalogue(language)];

/** Places that are filled in, and what is to be typed as it stands: codes in brackets, names of the API, addresses, names of files. */
const asTyped = /\{\w+\}|\([A-Z_]+\)|\b[a-z]+[A-Z]\w*|\?\w+=|\S+@\S+|\S+\.(?:pdf|png|jpe?g|docx|xlsx|txt)\b/g;
const withoutTyped = (text: string): string => text.replace(asTyped, ' ');

const common =
  'adsl api bnr cm csv ctrl digital dm docx enter ethernet fax fnr format full gnr hdsl heic helpdesk id insa installation ip isdn iso isp jpeg kbit ' +
  'kg kirke km mailbox mb mbit modem nok nordmann nrdb nt ok pdf person png problem program pstn sek shdsl sla snr socket splitter sporbar standard ' +
  'standby start status test tiff usd utf variant xlsx';

/** Words a language shares with English. Any other that stands in both texts of a pair counts as English. */
const shared: Readonly<Record<Nordic, ReadonlySet<string>>> = {
  nb: new Set(wordsIn(`${common} best book booking bring`)),
  sv: new Set(wordsIn(`${common} access box checklist given live order organisation period text version`)),
};

function daysAndMonths(language: Language): string[] {
  const year = Array.from({ length: 360 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
  return (['long', 'short'] as const).flatMap((style) =>
    year.map((date) => new Intl.DateTimeFormat(language, { weekday: style, month: style }).format(date)),
  );
}

/** What a language says: its texts and its words, without what is left in English by mistake. */
function vocabularyOf(language: Nordic, names: readonly string[]) {
  const english = saidIn('en');
  const own = saidIn(language);
  if (own.length !== english.length) throw new Error(`${language} says ${own.length} texts, English ${english.length}`);
  const pairs = own.map((text, index) => ({
    text: text.trim(),
    words: wordsIn(withoutTyped(text)),
    inEnglish: new Set(wordsIn(english[index] ?? '')),
  }));
  const words = pairs.flatMap((pair) => pair.words.filter((word) => shared[language].has(word) || !pair.inEnglish.has(word)));
  return {
    texts: new Set(
      pairs.filter((pair) => pair.words.some((word) => shared[language].has(word) || !pair.inEnglish.has(word))).map(({ text }) => text),
    ),
    words: new Set([...words, ...wordsIn([...daysAndMonths(language), ...names].join(' '))]),
  };
}

/** The names in the demo: of people, firms, streets and places, and what people wrote in either language. */
async function namesIn(db: Db): Promise<string[]> {
  const users = await db.user.findMany({ select: { fullName: true, username: true, email: true } });
  const houses = await db.organisation.findMany({ select: { name: true } });
  const lines = await db.orderLine.findMany({ select: { endUserName: true, contactName: true } });
  const places = await db.address.findMany({ select: { street: true, city: true } });
  const prose = [orderWords, quoteWords, requestMatters, requestWords, invoiceWords, goods, packageWords, holdReasons];
  const initials = users
    .map(({ fullName }) => fullName.split(/\s+/).map((part) => part.charAt(0)))
    .map((all) => `${all.at(0)}${all.at(-1)}`);
  return stringsIn([users, initials, houses, lines, places, prose]);
}

/** Knows what is English on a page in another language. */
export class EnglishFinder {
  readonly #english = new Set(saidIn('en').map((text) => text.trim()));
  readonly #englishWords = new Set(wordsIn([commonEnglish, ...saidIn('en').map(withoutTyped), ...daysAndMonths('en')].join(' ')));
  readonly #native: ReadonlySet<string>;
  readonly #nativeWords: ReadonlySet<string>;
  readonly #neighbourWords: ReadonlySet<string>;

  private constructor(language: Nordic, names: readonly string[]) {
    const { texts, words } = vocabularyOf(language, names);
    this.#native = texts;
    this.#nativeWords = words;
    this.#neighbourWords = vocabularyOf(language === 'nb' ? 'sv' : 'nb', names).words;
  }

  static async of(language: Nordic, db: Db): Promise<EnglishFinder> {
    return new EnglishFinder(language, await namesIn(db));
  }

  /** What is wrong with a text as it is shown, in a few words; undefined when nothing is. */
  faultOf(shown: string): string | undefined {
    const text = shops.reduce((rest: string, shop) => rest.replaceAll(shop, ' '), shown).trim();
    if (this.#english.has(text) && !this.#native.has(text)) return 'English';
    const said = wordsIn(withoutTyped(text));
    const words = said.filter((word) => this.#englishWords.has(word) && !this.#nativeWords.has(word));
    // What was mailed to a customer is shown to the carrier in the customer's language.
    const isNeighbours = said.length > 2 && said.every((word) => this.#neighbourWords.has(word));
    if (words.length > 0 && !isNeighbours) return `English: ${[...new Set(words)].join(', ')}`;
    if (/\b[A-Z]{2,}_[A-Z_]+\b|\b[a-z]{2,4}_[0-9a-f]{16,}\b/.test(text)) return 'a code';
    // Grams of a kilogram are three figures after a comma, too.
    if (/\d,\d{3}\b(?! kg| dm³)|\d\.\d\d\b(?![.\d])|\d\/\d+\/\d{4}/.test(text)) return 'a number or date as in English';
    return undefined;
  }
}
