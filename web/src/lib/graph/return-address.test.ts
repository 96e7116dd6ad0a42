import { describe, expect, it } from 'vitest';
import { loginFor, safeNext } from './return-address.ts';

describe('the way back after signing in', () => {
  it('IA-06 keeps the page and its filters', () => {
    expect(loginFor({ pathname: '/orders', search: '?line=NEW' })).toBe('/login?next=%2Forders%3Fline%3DNEW');
  });

  it('leads from the front page to a login without a way back', () => {
    expect(loginFor({ pathname: '/', search: '' })).toBe('/login');
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
