import { ratioOf } from '../measure/figures.ts';
import type { SiteOperation } from '../site/capture.ts';
import { isQuick } from './brief.ts';
import { behind, interleaved, of } from './fan-out.ts';
import { Other, Ours, type PayloadOf } from './senders.ts';
import type { Group, Result } from './trial.ts';

const groups = isQuick ? 100 : 1_000;
const changesPerRound = isQuick ? 3 : 10;

/** What happened, without the object: a peer has it in its hands, and ours has read it already. */
export const eventDocument = `subscription Changes($after: Cursor, $filter: ChangesFilter) { changes(after: $after, filter: $filter) { __typename
  ... on UpToDate { cursor } ... on Change { cursor event { id kind move objectType objectId rootType rootId from to } } } }`;

/** The same with a name of its own, so that it is nobody else's. */
const named =
  (query: string, variables: SiteOperation['variables'] = {}): PayloadOf =>
  (index) => ({ query: query.replace('subscription Changes', `subscription Changes${index}`), variables: { ...variables, after: null } });

/** T7: everybody asks in words of their own, so nothing is shared, and everybody hears of every change. */
export const own: Group = {
  trials: ['T7'],
  seconds: 75,
  run: async (stage, _wanted, say) => {
    const results: Result[] = [];
    const { query, variables } = stage.site.changes;
    const documents = [
      { what: 'the event alone', payloadOf: named(eventDocument), bars: { goal: 0.5, accepted: 0.7 } },
      { what: "the site's document, whose object is read for each group", payloadOf: named(query, variables), bars: {} },
    ];
    for (const [place, { what, payloadOf, bars }] of documents.entries()) {
      const ours = await Ours.start(stage, `Own words ${place}`, payloadOf);
      const yoga = new Other('Yoga with graphql-ws', 'yoga', payloadOf);
      try {
        say(`opening ${groups} sockets of ${groups} groups to each of 2: ${what}`);
        for (const sender of [ours, yoga]) await sender.grow(groups);
        const costs = await interleaved(changesPerRound, 'ONE_BY_ONE', ours, [yoga]);
        const microseconds = behind(costs, 'microseconds');
        say(JSON.stringify(microseconds));
        results.push({
          trial: 'T7',
          of: `${groups} groups of one, against Yoga with graphql-ws: ${what}`,
          figure: ratioOf(of(costs, ours.name, 'microseconds'), of(costs, yoga.name, 'microseconds')),
          unit: 'x',
          ...bars,
          behind: microseconds,
        });
      } finally {
        await ours.close();
        await yoga.close();
      }
    }
    return results;
  },
};
