import { counting, isOfLine, type CheckFacts } from '../../availability/check.rules.ts';
import { bookingStanding } from '../../booking/booking.rules.ts';
import { needsTechnician } from '../../takeovers/takeover.rules.ts';
import type { LineFacts, SendFacts } from '../submitting/line-facts.ts';
import type { RouteReason } from './route.words.ts';

/** What becomes of a line once it is sent: the systems register it, or people take it up first. */
export interface Route {
  readonly kind: 'AUTOMATIC' | 'MANUAL';
  readonly reason: RouteReason;
  /** The rule that makes it manual. */
  readonly ruleId: string | null;
  /** False while a check or a booking is still to come that may decide otherwise. */
  readonly isDecided: boolean;
}

const manual = (reason: RouteReason, ruleId: string): Route => ({ kind: 'MANUAL', reason, ruleId, isDecided: true });
const automatic = (reason: RouteReason, isDecided: boolean): Route => ({ kind: 'AUTOMATIC', reason, ruleId: null, isDecided });

const unbookedRoutes = {
  CHOSEN: manual('UNBOOKED', 'B-09'),
  NO_SLOT: manual('NO_SLOT', 'B-11'),
  NO_ANSWER: manual('NO_ANSWER', 'B-11'),
  OUTGROWN: manual('OUTGROWN', 'M-17'),
} as const;

type Routed = Pick<LineFacts, 'product' | 'attributes' | 'modifyKind' | 'previousProduct' | 'termination' | 'checks' | 'unbooked'>;

/**
 * K-07, B-09, B-11, M-17: the way a line would go if it were sent as it stands. `hasOutgrown`: its visit would be called off
 * by that.
 */
export function routeOf(line: Routed, { isProject }: Pick<SendFacts, 'isProject'>, hasOutgrown = false): Route {
  if (line.termination !== null || line.product === null) return automatic('CLEAR', line.product !== null);
  if (hasOutgrown) return unbookedRoutes.OUTGROWN;
  if (line.unbooked !== null) return unbookedRoutes[line.unbooked];
  const check = counting(line.checks);
  if (line.product.availabilityPolicy !== 'MANDATORY' || isUnasked(line)) return automatic('CLEAR', true);
  if (check?.status !== 'DONE' || !isOfLine(check, line)) return automatic('CHECK_TO_COME', false);
  if (check.yellowReason === 'SYSTEM_ERROR') return manual('SYSTEM_ERROR', failedBy(check));
  const { need } = bookingStanding(line, check, isProject);
  return automatic(need === 'RECOMMENDED' ? 'BOOKING_TO_CHOOSE' : 'CLEAR', need !== 'RECOMMENDED');
}

/** O-33: neither a change that stays where it is nor a change of ISP without a technician is checked. */
const isUnasked = (line: Routed): boolean =>
  line.modifyKind === null
    ? line.previousProduct !== null && !needsTechnician(line)
    : line.modifyKind !== 'MOVE' && line.modifyKind !== 'ACCESS_TYPE_CONVERSION';

/** K-12 after two time-outs, K-07 when the system said itself that it failed. */
const failedBy = ({ attempts }: CheckFacts): string => (attempts >= 2 ? 'K-12' : 'K-07');
