import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { setSecurityHeaders } from './security-headers.ts';

const headersOf = (isHttps: boolean): Record<string, string> => {
  const headers: Record<string, string> = {};
  setSecurityHeaders({ setHeader: (name: string, value: string) => (headers[name] = value) } as unknown as ServerResponse, isHttps);
  return headers;
};

it('IA-03 lets no answer be framed, guessed at, or kept open to other sites', () => {
  expect(headersOf(false)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

it('IA-03 asks browsers to stay on https where they came by it', () => {
  expect(headersOf(true)['strict-transport-security']).toBe('max-age=31536000');
  expect(headersOf(false)['strict-transport-security']).toBeUndefined();
});
