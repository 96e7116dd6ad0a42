import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { paper } from './invoice-paper.testing.ts';
import { textOfPdf } from './pdf-text.testing.ts';
import { Press } from './press.ts';

const run = promisify(execFile);
const drawing = { paper: paper(), locale: 'nb', at: new Date('2025-10-02T08:00:00Z') } as const;
const doing = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const lasting = doing('setInterval(() => {}, 1_000)');

describe('the press that draws invoices in threads of their own', () => {
  it('INV-02 draws where Node runs the portal as it lies, without a build', async () => {
    const program = `
      const { Press } = await import(${JSON.stringify(new URL('./press.ts', import.meta.url).href)});
      const { paper } = await import(${JSON.stringify(new URL('./invoice-paper.testing.ts', import.meta.url).href)});
      const bytes = await new Press().draw({ paper: paper(), locale: 'nb', at: new Date(0) });
      process.stdout.write(Buffer.from(bytes).toString('base64'));`;
    const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program]);
    expect(textOfPdf(Buffer.from(stdout, 'base64'))).toContain('Leie, SHDSL, Ærøya');
  });

  it.each([
    ['fails', doing('throw new Error("no ink")'), 60_000],
    ['ends', doing('process.exit(0)'), 60_000],
    ['takes too long', lasting, 100],
  ])('G-04 answers null when a drawing %s, and the portal goes on', async (_how, worker, patienceMs) => {
    expect(await new Press({ worker, patienceMs }).draw(drawing)).toBeNull();
  });

  it('G-04 lets so many wait and no more, and gives each its turn', async () => {
    const press = new Press({ worker: lasting, patienceMs: 100, mostAtOnce: 1, mostWaiting: 1 });
    const ended: string[] = [];
    const draw = (name: string) => press.draw(drawing).then(() => ended.push(name));
    await Promise.all([draw('first'), draw('second'), draw('one too many')]);
    expect(ended).toEqual(['one too many', 'first', 'second']);
    await draw('after them');
    expect(ended.at(-1)).toBe('after them');
  });
});
