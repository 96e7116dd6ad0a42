import { builder } from '../builder.ts';
import { listPage, type Found } from '../connection.ts';
import { readPage } from '../reading/read-rows.ts';
import { argsOf, declaredLists, sortOf, type ListArgs, type ListNoun } from './list-noun.ts';
import { declareLiveList } from './live-list.graphql.ts';

/** What a connection knows besides its rows. */
interface Page {
  readonly cursor: () => string;
  readonly count: number;
}

/** Declares `orders` and `orderList`. */
export function declareList<Filter extends object, Sort extends string>(list: ListNoun<Filter, Sort>): void {
  const { typeName, words } = list;
  declaredLists.set(typeName, list as unknown as ListNoun<object, string>);
  builder.queryField(list.name, (t) =>
    t.connection(
      {
        type: list.type,
        description: list.description,
        args: argsOf(list),
        resolve: (_root, args, context, info) => {
          const which = args as ListArgs<Filter, Sort>;
          const where = list.where(context, which.filter);
          const { sort, direction, special } = sortOf(list, context, which);
          const rows = list.rows(context);
          const found: Found = {
            context,
            info,
            args,
            where,
            find: (query, beside) => readPage(context.db, typeName, rows, query, beside),
          };
          return (special?.page(found) ?? listPage(found, sort, direction)) as never;
        },
      },
      {
        name: `${typeName}Connection`,
        description: words.page,
        fields: (f) => ({
          cursor: f.field({
            type: 'Cursor',
            description: 'The state of the stream before the rows were read.',
            resolve: (page) => (page as unknown as Page).cursor(),
          }),
          totalCount: f.int({
            description: words.totalCount,
            resolve: (page) => (page as unknown as Page).count,
          }),
        }),
      },
      ...(words.edge === undefined ? [] : [{ description: words.edge }]),
    ),
  );
  declareLiveList(list);
}
