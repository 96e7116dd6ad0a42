/** The login page, with the way back. */
export const loginFor = (url: Pick<URL, 'pathname' | 'search'>): string =>
  url.pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(url.pathname + url.search)}`;

/** Where a session that is over leads: the page that says why, with the way back. The reason is the server's own word. */
export const loggedOutFor = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>, why?: string): string =>
  `/logged-out?${new URLSearchParams({ ...(why ? { why: why.toLowerCase() } : {}), next: pathname + search })}`;

const here = 'http://here';

/** The address to go to after signing in: only a path of this site, whatever the link says, read as the browser will read it. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/')) return '/';
  const url = URL.parse(next, here);
  // A path that itself begins with two slashes would lead away when it is followed.
  return url === null || url.origin !== here || url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}
