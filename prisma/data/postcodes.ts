import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface PostcodeRow {
  readonly country: 'NO' | 'SE';
  readonly code: string;
  readonly city: string;
  /** Municipality number, where the source names it. */
  readonly municipality: string | null;
}

export const postcodeFile = (country: 'NO' | 'SE'): string =>
  fileURLToPath(new URL(`postcodes-${country.toLowerCase()}.csv`, import.meta.url));

/** Every postcode of a country's file. No city has a comma in its name, so a line is split at them. */
export function readPostcodes(country: 'NO' | 'SE'): PostcodeRow[] {
  const [, ...lines] = readFileSync(postcodeFile(country), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [code = '', city = '', municipality] = line.split(',');
    return { country, code, city, municipality: municipality ?? null };
  });
}
