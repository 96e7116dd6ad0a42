import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', '..', 'messages');
const read = (locale: string) => JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Record<string, unknown>;
const english = read('en');

const placesIn = (message: unknown): string[] => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe.each(['nb', 'sv'])('the catalogue in %s', (locale) => {
  const messages = read(locale);

  it('G-05 says everything that is said in English', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('G-05 fills in the same places', () => {
    const different = Object.keys(english).filter((key) => placesIn(english[key]).join() !== placesIn(messages[key]).join());
    expect(different).toEqual([]);
  });

  it('G-05 leaves nothing empty', () => {
    expect(Object.keys(messages).filter((key) => messages[key] === '')).toEqual([]);
  });

  it('G-05 leaves no sentence in English', () => {
    const sentence = (message: unknown): boolean => typeof message === 'string' && message.split(' ').length > 3;
    expect(Object.keys(english).filter((key) => sentence(english[key]) && english[key] === messages[key])).toEqual([]);
  });
});
