import { redirect } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { loginFor } from '#lib/graph/return-address.ts';
import { Dictionary } from '#lib/status/dictionary.ts';
import { FrameQuery } from './frame.ts';
import type { LayoutLoad } from './$types.js';

export const load: LayoutLoad = async (event) => {
  // Read once for the life of the page: `url` is not tracked, so that navigating does not ask again.
  const { data } = await event.untrack(() => ask(event, FrameQuery, {}));
  if (data.me === null)
    redirect(
      303,
      event.untrack(() => loginFor(event.url)),
    );
  return {
    me: data.me,
    cursor: data.cursor,
    helpdeskPhones: data.helpdeskPhones,
    superuser: data.superusers[0] ?? null,
    dictionary: new Dictionary(data.statusDictionary.map(({ objectType, ...rest }) => ({ noun: objectType, ...rest }))),
  };
};
