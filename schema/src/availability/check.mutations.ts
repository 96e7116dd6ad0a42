import { changeMutation } from '../mutation.ts';
import { orderLineLifecycle } from '../orders/order-line.lifecycle.ts';
import { orderPayload } from '../orders/order.payload.ts';
import { SearchKindEnum } from './check.enums.ts';
import { runAvailabilityCheck, runAvailabilityChecks, selectAvailabilityHit } from './check.commands.ts';
import { checkLifecycle } from './check.lifecycle.ts';

changeMutation('runAvailabilityCheck', {
  lifecycle: orderLineLifecycle,
  description:
    'Asks the carrier’s availability system whether an order line can be delivered. `id` is the order line’s. Answers at once with the check PENDING; the result comes by `orderChanged`, within 30 seconds or as TIMED_OUT. Called again after a time-out with the same search, it counts as the next attempt; the second time-out in a row gives YELLOW with SYSTEM_ERROR (K-12). An answer there was is thrown away. The line’s own version stays.',
  payload: orderPayload,
  limits: { searchValue: 200 },
  input: (t) => ({
    searchKind: t.field({
      type: SearchKindEnum,
      description:
        'What is searched by. Left out: the access line number where the line has one, for broadband and operator access (K-10), or the address.',
    }),
    searchValue: t.string({
      description:
        'The number. Not read for a search by ADDRESS: the address checked is the one on the line (K-11). At most 200 characters.',
    }),
  }),
  run: (context, input) => runAvailabilityCheck(context, input),
});
changeMutation('runAvailabilityChecks', {
  lifecycle: orderLineLifecycle,
  description:
    'Asks for every line of an order in NEW that has no answer that counts. `id` is the order’s. The answers come by `orderChanged`, each when it is there.',
  payload: orderPayload,
  run: (context, input) => runAvailabilityChecks(context, input),
});
changeMutation('selectAvailabilityHit', {
  lifecycle: checkLifecycle,
  description: 'Says which of the lines that a check has found is meant. `id` is the check’s. Can be said anew until the order is sent.',
  payload: orderPayload,
  input: (t) => ({ hit: t.int({ required: true, description: 'The `index` of the hit.' }) }),
  run: (context, input) => selectAvailabilityHit(context, input),
});
