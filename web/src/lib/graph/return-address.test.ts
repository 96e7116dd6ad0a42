import { describe, expect, it } from 'vitest';
import { loggedOutFor, loginFor, safeNext } from './return-address.ts';

describe('the way back after signing in', () => {
  it('IA-06 keeps the page and its filters', () => {
    expect(loginFor({ pathname: '/orders', search: '?line=NEW' })).toBe('/login?next=%2Forders%3Fline%3DNEW');
  });

  it('leads from the front page to a login without a way back', () => {
    expect(loginFor({ pathname: '/', search: '' })).toBe('/login');
  });

  it('IA-06 leads from a session that is over to the page that says why, where the server said it', () => {
    const url = { pathname: '/orders', search: '?line=NEW' };
    expect(loggedOutFor(url, 'IDLE')).toBe('/logged-out?why=idle&next=%2Forders%3Fline%3DNEW');
    expect(loggedOutFor(url, '')).toBe('/logged-out?next=%2Forders%3Fline%3DNEW');
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n\\elsewhere.example',
    '/orders/..//elsewhere.example',
    'javascript:alert(1)',
    null,
  ])('leads nowhere but into the site: %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });

  it('follows a path of the site', () => {
    expect(safeNext('/orders?line=NEW')).toBe('/orders?line=NEW');
  });
});
