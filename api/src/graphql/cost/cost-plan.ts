import { usualPage } from '@sporbar/schema/keyset.ts';
import { workOf, type Work } from '@sporbar/schema/work.ts';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** The arithmetic of an operation's cost, told to customers in docs/api.md. */
export const prices = {
  /** Every object an answer can hold, however few of its fields are asked for. */
  object: 1,
  /** A mutation, on top of what it answers: it is a transaction. */
  mutation: 10,
  /** The rows of a list that has no page size. */
  unpagedList: 10,
  /** The rows of a page whose size is not said. */
  page: usualPage,
} as const;

/** No list answers more rows than this, whatever size is asked for. */
const mostRows = 1_000;

interface Given {
  readonly variables: Readonly<Record<string, unknown>>;
  /** What has been added up already of fragments. */
  readonly added: Map<Amount, number>;
}

/** A number that is known from the document alone, or one that takes the variables. */
type Amount = number | ((given: Given) => number);

/** What an operation costs with these variables. */
export type CostPlan = (variables: Readonly<Record<string, unknown>> | null | undefined) => number;

const at = (amount: Amount, given: Given): number => (typeof amount === 'number' ? amount : amount(given));

function sum(amounts: readonly Amount[]): Amount {
  const fixed = amounts.reduce<number>((total, amount) => total + (typeof amount === 'number' ? amount : 0), 0);
  const open = amounts.filter((amount) => typeof amount !== 'number');
  return open.length === 0 ? fixed : (given) => open.reduce((total, amount) => total + amount(given), fixed);
}

const times = (one: Amount, other: Amount): Amount =>
  typeof one === 'number' && typeof other === 'number' ? one * other : (given) => at(one, given) * at(other, given);

/** Adds up a validated operation once; what depends on variables is left open. Every fragment counts, whichever types come. */
export function planCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CostPlan {
  const root = schema.getRootType(operation.operation);
  const amount = root == null ? 0 : new Planner(schema, document, operation).rootCost(root, operation);
  return (variables) => at(amount, { variables: variables ?? {}, added: new Map() });
}

/** What a page's own lists are sized by, handed down from the field with the page arguments. */
type PageSize = Amount | undefined;

class Planner {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults: ReadonlyMap<string, unknown>;
  readonly #planned = new Map<string, Map<PageSize, Amount>>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, plain(defaultValue)]);
    this.#defaults = new Map(defaults as [string, unknown][]);
  }

  rootCost(root: GraphQLNamedType, { operation, selectionSet }: OperationDefinitionNode): Amount {
    return this.#ofSelections(root, selectionSet, undefined, (field) => {
      const { value: name } = field.name;
      // Asking what is left is free, so that it can be asked when nothing is. What describes the schema is one object.
      if (name === 'rateLimit' || name === '__typename') return 0;
      if (name.startsWith('__')) return prices.object;
      const cost = this.#ofField(root, field, undefined);
      if (operation === 'mutation') return sum([prices.mutation, cost]);
      return cost === 0 ? prices.object : cost;
    });
  }

  #ofSelections(type: GraphQLNamedType, { selections }: SelectionSetNode, page: PageSize, ofField = this.#fieldOf(type, page)): Amount {
    return sum(
      selections.map((selection) => {
        switch (selection.kind) {
          case Kind.FIELD:
            return this.#unlessSkipped(selection.directives, ofField(selection));
          case Kind.INLINE_FRAGMENT: {
            const narrowed = selection.typeCondition && typeFromAST(this.#schema, selection.typeCondition);
            const inner = narrowed == null || narrowed === type ? ofField : this.#fieldOf(narrowed, page);
            return this.#unlessSkipped(selection.directives, this.#ofSelections(narrowed ?? type, selection.selectionSet, page, inner));
          }
          case Kind.FRAGMENT_SPREAD:
            return this.#unlessSkipped(selection.directives, this.#ofFragment(selection.name.value, page, type, ofField));
        }
      }),
    );
  }

  #fieldOf(type: GraphQLNamedType, page: PageSize): (field: FieldNode) => Amount {
    return (field) => this.#ofField(type, field, page);
  }

  /** A fragment is added up once, however often it is spread: a document of fragments that spread fragments stays small. */
  #ofFragment(name: string, page: PageSize, spreadIn: GraphQLNamedType, ofField: (field: FieldNode) => Amount): Amount {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return 0;
    const type = typeFromAST(this.#schema, fragment.typeCondition) as GraphQLNamedType;
    const inner = type === spreadIn ? ofField : this.#fieldOf(type, page);
    const bySize = this.#planned.get(name) ?? new Map<PageSize, Amount>();
    this.#planned.set(name, bySize);
    const planned = bySize.get(page) ?? this.#ofSelections(type, fragment.selectionSet, page, inner);
    bySize.set(page, planned);
    if (typeof planned === 'number') return planned;
    return (given) => {
      const added = given.added.get(planned) ?? planned(given);
      given.added.set(planned, added);
      return added;
    };
  }

  #ofField(parent: GraphQLNamedType, node: FieldNode, page: PageSize): Amount {
    const field = 'getFields' in parent ? (parent.getFields()[node.name.value] as GraphQLField<unknown, unknown> | undefined) : undefined;
    if (field === undefined) return 0;
    const type = getNamedType(field.type);
    if (!(isObjectType(type) || isAbstractType(type)) || node.selectionSet === undefined) return 0;
    const size = this.#sizeOf(field, node);
    if (!isListType(getNullableType(field.type))) {
      return sum([prices.object, this.#workOf(field, node), this.#ofSelections(type, node.selectionSet, size)]);
    }
    const rows = size ?? page ?? prices.unpagedList;
    // An edge is its node's place in the list, and costs nothing beside it.
    const own = type.name.endsWith('Edge') ? 0 : prices.object;
    return times(rows, sum([own, this.#ofSelections(type, node.selectionSet, undefined)]));
  }

  /** What a field does beside answering. Each time it stands in a document it does that anew. */
  #workOf(field: GraphQLField<unknown, unknown>, { arguments: given = [] }: FieldNode): Amount {
    const work: Work | undefined = workOf(field);
    if (work === undefined) return 0;
    return ({ variables }) => {
      const known = { ...Object.fromEntries(this.#defaults), ...variables };
      return work(Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, known)])));
    };
  }

  /** How many rows a field is asked for; undefined for one without a say in it. */
  #sizeOf({ args }: GraphQLField<unknown, unknown>, node: FieldNode): PageSize {
    const sized = args.filter(({ name }) => name === 'first' || name === 'last' || name === 'ids');
    if (sized.length === 0) return undefined;
    const asked = sized.map(({ name, defaultValue }) => {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
      const usual = rowsOf(defaultValue);
      return value === undefined ? usual : this.#rows(value, usual);
    });
    const known = asked.filter((amount) => amount !== undefined);
    if (known.length === 0) return prices.page;
    if (known.every((amount) => typeof amount === 'number')) return Math.max(...known);
    return (given) => {
      const said = known.map((amount) => at(amount, given)).filter((amount) => !Number.isNaN(amount));
      return said.length === 0 ? prices.page : Math.max(...said);
    };
  }

  #rows(value: ValueNode, usual: number | undefined): Amount | undefined {
    if (value.kind !== Kind.VARIABLE) return rowsOf(plain(value)) ?? usual;
    const { value: name } = value.name;
    return ({ variables }) => rowsOf(variables[name] === undefined ? this.#defaults.get(name) : variables[name]) ?? usual ?? NaN;
  }

  #unlessSkipped(directives: readonly DirectiveNode[] | undefined, amount: Amount): Amount {
    return (directives ?? []).reduce<Amount>((kept, { name: { value: name }, arguments: given }) => {
      const condition = given?.find((argument) => argument.name.value === 'if')?.value;
      if (condition === undefined || (name !== 'skip' && name !== 'include')) return kept;
      const isKept = (value: unknown): boolean => value !== (name === 'skip');
      if (condition.kind !== Kind.VARIABLE) return isKept(plain(condition)) ? kept : 0;
      const variable = condition.name.value;
      return (all) => (isKept(all.variables[variable] ?? this.#defaults.get(variable)) ? at(kept, all) : 0);
    }, amount);
  }
}

/** A page size or a list of ids as a number of rows; undefined for anything else, which is refused elsewhere. */
function rowsOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return Math.min(value.length, mostRows);
  return typeof value === 'number' ? Math.min(Math.max(value, 0), mostRows) : undefined;
}

/** Numbers, truth values and the length of lists as they stand in a document; all else is undefined. */
function plain(value: ValueNode | undefined): unknown {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind === Kind.BOOLEAN) return value.value;
  return value?.kind === Kind.LIST ? value.values.map(() => null) : undefined;
}
