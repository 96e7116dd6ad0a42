import { graphql } from '#lib/graph/graphql.ts';
import { MailParts } from '#lib/nouns/parts.ts';

/** The mails that could not be sent, newest first. */
export const FailedMailsQuery = graphql(
  `
    query FailedMails {
      failedMails {
        ...MailParts
        path
      }
    }
  `,
  [MailParts],
);

/** The same, from now on. */
export const FailedMailsLive = graphql(
  `
    subscription FailedMailsLive {
      list: mailsChanged {
        mails {
          ...MailParts
          path
        }
      }
    }
  `,
  [MailParts],
);
