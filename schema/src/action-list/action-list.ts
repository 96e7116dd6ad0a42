import { GraphQLError } from 'graphql';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { requireViewer, type Context } from '../context.ts';
import type { Followed } from '../lists/follow-list.ts';
import { declaredLists, type ListNoun } from '../lists/list-noun.ts';
import type { Known } from '../lists/window.ts';

/** The kinds of objects that can wait for a customer: each by its own list's `needsMe`. */
export const waitingKinds = ['Order', 'Quote', 'ServiceRequest', 'TroubleTicket', 'Package'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** At most so many are listed; all are counted. */
const mostItems = 100;

export interface KindCount {
  readonly kind: ObjectType;
  readonly count: number;
}

/** What waits for the viewer's organisation: the same as the lists say one by one, as one list. */
export class ActionList {
  readonly #context: Context;
  readonly lists: readonly { readonly kind: WaitingKind; readonly list: ListNoun<{ readonly needsMe?: boolean | null }, string> }[];

  constructor(context: Context) {
    if (requireViewer(context).isCarrier)
      throw new GraphQLError('What waits for the carrier’s people lies in their queues.', {
        extensions: { code: 'FORBIDDEN', ruleId: 'S-26' },
      });
    this.#context = context;
    this.lists = waitingKinds.flatMap((kind) => {
      const list = declaredLists.get(kind);
      return list === undefined ? [] : [{ kind, list }];
    });
  }

  /** Which they are, those that have waited longest without a change first. */
  async window(): Promise<Known[]> {
    const select = { id: true, version: true, updatedAt: true };
    const found = await Promise.all(
      this.lists.map(({ list }) =>
        list
          .rows(this.#context)
          .findMany({ where: this.where(list), orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }], take: mostItems, select }),
      ),
    );
    const at = (row: Known) => (row as Known & { readonly updatedAt: Date }).updatedAt.getTime();
    return found
      .flat()
      .toSorted((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1))
      .slice(0, mostItems)
      .map(({ id, version }) => ({ id, version }));
  }

  where(list: ListNoun<{ readonly needsMe?: boolean | null }, string>): object {
    return list.where(this.#context, { needsMe: true });
  }

  counts(): Promise<KindCount[]> {
    return Promise.all(
      this.lists.map(async ({ list }) => {
        const [kind = 'ORDER'] = list.rootTypes;
        return { kind, count: await list.rows(this.#context).count({ where: this.where(list) }) };
      }),
    );
  }

  async total(): Promise<number> {
    return (await this.counts()).reduce((sum, { count }) => sum + count, 0);
  }

  /** The list as something that is followed. */
  followed(): Followed {
    return {
      rootTypes: this.lists.flatMap(({ list }) => list.rootTypes),
      rowOf: (event) => event.rootId,
      look: () => this.window(),
      fitting: async (ids) => {
        const fits = await Promise.all(
          this.lists.map(({ list }) =>
            list.rows(this.#context).findMany({
              where: { AND: [this.where(list), { id: { in: [...ids] } }] },
              select: { id: true, version: true },
            }),
          ),
        );
        return new Set(fits.flat().map(({ id }) => id));
      },
      marksBeyond: false,
      count: () => this.total(),
    };
  }
}
