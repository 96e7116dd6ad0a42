import { availableMoves, type AvailableMove, type BallInCourt } from '../moves.ts';
import type { Party } from '../lifecycle.ts';
import type { Standing } from '../timers.ts';
import type { Viewer } from '../viewer.ts';
import type { Words } from '../words.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { documentsMissing, guardsOf, type PackageFacts } from './package.rules.ts';
import { packageStatuses } from './package.statuses.ts';

/** What this viewer can do with a package now. Moves of the whole booking stand on the booking. */
export const packageMovesOf = (viewer: Viewer, item: PackageFacts & Standing<PackageFacts['status']>): AvailableMove[] =>
  availableMoves(packageLifecycle, 'root', viewer, [item], (move) => ({
    problems: guardsOf(move, item),
    hidden: move === 'cancelBooking',
  }));

const actions: Record<PackageFacts['status'], Words> = {
  BOOKED: { en: 'Receive it in the US', nb: 'Ta imot den i USA', sv: 'Ta emot det i USA' },
  NOT_BOOKED: {
    en: 'Say what it is and choose air or sea',
    nb: 'Fortell hva det er, og velg fly eller sjø',
    sv: 'Berätta vad det är och välj flyg eller sjö',
  },
  HOLD: { en: 'Choose air or sea to release it', nb: 'Velg fly eller sjø for å frigi den', sv: 'Välj flyg eller sjö för att släppa det' },
  RECEIVED: { en: 'Ship it', nb: 'Send den', sv: 'Skicka det' },
  STANDBY: { en: 'Release it when it may be shipped', nb: 'Frigi den når den kan sendes', sv: 'Släpp det när det får skickas' },
  IN_TRANSIT: { en: 'Bring it to the destination country', nb: 'Bring den til mottakerlandet', sv: 'Ta det till mottagarlandet' },
  ARRIVED: { en: 'Clear it through customs', nb: 'Fortoll den', sv: 'Förtulla det' },
  CLEARED: { en: 'Deliver it', nb: 'Lever den', sv: 'Leverera det' },
  DELIVERED: { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' },
  CANCELLED: { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' },
};
const verify: Words = {
  en: 'Check the contents, as the customer asked',
  nb: 'Kontroller innholdet, slik kunden ba om',
  sv: 'Kontrollera innehållet, så som kunden bad om',
};
const sendReceipt: Words = {
  en: 'Upload the receipt: customs wait for it',
  nb: 'Last opp kvitteringen: tollen venter på den',
  sv: 'Ladda upp kvittot: tullen väntar på det',
};

type BallFacts = Pick<PackageFacts, 'status' | 'customerUnsure'> & {
  readonly enteredStatusAt: Date;
  readonly receipts: readonly Pick<PackageFacts['receipts'][number], 'status'>[];
};

/** Whose move it is: the status says it, except where a customer has asked staff, or customs wait for a receipt. */
export function ballOfPackage(item: BallFacts): BallInCourt {
  const ball = (party: Party, action: Words): BallInCourt => ({ party, since: item.enteredStatusAt, dueAt: null, action });
  if (item.status === 'NOT_BOOKED' && item.customerUnsure) return ball('CARRIER', verify);
  if (item.status === 'ARRIVED' && documentsMissing(item.receipts)) return ball('CUSTOMER', sendReceipt);
  return ball(packageStatuses[item.status].acts, actions[item.status]);
}
