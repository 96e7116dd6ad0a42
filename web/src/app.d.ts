import type { Theme } from '#lib/frame/theme.ts';

declare global {
  /** Set by the server process before it imports the built site: answers /graphql without the network. */
  var sporbarFetch: ((request: Request) => Promise<Response>) | undefined;

  namespace App {
    interface Locals {
      theme: Theme;
    }
  }
}
