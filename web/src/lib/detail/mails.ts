import { graphql } from '#lib/graph/graphql.ts';
import { MailParts } from '#lib/nouns/parts.ts';

/** Mails as they stand: what it brings is written to the cache by key, so that every page that shows one tells the truth. */
export const MailsLive = graphql(
  `
    subscription Mails($ids: [ID!]) {
      list: mailsChanged(ids: $ids) {
        mails {
          ...MailParts
        }
      }
    }
  `,
  [MailParts],
);
