import { Kind, type ValidatedSubscriptionArgs } from 'graphql';

/**
 * Whether a subscription tells each reader of what that reader has been told before, as its field declares. Two that
 * began at different moments are told different things then, however equal they look: they are never one group.
 */
export function isEachReadersOwn({ schema, operation }: Pick<ValidatedSubscriptionArgs, 'schema' | 'operation'>): boolean {
  const fields = schema.getSubscriptionType()?.getFields();
  // A field inside a fragment counts as unknown, and so as the reader's own.
  return operation.selectionSet.selections.some(
    (selection) => selection.kind !== Kind.FIELD || fields?.[selection.name.value]?.extensions['isEachReadersOwn'] === true,
  );
}
