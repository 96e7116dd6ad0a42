import { describe, expect, it } from 'vitest';
import { invoicePdf } from './invoice-pdf.ts';
import { line, paper } from './invoice-paper.testing.ts';
import { textOfPdf } from './pdf-text.testing.ts';

const at = new Date('2025-10-02T08:00:00Z');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2212/g, '-');
const read = async (locale: 'en' | 'nb' | 'sv', of = paper()): Promise<string> => plain(textOfPdf(await invoicePdf(of, locale, at)));

describe('the paper of an invoice', () => {
  const inAll = [
    'I-10001',
    'Fjordnett',
    'Sørlandet & Åkesson Nät, K',
    '974760673',
    'Prosjekt Ålesund',
    '0000100016',
    'Leie, SHDSL, Ærøya (O-10001)',
  ];
  it.each([
    [
      'nb',
      [
        'Faktura I-10001',
        'Delvis betalt',
        'Forfall',
        '15. oktober 2025',
        'Hva det gjelder',
        '1 099,50 NOK',
        '-49,50',
        'Utestående',
        'side 1 av 1',
      ],
    ],
    ['sv', ['Faktura I-10001', 'Förfaller', '15 oktober 2025', 'Vad det gäller', '1 099,50 NOK', 'Summa', 'sida 1 av 1']],
    ['en', ['Invoice I-10001', 'Partly paid', 'Due', '15 October 2025', 'NOK 1,099.50', 'Outstanding', 'page 1 of 1']],
  ] as const)('INV-02 says number, customer, dates, lines, sums and payment reference in %s', async (locale, expected) => {
    const text = await read(locale);
    for (const said of [...inAll, ...expected]) expect(text).toContain(said);
  });

  it('INV-02 writes letters of the neighbours as they are, and none that it cannot write', async () => {
    const text = await read('nb', paper([line(1, 'Kárášjohka, Łódź, 東京')]));
    expect(text.replaceAll('\n', '')).toContain('Kárášjohka, Łódź, ??');
  });

  it('INV-02 goes on over as many pages as a hundred lines take, each with its number', async () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      line(index + 1, `Leie ${index + 1}, ${'et langt navn på et produkt '.repeat(3)}`),
    );
    const text = await read('nb', paper(lines));
    for (const { lineNo } of lines) expect(text).toContain(`Leie ${lineNo}, `);
    const of = Number(/side 1 av (\d+)/.exec(text)?.[1]);
    expect(of).toBeGreaterThan(3);
    expect(text).toContain(`side ${of} av ${of}`);
  });

  it('INV-02 says of an invoice that was credited why, and that nothing is owed', async () => {
    const { invoice, carrier } = paper();
    const text = await read('sv', {
      carrier,
      invoice: { ...invoice, status: 'CREDITED', outstandingMinor: 0, creditReason: 'Fakturerat två gånger.' },
    });
    for (const said of ['Krediterad', 'Fakturerat två gånger.', '0,00 NOK']) expect(text).toContain(said);
  });
});
