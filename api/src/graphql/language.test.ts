import { describe, expect, it } from 'vitest';
import { bearerOf, forgettingCookie, keepingCookie, sessionSecretOf } from './session-cookie.ts';
import { languageOf } from './language.ts';
import { isOwnOrigin } from './socket.ts';

describe('what a request says about itself', () => {
  it('G-05 answers in the best of the three languages that is asked for', () => {
    expect(['nb-NO,nb;q=0.9,en;q=0.8', 'no', 'nn-NO', 'de,sv;q=0.5,en;q=0.4', 'en;q=0.1,sv;q=0.9'].map(languageOf)).toEqual([
      'nb',
      'nb',
      'nb',
      'sv',
      'sv',
    ]);
    expect([null, '', 'de,fr', 'sv;q=0', '*'].map(languageOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('IA-03 reads its own cookie among others, and a key from the header', () => {
    expect(sessionSecretOf('theme=dark; sporbar=abc; locale=nb')).toBe('abc');
    expect([sessionSecretOf(null), sessionSecretOf('xsporbar=abc'), sessionSecretOf('sporbar=')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([bearerOf('Bearer spk_1'), bearerOf('bearer  spk_1'), bearerOf('Basic x'), bearerOf(null)]).toEqual([
      'spk_1',
      'spk_1',
      undefined,
      undefined,
    ]);
  });

  it('IA-03 keeps the session cookie from scripts, other sites and plain connections', () => {
    expect(keepingCookie('abc', true)).toBe('sporbar=abc; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(keepingCookie('abc', false)).toBe('sporbar=abc; Path=/; HttpOnly; SameSite=Lax');
    expect(forgettingCookie(false)).toContain('Max-Age=0');
  });

  it('IA-03 opens sockets for pages of its own and for programs, not for other sites', () => {
    const from = (origin: string | undefined) =>
      isOwnOrigin({ headers: { origin, host: 'portal.example:4000' } }, 'https://public.example');
    expect([from(undefined), from('http://portal.example:4000'), from('https://public.example')]).toEqual([true, true, true]);
    expect([from('https://evil.example'), from('http://portal.example'), from('null'), from('https://public.example.evil')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
