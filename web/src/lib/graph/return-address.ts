/** The login page, with the way back. */
export const loginFor = (url: Pick<URL, 'pathname' | 'search'>): string =>
  url.pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(url.pathname + url.search)}`;

/** The address to go to after signing in: only a path of this site, whatever the link says. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  return next;
}
