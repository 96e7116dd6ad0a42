import type { Colour, YellowReason } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../words.ts';

interface Light {
  readonly label: Words;
  readonly meaning: Words;
}

/** K-16: what stands beside each colour, and what it means for sending and booking. */
const lights: Readonly<Record<'GREEN' | 'RED' | YellowReason, Light>> = {
  GREEN: {
    label: { en: 'OK', nb: 'OK', sv: 'OK' },
    meaning: {
      en: 'The order is fine. It can be sent, and a technician can be booked.',
      nb: 'Bestillingen er i orden. Den kan sendes, og montør kan bookes.',
      sv: 'Beställningen är i ordning. Den kan skickas, och tekniker kan bokas.',
    },
  },
  SYSTEM_ERROR: {
    label: { en: 'Uncertain: the check failed', nb: 'Usikkert: sjekken feilet', sv: 'Osäkert: kontrollen misslyckades' },
    meaning: {
      en: 'The order can be sent and is treated by hand. No technician can be booked.',
      nb: 'Bestillingen kan sendes og blir behandlet manuelt. Montør kan ikke bookes.',
      sv: 'Beställningen kan skickas och hanteras manuellt. Tekniker kan inte bokas.',
    },
  },
  AMBIGUOUS: {
    label: { en: 'Uncertain: no clear answer', nb: 'Usikkert: ikke entydig svar', sv: 'Osäkert: inget entydigt svar' },
    meaning: {
      en: 'The order can be sent. Booking a technician is advised.',
      nb: 'Bestillingen kan sendes. Vi anbefaler å booke montør.',
      sv: 'Beställningen kan skickas. Vi rekommenderar att boka tekniker.',
    },
  },
  RED: {
    label: { en: 'Not possible', nb: 'Ikke mulig', sv: 'Inte möjligt' },
    meaning: {
      en: 'The end user cannot be connected. The order cannot be sent with this product.',
      nb: 'Sluttbrukeren kan ikke få tilknytning. Bestillingen kan ikke sendes med dette produktet.',
      sv: 'Slutkunden kan inte anslutas. Beställningen kan inte skickas med den här produkten.',
    },
  },
};

interface Shown<C> {
  readonly colour: C;
  readonly yellowReason?: YellowReason | null;
}

/** Undefined where there is no colour. */
export function lightOf(shown: Shown<Colour>): Light;
export function lightOf(shown: Shown<Colour | null>): Light | undefined;
export function lightOf({ colour, yellowReason }: Shown<Colour | null>): Light | undefined {
  return colour === null ? undefined : lights[colour === 'YELLOW' ? (yellowReason ?? 'AMBIGUOUS') : colour];
}
