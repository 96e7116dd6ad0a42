/** The public API as any program reaches it: one address and one key. */
export interface PublicApi {
  /** Answers the data of an operation; throws when there is none. */
  readonly ask: <T>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>;
  /** Makes a move, and answers the code of its refusal: null when it was made. */
  readonly move: (name: string, input: Readonly<Record<string, unknown>>) => Promise<string | null>;
  /** Sends a file, and answers its id. */
  readonly upload: (fileName: string, bytes: Buffer<ArrayBuffer>) => Promise<string>;
}

const timeoutMs = 30_000;

export function publicApi(url: string, key: string): PublicApi {
  const authorization = `Bearer ${key}`;
  const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
    if (answer.data == null) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
    return answer.data;
  };
  return {
    ask,
    move: async (name, input) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      const query = `mutation Move($input: ${type}) { ${name}(input: $input) { __typename ... on Refusal { code } } }`;
      const answer = await ask<Record<string, { code?: string }>>(query, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
      return answer[name]?.code ?? null;
    },
    upload: async (fileName, bytes) => {
      const address = `${url}/files?name=${encodeURIComponent(fileName)}`;
      const response = await fetch(address, {
        method: 'PUT',
        headers: { authorization },
        body: bytes,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { fileId } = (await response.json()) as { fileId?: string };
      if (fileId === undefined) throw new Error(`the upload was answered with ${response.status}`);
      return fileId;
    },
  };
}
