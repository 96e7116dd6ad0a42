import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

export const SlotsQuery = graphql(`
  query AppointmentSlots($lineId: ID!) {
    appointmentSlots(lineId: $lineId, days: 14) {
      isOffered
      slots {
        date
        slotStart
        slotEnd
        free
      }
    }
  }
`);

export type Slots = ResultOf<typeof SlotsQuery>['appointmentSlots'];

/** The free slots by day, in their order. */
export const byDay = ({ slots }: Slots): [string, Slots['slots']][] => [
  ...Map.groupBy(
    slots.filter(({ free }) => free > 0),
    ({ date }) => date,
  ),
];
