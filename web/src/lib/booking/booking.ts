import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { MoveParts } from '#lib/nouns/parts.ts';
import { m } from '#lib/paraglide/messages.js';

/** What the page of an order shows of a line's booking. */
export const BookingParts = graphql(
  `
    fragment BookingParts on OrderLine {
      mustBookAnew
      isUnbooked
      booking {
        need
        reason
        mostNumbers
      }
      appointments {
        id
        status
        date
        slotStart
        slotEnd
        heldUntil
        secondsLeft
        externalRef
        numbers
        aegServices
        comment
        isWastedVisitCharged
        version
        availableMoves {
          ...MoveParts
        }
      }
    }
  `,
  [MoveParts],
);

export type Booking = ResultOf<typeof BookingParts>;

export const needWords: Readonly<Record<Booking['booking']['need'], () => string>> = {
  REQUIRED: m.booking_REQUIRED,
  RECOMMENDED: m.booking_RECOMMENDED,
  NOT_POSSIBLE: m.booking_NOT_POSSIBLE,
};

/** Numbers that can be asked for with a visit, none first. */
export const numberChoices = (most: number): number[] => Array.from({ length: most + 1 }, (_, count) => count);
