import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const fileOf = (subset: string, weight: number): string =>
  fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`));

/** Letters of one font, in a row. */
interface Run {
  readonly font: string;
  readonly text: string;
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly end?: boolean;
  readonly bold?: boolean;
  readonly size?: number;
  readonly grey?: boolean;
}

const western = /[\u0020-\u007e\u00a0-\u00ff\u2000-\u2060\u20ac\u2212]/;
const otherLatin = /[\u0100-\u024f\u1e00-\u1eff]/;

/** Each letter in the font that has it. What no font of ours has becomes a question mark. */
function runsOf(text: string, bold: boolean): Run[] {
  const weight = bold ? 600 : 400;
  const runs: { font: string; text: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const font = `${otherLatin.test(letter) ? 'latin-ext' : 'latin'}-${weight}`;
    const said = western.test(letter) || otherLatin.test(letter) ? letter : '?';
    const last = runs.at(-1);
    if (last?.font === font) last.text += said;
    else runs.push({ font, text: said });
  }
  return runs;
}

export interface About {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly at: Date;
}

/** Pages of A4 that are written from the top down. */
export class Sheet {
  static readonly left = 50;
  static readonly width = 495;
  readonly #document: PDFKit.PDFDocument;
  #y = 50;

  constructor({ title, author, language, at }: About) {
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    });
    for (const subset of ['latin', 'latin-ext'])
      for (const weight of [400, 600]) this.#document.registerFont(`${subset}-${weight}`, fileOf(subset, weight));
  }

  /** Goes down by so many points. */
  space(points: number): void {
    this.#y += points;
  }

  /** True when so many points fit under what is written. */
  hasRoom(points: number): boolean {
    return this.#y + points <= 770;
  }

  newPage(): void {
    this.#document.addPage();
    this.#y = 50;
  }

  rule(): void {
    const { left, width } = Sheet;
    this.#document
      .moveTo(left, this.#y)
      .lineTo(left + width, this.#y)
      .lineWidth(0.5)
      .strokeColor('#8a8f98')
      .stroke();
    this.#y += 6;
  }

  /** Writes texts beside each other, each wrapped in its own column, and goes on below the longest. */
  row(cells: readonly (readonly [text: string, place: Place])[]): void {
    const heights = cells.map(([text, place]) => this.#write(text, place));
    this.#y += Math.max(0, ...heights);
  }

  #write(text: string, { x, width, end = false, bold = false, size = 9.5, grey = false }: Place): number {
    this.#document.fontSize(size).fillColor(grey ? '#5b616b' : '#16181d');
    const lines = this.#wrapped(text, width, bold);
    for (const [index, line] of lines.entries()) {
      let at = Sheet.left + x + (end ? width - this.#widthOf(line, bold) : 0);
      for (const run of runsOf(line, bold)) {
        this.#document.font(run.font).text(run.text, at, this.#y + index * size * 1.4, { lineBreak: false });
        at += this.#document.widthOfString(run.text);
      }
    }
    return lines.length * size * 1.4;
  }

  #wrapped(text: string, width: number, bold: boolean): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ').flatMap((each) => this.#pieces(each, width, bold))) {
      const last = lines.at(-1);
      if (last !== undefined && this.#widthOf(`${last} ${word}`, bold) <= width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  /** A word that is wider than its column, in pieces. */
  #pieces(word: string, width: number, bold: boolean): string[] {
    if (this.#widthOf(word, bold) <= width) return [word];
    const pieces = [''];
    for (const letter of word) {
      const last = pieces.at(-1) ?? '';
      if (last === '' || this.#widthOf(last + letter, bold) <= width) pieces[pieces.length - 1] = last + letter;
      else pieces.push(letter);
    }
    return pieces;
  }

  #widthOf(text: string, bold: boolean): number {
    return runsOf(text, bold).reduce((sum, run) => sum + this.#document.font(run.font).widthOfString(run.text), 0);
  }

  /** The file. `foot` is written under each page, with its number. */
  async bytes(foot: (page: number, of: number) => string): Promise<Buffer> {
    const { count } = this.#document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#document.switchToPage(page);
      this.#y = 800;
      this.#write(foot(page + 1, count), { x: 0, width: Sheet.width, size: 8, grey: true });
    }
    const pieces: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => this.#document.on('end', resolve).on('error', reject));
    this.#document.on('data', (piece: Buffer) => pieces.push(piece));
    this.#document.end();
    await ended;
    return Buffer.concat(pieces);
  }
}
