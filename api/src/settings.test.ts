import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { numberOf, readSettings, settings, settingsTable } from './settings.ts';

const root = join(import.meta.dirname, '..', '..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The program itself: no tests, no tools, nothing that was generated. */
const program = globSync(['api/src/**/*.ts', 'schema/src/**/*.ts', 'prisma/*.ts'], { cwd: root }).filter(
  (file) => !/\.(test|testing)\.ts$|\/test-|prisma\.config/.test(file),
);

it('G-11 every variable that the program reads stands in the table of settings', () => {
  const reading = /process\.env(?:\.|\[')(\w+)|\benv\['(\w+)'\]|\benv\.([A-Z]\w+)|\bset\.([A-Z_]+)/g;
  const read = program.flatMap((file) => [...textOf(file).matchAll(reading)].map((found) => found.slice(1).find(Boolean)));
  const known = Object.keys(settings);
  expect(read.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  const wholly = program.filter((file) => /process\.env(?!\.|\[)/.test(textOf(file)));
  expect(wholly.map((file) => file.replaceAll('\\', '/')).sort()).toEqual(['api/src/mail/mailer.ts', 'api/src/main.ts']);
});

it('G-11 every setting in the table is read by the program', () => {
  const all = program.filter((file) => !file.endsWith('settings.ts')).map(textOf);
  const unread = Object.keys(settings).filter((name) => !all.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  expect(unread).toEqual([]);
});

it('G-11 the table in docs/running.md is the table of the program', () => {
  const [, printed] = /<!-- settings:[^>]*-->\n([^]*?)\n<!-- \/settings -->/.exec(textOf('docs/running.md')) ?? [];
  expect(printed).toBe(settingsTable());
});

it('G-11 takes an empty variable for none, and refuses a number that is none', () => {
  expect(readSettings({ PORT: '', HOST: '0.0.0.0' })).toMatchObject({ PORT: '4000', HOST: '0.0.0.0' });
  expect(() => numberOf('PORT', 'eighty')).toThrow('PORT must be a whole number, and is eighty');
});
