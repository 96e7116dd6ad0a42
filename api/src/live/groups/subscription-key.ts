import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type ValidatedSubscriptionArgs } from 'graphql';

/**
 * The text under which equal subscriptions are found: the same document with the same variables, wherever each one
 * begins. Variables count as the execution sees them: with their defaults, and without what the document does not declare.
 */
export function subscriptionKey(
  query: string,
  { document, operation, variableValues }: Pick<ValidatedSubscriptionArgs, 'document' | 'operation' | 'variableValues'>,
): string {
  const beginning = beginningOf(document, operation);
  const rest = Object.fromEntries(Object.entries(variableValues.coerced).filter(([name]) => name !== beginning));
  // Coerced values stand in the order in which the schema declares them, however they were sent.
  return JSON.stringify([query, operation.name?.value ?? null, rest]);
}

/** The variable that says where the stream begins, if that is all it does. It shapes no message, so it parts no group. */
function beginningOf(document: DocumentNode, operation: OperationDefinitionNode): string | undefined {
  const [field] = operation.selectionSet.selections;
  if (field?.kind !== Kind.FIELD) return undefined;
  const value = field.arguments?.find((argument) => argument.name.value === 'after')?.value;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  let uses = 0;
  visit(document, { Variable: (node) => void (uses += node.name.value === name ? 1 : 0) });
  // Its definition and the one use.
  return uses === 2 ? name : undefined;
}
