import { Kind, parse, print, type FieldNode, type InlineFragmentNode, type OperationDefinitionNode } from 'graphql';

/** The same of each change as the stream of changes sends, asked of the log by a program that comes by now and then. */
export function askedAsEvents(changesDocument: string): string {
  const { definitions } = parse(changesDocument);
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections.find((one): one is FieldNode => one.kind === Kind.FIELD);
  const change = field?.selectionSet?.selections.find(
    (one): one is InlineFragmentNode => one.kind === Kind.INLINE_FRAGMENT && one.typeCondition?.name.value === 'Change',
  );
  if (change === undefined) throw new Error('the stream of changes asks for no Change');
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => print(one));
  const query = `query Events($after: Cursor) { events(after: $after, first: 100) { cursor hasMore events ${print(change.selectionSet)} } }`;
  return [query, ...fragments].join('\n');
}
