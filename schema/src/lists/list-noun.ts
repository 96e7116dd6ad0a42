import type { EnumRef, InputRef, ObjectRef } from '@pothos/core';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import type { Found } from '../connection.ts';
import type { Context } from '../context.ts';
import { SortDirection } from '../keyset.ts';
import type { Known } from './window.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>;
export type Direction = 'asc' | 'desc';
export type Order = Record<string, Direction>[];

/** The lists that were declared, by the type of their rows: for the list that is made of several. */
export const declaredLists = new Map<string, ListNoun<{ readonly needsMe?: boolean | null }, string>>();

/** What a list noun's table can do: the model's own methods. */
export interface Rows {
  findMany(query: object): PromiseLike<Known[]>;
  count(query: { where: object }): PromiseLike<number>;
}

/** One list: the query by pages and the subscription that follows its first rows are made from the same words. */
export interface ListNoun<Filter, Sort extends string> {
  /** The query: `orders`. */
  readonly name: string;
  /** The type of a row: `Order`. */
  readonly typeName: string;
  readonly type: ObjectRef<Types, unknown>;
  readonly description: string;
  readonly filter: InputRef<Filter>;
  readonly sort: EnumRef<Types, Sort>;
  readonly usually: { readonly sort: Sort; readonly direction: Direction };
  readonly words: {
    readonly filter: string;
    readonly sort?: string;
    readonly page: string;
    readonly totalCount: string;
    readonly edge?: string;
  };
  /** What the viewer may see and has asked for. Throws for who may not see such a list. */
  readonly where: (context: Context, filter: Filter | null | undefined) => object;
  readonly rows: (context: Context) => Rows;
  /** The usual sort, where it depends on who asks for what. */
  readonly sortFor?: (context: Context, filter: Filter | null | undefined) => Sort;
  /** Sorts that are more than one column. */
  readonly special?: { readonly [sort in Sort]?: SpecialSort };
  /** Pages of these kinds touch the list. */
  readonly rootTypes: readonly ObjectType[];
  /** The row an event is about: the page itself, unless said otherwise. Null: it may be any. Undefined: none of this list. */
  readonly rowOf?: (event: StatusEvent) => string | null | undefined;
}

/** A sort with its own order and its own page cursors. */
export interface SpecialSort {
  readonly order: Order;
  readonly page: (found: Found) => Promise<object>;
}

export interface ListArgs<Filter, Sort> {
  readonly filter?: Filter | null;
  readonly sort?: Sort | null;
  readonly direction?: 'ASC' | 'DESC' | null;
}

/** How a list is sorted for these arguments. */
export function sortOf<Filter, Sort extends string>(list: ListNoun<Filter, Sort>, context: Context, args: ListArgs<Filter, Sort>) {
  const sort = args.sort ?? list.sortFor?.(context, args.filter) ?? list.usually.sort;
  const direction: Direction = args.direction == null ? list.usually.direction : args.direction === 'ASC' ? 'asc' : 'desc';
  const special = list.special?.[sort];
  return { sort, direction, special, order: special?.order ?? [{ [sort]: direction }, { id: direction }] };
}

/** The arguments that say which list it is: the same words for pages and for following it. */
export function argsOf<Filter, Sort extends string>(list: ListNoun<Filter, Sort>) {
  const { filter, sort, words, usually, sortFor } = list;
  const usualSort = sortFor === undefined ? { defaultValue: usually.sort as never } : {};
  return builder.args((t) => ({
    filter: t.field({ type: filter, description: words.filter }),
    sort: t.field({ type: sort, description: words.sort ?? 'Sorted by.', ...usualSort }),
    direction: t.field({
      type: SortDirection,
      defaultValue: usually.direction === 'asc' ? 'ASC' : 'DESC',
      description: 'In which direction.',
    }),
  }));
}
