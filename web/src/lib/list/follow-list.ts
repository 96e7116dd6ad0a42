import type { AnyVariables, Client, DocumentInput } from '@urql/core';
import { waitBefore } from '#lib/graph/line.ts';

/** Hears what a followed list sends until the returned function is called. A line that is refused is asked for anew, after a while. */
export function followList<Message, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<{ list: Message }, Variables>,
  variables: Variables,
  hear: (message: Message) => void,
): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => {};
  let attempt = 0;
  const follow = (given: Variables): void => {
    ({ unsubscribe: stop } = client.subscription(document, given).subscribe(({ data, error }) => {
      if (data) {
        attempt = 0;
        hear(data.list);
      } else if (error) {
        stop();
        // The cursor may be what is refused: without it the list comes anew.
        again = setTimeout(() => follow({ ...given, after: null }), waitBefore(attempt++, Math.random()));
      }
    }));
  };
  follow(variables);
  return () => {
    clearTimeout(again);
    stop();
  };
}
