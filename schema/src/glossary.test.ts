import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lifecycles } from './lifecycle.ts';
import './schema.ts';

const glossary = readFileSync(join(import.meta.dirname, '..', '..', 'GLOSSARY.md'), 'utf8');

/** The rows of the table under a heading, cell by cell. */
const rowsUnder = (heading: string): string[][] =>
  (glossary.split(/^## /m).find((section) => section.startsWith(heading)) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .slice(1);

const spoken = ({ en, nb, sv }: Readonly<Record<'en' | 'nb' | 'sv', string>>): string => [en, nb, sv].join(' / ');

describe('the glossary', () => {
  it('G-05 has every status as the portal calls it', () => {
    const rows = rowsUnder('Status labels').map(([code = '', ...labels]) => ({
      code: code.split(' ')[0] ?? '',
      words: labels.join(' / '),
    }));
    const missing = lifecycles.flatMap(({ noun, statuses }) =>
      Object.entries(statuses)
        .filter(([status, { label }]) => !rows.some(({ code, words }) => code === status && words === spoken(label)))
        .map(([status, { label }]) => `${noun} ${status}: ${spoken(label)}`),
    );
    expect(missing).toEqual([]);
  });

  it('G-05 has every button as the portal writes it', () => {
    const rows = new Map(rowsUnder('Buttons').map((labels) => [labels[0] ?? '', labels.join(' / ')]));
    const different = lifecycles
      .flatMap(({ moves }) => Object.values(moves))
      .filter(({ label }) => rows.has(label.en) && rows.get(label.en) !== spoken(label))
      .map(({ label }) => spoken(label));
    expect(different).toEqual([]);
  });
});
