import {
  isAbstractType,
  Kind,
  typeFromAST,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** What a plan does not do. Whoever asked has the library execute. */
export class NotPlanned extends Error {}

/** A document as one of its plans reads it. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** What the variables say that `@skip` and `@include` ask; a plan holds for these and no others. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** How many fields have been planned so far. */
  readonly places: { count: number };
}

/** The fields that selections ask of an object of a type, in the order of the answer: by response name, all nodes that ask for it. */
export function fieldsOf(reading: Reading, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(reading, selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = found.get(key);
        if (nodes === undefined) found.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : unlessSpread(reading, spread, selection.name.value);
      if (fragment !== undefined && isOf(reading, fragment.typeCondition, type)) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value);
        walk(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) walk(set);
  // An object whose prototype is set by its answer would not be one.
  if (found.has('__proto__')) throw new NotPlanned();
  return found;
}

/** A fragment counts once in a selection, however often it is spread there. */
function unlessSpread({ fragments }: Reading, spread: ReadonlySet<string>, name: string): FragmentDefinitionNode | undefined {
  const fragment = spread.has(name) ? undefined : fragments[name];
  if (fragment?.variableDefinitions !== undefined && fragment.variableDefinitions.length > 0) throw new NotPlanned();
  return fragment;
}

function isOf({ schema }: Reading, condition: FragmentDefinitionNode['typeCondition'] | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined) return true;
  const asked = typeFromAST(schema, condition);
  return asked === type || (isAbstractType(asked) && schema.isSubType(asked, type));
}

function isIncluded({ conditions }: Reading, directives: readonly DirectiveNode[] = []): boolean {
  let isAsked = true;
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') throw new NotPlanned();
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    const said = value?.kind === Kind.BOOLEAN ? value.value : value?.kind === Kind.VARIABLE ? conditions.get(value.name.value) : undefined;
    if (said === undefined) throw new NotPlanned();
    if (said === (name.value === 'skip')) isAsked = false;
  }
  return isAsked;
}
