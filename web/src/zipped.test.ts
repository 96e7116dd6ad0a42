import { describe, expect, it } from 'vitest';
import { zipped } from './zipped.ts';

const page = '<p>An order</p>'.repeat(500);
const asked = (encoding: string) => new Request('http://portal/orders', { headers: { 'accept-encoding': encoding } });
const answered = (type: string, body: string | null = page) =>
  new Response(body, { headers: { 'content-type': type, 'content-length': String(page.length), etag: '"1"' } });

describe('a page on the wire', () => {
  it('is compressed for who takes it, and reads the same', async () => {
    const sent = zipped(asked('gzip, br'), answered('text/html'));
    expect([sent.headers.get('content-encoding'), sent.headers.get('content-length'), sent.headers.get('etag')]).toEqual([
      'gzip',
      null,
      '"1"',
    ]);
    const bytes = await sent.arrayBuffer();
    expect(bytes.byteLength).toBeLessThan(page.length / 10);
    const read = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
    expect(await read.text()).toBe(page);
  });

  it('is left as it is for who does not', () => {
    const answer = answered('text/html');
    expect(zipped(asked('identity'), answer)).toBe(answer);
  });

  it('leaves everything but pages alone', () => {
    const answer = answered('application/json');
    expect(zipped(asked('gzip'), answer)).toBe(answer);
  });

  it('leaves an answer without a body alone', () => {
    const answer = answered('text/html', null);
    expect(zipped(asked('gzip'), answer)).toBe(answer);
  });
});
