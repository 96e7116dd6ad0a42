import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { statusWords } from '../mail/compose.ts';
import { mailWords, nounWords, pages } from '../mail/mail.words.ts';
import { say, type Locale, type Words } from '../words.ts';
import type { Notice } from './notices.ts';

const handedOver: Words = { en: 'Handed over to your department', nb: 'Overført til din avdeling', sv: 'Överlämnat till din avdelning' };

/** The page a notice leads to, under the address of the site. */
export function pathOf({ events: [event], number }: Notice): string {
  const { rootType, rootId } = event as { rootType: ObjectType; rootId: string };
  return `${pages[rootType]}/${number ?? rootId}`;
}

/** "Order O-10001": as a mail about it is headed. */
export function headingOf({ events: [event], number }: Notice, locale: Locale): string {
  const noun = nounWords[event?.rootType ?? 'ORDER'][locale];
  return number === null ? noun : `${noun} ${number}`;
}

/** "Line 2: Incomplete", or "Rejected", or "3 changes": as the subject of a mail says it (N-05). */
export function whatOf({ events, lineNumbers }: Notice, locale: Locale): string {
  const reached = new Set(
    events.map(({ objectType, toStatus, fromStatus, kind, actorKind }) =>
      kind === 'UPDATED' || toStatus === fromStatus
        ? handedOver[locale]
        : statusWords(objectType, toStatus ?? '', actorKind === 'A', locale),
    ),
  );
  const [only] = reached;
  if (only === undefined || reached.size > 1) return say(mailWords.changes, locale, { count: events.length });
  const [event] = events;
  if (event === undefined || events.length > 1 || event.objectId === event.rootId) return only;
  const about = [nounWords[event.objectType][locale], lineNumbers.get(event.objectId)].filter((part) => part !== undefined).join(' ');
  return `${about}: ${only}`;
}

/** Why, in the words of who did it: where several things were said, the first. */
export const whyOf = ({ events }: Notice): string | null => events.find(({ comment }) => comment !== null)?.comment ?? null;
