import { inflateSync } from 'node:zlib';

/** What the pages of a PDF say, as a reader copies it out: by the tables its fonts carry, letter by letter. */
export function textOfPdf(bytes: Buffer): string {
  const objects = new Map<string, string>();
  const raw = bytes.toString('latin1');
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
      if (table !== undefined) fonts.set(name, lettersOf(streamOf(objects.get(table) ?? '')));
    }
  const pages = [...objects.values()].filter((body) => body.includes('stream') && !body.includes('/Subtype')).map(streamOf);
  return pages
    .filter((page) => /\bBT\b/.test(page))
    .map((page) => said(page, fonts))
    .join('\n');
}

function streamOf(body: string): string {
  const stream = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? '';
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;
}

/** A font's table of what its glyphs stand for. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f]*)>/g)].forEach(([, units = ''], index) => {
      const codes = units.match(/.{4}/g) ?? [];
      letters.set(Number.parseInt(from, 16) + index, String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16))));
    });
  return letters;
}

function said(page: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  const texts: string[] = [];
  for (const [, name, shown = ''] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else {
      const codes = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      texts.push(codes.map((code) => font.get(Number.parseInt(code, 16)) ?? '').join(''));
    }
  }
  return texts.join('\n');
}
