import { auditServer } from 'graphql-http';
import { expect, it } from 'vitest';
import { openServed } from '../served.testing.ts';

it('G-11 keeps to GraphQL over HTTP: every audit of its reference implementation, no error and no warning', async () => {
  const served = await openServed();
  const authorization = `Bearer ${await served.keyOf(served.people.kari)}`;
  const signedIn: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', authorization);
    return fetch(input, { ...init, headers });
  };
  const results = await auditServer({ url: `${served.url}/graphql`, fetchFn: signedIn });
  const short = results
    .filter(({ status }) => status !== 'ok')
    .map((result) => `${result.status} ${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`);
  expect(short).toEqual([]);
  expect(results.length).toBe(61);
  await served.close();
});
