import { builder } from '../builder.ts';

export const SearchKindEnum = builder.enumType('SearchKind', {
  description: 'What an availability check searches by (K-04).',
  values: {
    PHONE: { description: 'The end user’s phone number.' },
    CIRCUIT: { description: 'The circuit number of one of your installed products.' },
    ACCESS_LINE_NUMBER: { description: 'The number of the line itself (K-10).' },
    ADDRESS: { description: 'The end user’s address on the order line (K-11).' },
  } as const,
});

export const ColourEnum = builder.enumType('AvailabilityColour', {
  description: 'The traffic light of an availability check. Always show it with its words (K-16).',
  values: {
    GREEN: { description: 'The order is fine (K-06).' },
    YELLOW: { description: 'The check failed, or gave no clear answer: `yellowReason` says which.' },
    RED: { description: 'The end user cannot be connected (K-09).' },
  } as const,
});

export const YellowReasonEnum = builder.enumType('AvailabilityYellowReason', {
  description: 'Why the light is yellow.',
  values: {
    SYSTEM_ERROR: { description: 'The check itself failed: the order can be sent and is treated by hand, without a booking (K-07).' },
    AMBIGUOUS: { description: 'No clear answer: the order can be sent, and booking a technician is advised (K-08).' },
  } as const,
});
