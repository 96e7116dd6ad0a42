import type { Words } from '../../words.ts';

/** Why a line goes the way it goes. */
export type RouteReason =
  'CLEAR' | 'CHECK_TO_COME' | 'BOOKING_TO_CHOOSE' | 'SYSTEM_ERROR' | 'UNBOOKED' | 'NO_SLOT' | 'NO_ANSWER' | 'OUTGROWN';

/** The same as the orderer reads it. */
export const routeWords: Readonly<Record<RouteReason, Words>> = {
  CLEAR: {
    en: 'The systems take it on by themselves once it is submitted.',
    nb: 'Systemene behandler den automatisk når den er sendt inn.',
    sv: 'Systemen behandlar den automatiskt när den har skickats in.',
  },
  CHECK_TO_COME: {
    en: 'The systems take it on by themselves, if the availability check gives a clear answer.',
    nb: 'Systemene behandler den automatisk hvis tilgjengelighetssjekken gir et klart svar.',
    sv: 'Systemen behandlar den automatiskt om tillgänglighetskontrollen ger ett tydligt svar.',
  },
  BOOKING_TO_CHOOSE: {
    en: 'The systems take it on by themselves if you book a technician. Without a booking it is treated by hand.',
    nb: 'Systemene behandler den automatisk hvis du booker montør. Uten booking blir den behandlet manuelt.',
    sv: 'Systemen behandlar den automatiskt om du bokar tekniker. Utan bokning hanteras den manuellt.',
  },
  SYSTEM_ERROR: {
    en: 'It is treated by hand, since the availability check failed.',
    nb: 'Den blir behandlet manuelt, siden tilgjengelighetssjekken feilet.',
    sv: 'Den hanteras manuellt eftersom tillgänglighetskontrollen misslyckades.',
  },
  UNBOOKED: {
    en: 'It is treated by hand, since you go on without booking a technician.',
    nb: 'Den blir behandlet manuelt, siden du går videre uten å booke montør.',
    sv: 'Den hanteras manuellt eftersom du går vidare utan att boka tekniker.',
  },
  NO_SLOT: {
    en: 'It is treated by hand, since no time was free for a technician.',
    nb: 'Den blir behandlet manuelt, siden det ikke var noen ledig tid for montør.',
    sv: 'Den hanteras manuellt eftersom det inte fanns någon ledig tid för tekniker.',
  },
  NO_ANSWER: {
    en: 'It is treated by hand, since the booking of technicians did not answer.',
    nb: 'Den blir behandlet manuelt, siden montørbookingen ikke svarte.',
    sv: 'Den hanteras manuellt eftersom teknikerbokningen inte svarade.',
  },
  OUTGROWN: {
    en: 'It is treated by hand, since the visit that was booked does not fit it any more.',
    nb: 'Den blir behandlet manuelt, siden besøket som var booket, ikke passer lenger.',
    sv: 'Den hanteras manuellt eftersom det bokade besöket inte längre passar.',
  },
};
