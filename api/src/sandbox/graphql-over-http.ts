export type Ask = <T>(query: string, variables?: Record<string, unknown>) => Promise<T>;

/** The public API as any program reaches it: one address and one key. */
export const graphqlOver =
  (url: string, key: string): Ask =>
  async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
    if (answer.data == null) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
    return answer.data;
  };
