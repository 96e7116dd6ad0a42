import { hasMutation, lifecycles } from '@sporbar/schema/lifecycle.ts';
import { schema } from '@sporbar/schema/schema.ts';
import { isInputObjectType, isNonNullType, isObjectType, isUnionType, getNamedType } from 'graphql';
import { specs } from '../model/moves.testing.ts';

/** Moves that the model asks of nothing yet, by what they are asked of. */
const besides: Readonly<Record<string, readonly string[]>> = {
  ORDER: ['runAvailabilityChecks'],
  ORDER_LINE: ['runAvailabilityCheck', 'holdAppointmentSlot', 'skipAppointment'],
  AVAILABILITY_CHECK: ['selectAvailabilityHit'],
  APPOINTMENT: ['confirmAppointment', 'rescheduleAppointment'],
  BOOKING: ['addPackage', 'cancelBooking'],
};

/** Whether a mutation is asked of one object by its id. */
function isOfObject(move: string): boolean {
  const type = schema.getMutationType()?.getFields()[move]?.args[0]?.type;
  const input = isNonNullType(type) && isInputObjectType(type.ofType) ? type.ofType : undefined;
  return input?.getFields()['expectedVersion'] !== undefined;
}

const byType = Map.groupBy(Object.keys(specs).filter(isOfObject), (move) => specs[move]?.on ?? '');

/** Every move that can be asked of a kind of object. */
export const movesAskedOf = (type: string): readonly string[] => [...new Set([...(byType.get(type) ?? []), ...(besides[type] ?? [])])];

const types = [...new Set([...byType.keys(), ...Object.keys(besides)])];

/** Moves of any lifecycle that are made on an object that is there, and that nobody asks here: there must be none. */
export function movesNobodyAsks(): string[] {
  const asked = new Set(types.flatMap(movesAskedOf));
  return lifecycles.flatMap(({ moves }) =>
    Object.entries(moves).flatMap(([name, move]) => (hasMutation(move) && !asked.has(name) && isOfObject(name) ? [name] : [])),
  );
}

const inputType = (move: string): string => `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
const payloadOf = (move: string): string => {
  const union = getNamedType(schema.getMutationType()?.getFields()[move]?.type);
  const members = isUnionType(union) ? union.getTypes() : [];
  return members.find(({ name }) => name.endsWith('Payload'))?.name ?? '';
};

/** Several mutations in one document: each is a transaction of its own. */
export const documentOf = (moves: readonly string[]): string =>
  `mutation M(${moves.map((move) => `$${move}: ${inputType(move)}`).join(' ')}) {
  ${moves.map((move) => `${move}(input: $${move}) { __typename ... on Refusal { code problems { code ruleId path } } ... on ${payloadOf(move)} { replayed } }`).join('\n')} }`;

const withMoves = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') && 'availableMoves' in type.getFields())
  .map(({ name }) => name);

/** What an object says of its moves to whoever asks. */
export const movesQuery = `query Moves($id: ID!) { node(id: $id) { __typename
  ${withMoves.map((name) => `... on ${name} { availableMoves { name allowed needs blockedBy { code ruleId path } } }`).join('\n')} } }`;
