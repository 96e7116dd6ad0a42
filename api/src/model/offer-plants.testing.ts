import { isObjectType } from 'graphql';
import type { AvailableMove } from '@sporbar/schema/moves.ts';
import { noChange } from '@sporbar/schema/orders/line-change.refusals.ts';
import { no } from '@sporbar/schema/refusals.ts';
import { schema } from '@sporbar/schema/schema.ts';
import type { Plant } from './plants.testing.ts';

/** What an object of this type says of one of its moves, said in another manner; undefined: not said at all. */
const saysOf =
  (type: string, name: string, alter: (own: AvailableMove) => AvailableMove | undefined): Plant['put'] =>
  () => {
    const noun = schema.getType(type);
    const field = isObjectType(noun) ? noun.getFields()['availableMoves'] : undefined;
    const resolve = field?.resolve;
    if (field === undefined || resolve === undefined) throw new Error(`${type} says nothing of its moves`);
    field.resolve = async (...asked) => {
      const own = (await resolve(...asked)) as AvailableMove[];
      return own.flatMap((move) => (move.name === name ? (alter(move) ?? []) : [move]));
    };
    return () => void (field.resolve = resolve);
  };

const held = ({ blockedBy }: AvailableMove): boolean => blockedBy.length > 0;

/** What is offered, refused and told beforehand, each put wrong in one place. */
export const offerPlants: Readonly<Record<string, Plant>> = {
  'a move is told to be held by a rule that does not hold it': {
    moves: ['finishOrderLine'],
    put: saysOf('OrderLine', 'finishOrderLine', (own) => (held(own) ? { ...own, blockedBy: [noChange.cancelDeadline('')] } : own)),
    said: /finishOrderLine was told to be held by USE_SERVICE_REQUEST M-14, and was refused: .*/,
  },
  'the true rule is told under another code': {
    moves: ['finishOrderLine'],
    put: saysOf('OrderLine', 'finishOrderLine', (own) => ({
      ...own,
      blockedBy: own.blockedBy.map((problem) => ({ ...problem, def: { ...problem.def, code: 'BOOKING_REQUIRED' } })),
    })),
    said: /finishOrderLine was told to be held by BOOKING_REQUIRED /,
  },
  'a rule more is told than holds it': {
    moves: ['removeQuoteLine'],
    put: saysOf('QuoteLine', 'removeQuoteLine', (own) => (held(own) ? { ...own, blockedBy: [...own.blockedBy, no.notFound('')] } : own)),
    said: /removeQuoteLine was told to be held by .*NOT_FOUND G-09, and was refused/,
  },
  'what a guard refuses is offered': {
    moves: ['removeQuoteLine'],
    put: saysOf('QuoteLine', 'removeQuoteLine', (own) => ({ ...own, blockedBy: [] })),
    said: /removeQuoteLine was offered and needs nothing, and then refused/,
  },
  'what somebody may not do is offered to him': {
    moves: ['startServiceRequest'],
    put: saysOf('ServiceRequest', 'startServiceRequest', (own) => ({ ...own, blockedBy: [] })),
    said: /startServiceRequest was offered, and then refused as FORBIDDEN/,
  },
  'what goes through is not offered': {
    moves: ['submitOrder'],
    put: saysOf('Order', 'submitOrder', () => undefined),
    said: /submitOrder was not offered, and went through/,
  },
  'what goes through is told to be held': {
    moves: ['submitOrder'],
    put: saysOf('Order', 'submitOrder', (own) => (held(own) ? own : { ...own, blockedBy: [no.forbidden('')] })),
    said: /submitOrder was not offered, and went through/,
  },
};
