import { describe, expect, it } from 'vitest';
import '../orders/order-line.lifecycle.ts';
import '../packages/package.lifecycle.ts';
import '../quotes/quote-line.lifecycle.ts';
import '../service-requests/request.lifecycle.ts';
import { lifecycles } from '../lifecycle.ts';
import type { Locale } from '../words.ts';
import { composeMail, type MailFacts } from './compose.ts';
import type { OwedMail, Told } from './mail.rules.ts';

const root = { id: 'ord_1', organisationId: 'org_1', placedById: 'usr_1', number: 'O-10001', noun: { type: 'ORDER' } } as const;
const told = (changes: Partial<Told> = {}): Told => ({
  kind: 'MOVED',
  noun: { type: 'ORDER_LINE' },
  root,
  id: 'oli_1',
  from: 'COMMITTED',
  to: 'REJECTED',
  values: { statusDescription: 'No duct into the house' },
  comment: 'Ask for a quote instead',
  customerVisible: true,
  ...changes,
});

const facts: MailFacts = {
  siteUrl: 'https://sporbar.example',
  lineNumbers: new Map([
    ['oli_1', 1],
    ['oli_2', 2],
  ]),
  bookings: new Map(),
  documentsMissing: new Set(),
};
const mail = (changes: Told[], locale: Locale = 'en') =>
  composeMail({ to: 'a@b.example', locale, organisationId: 'org_1', changes } satisfies OwedMail, facts);

describe('a mail', () => {
  it('N-05 gives number, line, old and new status, comment, status description and a link', () => {
    const { subject, text, html } = mail([told()]);
    expect(subject).toBe('Order O-10001: Rejected');
    for (const part of [
      'O-10001',
      'Line 1',
      'Rejected',
      'Sent',
      'Ask for a quote instead',
      'No duct into the house',
      'https://sporbar.example/orders/ord_1',
    ]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
  });

  it.each([
    ['en', 'Order O-10001: Rejected', 'was: Sent'],
    ['nb', 'Bestilling O-10001: Avvist', 'var: Sendt'],
    ['sv', 'Beställning O-10001: Avvisad', 'var: Skickad'],
  ] as const)('N-10 is written in %s throughout', (locale, subject, was) => {
    const composed = mail([told()], locale);
    expect(composed.subject).toBe(subject);
    expect(composed.text).toContain(was);
    expect(composed.html).toContain(`<html lang="${locale}">`);
  });

  it('N-09 lists every change of the transaction under its line', () => {
    const { subject, text } = mail([told(), told({ id: 'oli_2', to: 'INCOMPLETE', values: {}, comment: 'Which floor?' })]);
    expect(subject).toBe('Order O-10001: 2 changes');
    expect(text).toMatch(/Line 1: Rejected[\s\S]*Line 2: Incomplete[\s\S]*Which floor\?/);
  });

  it.each([
    ['en', 'Missing: Floor, Entrance'],
    ['nb', 'Mangler: Etasje, Oppgang'],
    ['sv', 'Saknas: Våning, Uppgång'],
  ] as const)('S-03 lists in %s the fields that are missing', (locale, words) => {
    const values = { missingFields: ['address/floor', 'address/entrance'] };
    expect(mail([told({ to: 'INCOMPLETE', values, comment: 'The technician does not find the door.' })], locale).text).toContain(words);
  });

  it('D-05 shows the letter A where the carrier cancelled, and nowhere else', () => {
    const cancelled = (cancelledBy: string) => mail([told({ to: 'CANCELLED', values: { cancelledBy }, comment: null })]).text;
    expect(cancelled('CARRIER')).toContain('Cancelled (A)');
    expect(cancelled('SYSTEM')).toContain('Cancelled');
    expect(cancelled('SYSTEM')).not.toContain('(A)');
  });

  it('S-20 tells the agreed date with the status M, in the words of the language', () => {
    const scheduled = told({ to: 'FIELD_SERVICE', values: { agreedDate: '2025-10-21' }, comment: null });
    expect(mail([scheduled]).text).toMatch(/Agreed date: Tuesday,? 21 October 2025/);
    expect(mail([scheduled], 'nb').text).toContain('Avtalt dato: tirsdag 21. oktober 2025');
  });

  it('D-19 shows what the carrier answered as Answers/Resolution, once', () => {
    const answer = 'It is delivered on Monday.';
    const request = { ...root, id: 'srq_1', number: 'SR-10001', noun: { type: 'SERVICE_REQUEST' } } as const;
    const { subject, text } = mail([
      told({
        noun: { type: 'SERVICE_REQUEST' },
        root: request,
        id: 'srq_1',
        from: 'IN_PROCESS',
        to: 'COMPLETED',
        values: { resolution: answer },
        comment: answer,
      }),
    ]);
    expect(subject).toBe('Service request SR-10001: Completed');
    expect(text.split(answer)).toHaveLength(2);
    expect(text).toContain(`Answers/Resolution: ${answer}`);
    expect(text).toContain('https://sporbar.example/service-requests/srq_1');
  });

  it('N-05 a comment stays text, whatever is written in it', () => {
    const { html, subject } = mail([told({ comment: '<img src=x onerror=alert(1)> "quoted" & \'more\'\n</td><script>alert(2)</script>' })]);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; &#39;more&#39;<br>&lt;/td&gt;');
    expect(subject).not.toContain('<');
  });

  it('N-05 fetches nothing from anywhere', () => {
    expect(mail([told()]).html).not.toMatch(/<img|<link|url\(|src=/);
  });

  it('N-07 a booking mail asks for the receipts of its packages and carries the token of the booking', () => {
    const pkg = (id: string): Told =>
      told({
        noun: { type: 'PACKAGE' },
        root: { ...root, id, number: `P-${id}`, noun: { type: 'PACKAGE' } },
        id,
        kind: 'CREATED',
        from: null,
        to: 'BOOKED',
        values: {},
        comment: null,
      });
    const booking = { number: 'B-10001', replyToken: 'abc123' };
    const composed = composeMail(
      { to: 'a@b.example', locale: 'en', organisationId: 'org_1', changes: [pkg('1'), pkg('2')] },
      {
        ...facts,
        bookings: new Map([
          ['1', booking],
          ['2', booking],
        ]),
      },
    );
    expect(composed).toMatchObject({ subject: 'Booking B-10001 is registered', replyToken: 'abc123' });
    expect(composed.text).toMatch(/purchase receipt[\s\S]*P-1[\s\S]*packages\/1[\s\S]*P-2[\s\S]*packages\/2/);
  });

  it('P-21 says that the documents are missing', () => {
    const pkg = told({
      noun: { type: 'PACKAGE' },
      root: { ...root, id: 'pkg_1', number: 'P-1', noun: { type: 'PACKAGE' } },
      id: 'pkg_1',
      from: 'RECEIVED',
      to: 'IN_TRANSIT',
      values: {},
      comment: null,
    });
    expect(
      composeMail(
        { to: 'a@b.example', locale: 'nb', organisationId: 'org_1', changes: [pkg] },
        { ...facts, documentsMissing: new Set(['pkg_1']) },
      ).text,
    ).toContain('Kvitteringen mangler');
  });

  it('N-05 has a word for every status of every lifecycle, in three languages', () => {
    for (const { noun, statuses } of lifecycles) {
      for (const status of Object.keys(statuses)) {
        for (const locale of ['en', 'nb', 'sv'] as const) {
          const { subject } = mail([told({ noun: { type: noun }, to: status, values: {} })], locale);
          expect(subject).not.toMatch(new RegExp(`: ${status}( |$)`));
        }
      }
    }
  });
});
