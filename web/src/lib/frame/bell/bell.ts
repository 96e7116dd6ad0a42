import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What the bell shows when it is opened. */
export const NoticesQuery = graphql(`
  query Notices {
    notices {
      cursor
      newest(first: 30) {
        id
        at
        isSeen
        heading
        what
        why
        path
        actor {
          kind
          name
        }
      }
    }
  }
`);

/** How many are unseen, from now on. */
export const BellLive = graphql(`
  subscription Bell {
    list: noticesChanged {
      unseenCount
    }
  }
`);

export type NoticesData = ResultOf<typeof NoticesQuery>['notices'];
export type NoticeData = NoticesData['newest'][number];

/** More are not counted. */
const mostCounted = 100;

/** The count as there is room for it. */
export const shortCount = (unseen: number): string => (unseen >= mostCounted ? `${mostCounted - 1}+` : String(unseen));
