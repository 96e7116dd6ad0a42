import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { isTheme } from '#lib/frame/theme.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { zipped } from './zipped.ts';

/** Language and theme are known before the first byte, so neither flickers. */
export const handle: Handle = async ({ event, resolve }) => {
  const response = await paraglideMiddleware(event.request, ({ locale }) => {
    const theme = event.cookies.get('theme');
    event.locals.theme = isTheme(theme) ? theme : 'system';
    return resolve(event, {
      // The one file of letters that every page needs; the others come when a sign asks for them.
      preload: ({ type, path }) => type === 'js' || type === 'css' || path.includes('inter-latin-opsz-normal'),
      transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%theme%', event.locals.theme),
      // The GraphQL client reads the content type; without it, it drops the inlined answer and the page stays empty.
      filterSerializedResponseHeaders: (name) => name === 'content-type',
    });
  });
  return zipped(event.request, response);
};

/** While rendering, /graphql is asked inside the process, with the browser's own cookie and address. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const ask = globalThis.sporbarFetch;
  if (ask === undefined || new URL(request.url).pathname !== '/graphql') return fetch(request);
  const inside = new Request(request);
  for (const name of ['cookie', 'user-agent', 'x-forwarded-for']) {
    const value = event.request.headers.get(name);
    if (value !== null) inside.headers.set(name, value);
  }
  return ask(inside);
};
