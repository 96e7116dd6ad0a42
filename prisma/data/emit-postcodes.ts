/**
 * Writes the two postcode files from their sources; run it when a source has a new edition.
 *
 *     node prisma/data/emit-postcodes.ts [swedish-postcodes.csv]
 *
 * Norway comes from the npm package `norway-postal-codes`. Sweden comes from a downloaded file whose first three
 * columns are code, locality and municipality; without the argument the Swedish file stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import norwegian from 'norway-postal-codes';
import { postcodeFile } from './postcodes.ts';

const [swedishSource] = process.argv.slice(2);

write(
  'NO',
  Object.entries(norwegian).map(([code, city]) => [code, inMixedCase(city)]),
);
if (swedishSource !== undefined)
  write(
    'SE',
    rowsOf(swedishSource).map(([code = '', city = '', municipality = '']) => [code, city, municipality]),
  );

function write(country: 'NO' | 'SE', rows: string[][]): void {
  const lines = rows.map((row) => row.join(',')).sort();
  const header = country === 'NO' ? 'code,city' : 'code,city,municipality';
  writeFileSync(postcodeFile(country), `${[header, ...lines].join('\n')}\n`);
  console.log(`${country}: ${rows.length} postcodes`);
}

function rowsOf(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.trim().split(','));
}

/** The register writes BØ I TELEMARK; addresses are read more easily as Bø i Telemark. */
function inMixedCase(city: string): string {
  const lower = city
    .toLocaleLowerCase('nb')
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('nb'));
  return lower.replace(/(?<=\s)(I|På|By)(?=\s|$)/g, (word) => word.toLocaleLowerCase('nb'));
}
