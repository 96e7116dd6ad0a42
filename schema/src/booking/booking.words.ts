import type { Words } from '../words.ts';
import type { BookingReason } from './booking.rules.ts';

/** Why a technician must, should or cannot be booked, as an orderer reads it. */
export const bookingWords: Readonly<Record<BookingReason, Words>> = {
  GREEN: {
    en: 'The line can be delivered, so you book the technician yourself. It is the fastest way to delivery.',
    nb: 'Linjen kan leveres, så du booker montør selv. Det gir raskest levering.',
    sv: 'Ledningen kan levereras, så du bokar tekniker själv. Det ger snabbast leverans.',
  },
  AMBIGUOUS: {
    en: 'The check gave no clear answer. A booking is recommended: it is the fastest way to delivery. Without one the order is treated by hand.',
    nb: 'Sjekken ga ikke noe klart svar. Booking anbefales: Det gir raskest levering. Uten booking blir bestillingen behandlet manuelt.',
    sv: 'Kontrollen gav inget tydligt svar. Bokning rekommenderas: det ger snabbast leverans. Utan bokning hanteras beställningen manuellt.',
  },
  PROJECT: {
    en: 'No technician is booked on a project order; its installation is coordinated as a whole.',
    nb: 'Det bookes ikke montør på en prosjektbestilling; installasjonen samordnes som en helhet.',
    sv: 'Tekniker bokas inte på en projektbeställning; installationen samordnas som en helhet.',
  },
  PRODUCT: {
    en: 'You do not book a technician for this.',
    nb: 'Du booker ikke montør for dette.',
    sv: 'Du bokar inte tekniker för detta.',
  },
  NOT_CHECKED: {
    en: 'Run the availability check first; its answer says whether a technician can be booked.',
    nb: 'Kjør tilgjengelighetssjekken først; svaret sier om montør kan bookes.',
    sv: 'Kör tillgänglighetskontrollen först; svaret säger om tekniker kan bokas.',
  },
  UNCHOSEN: {
    en: 'The check found several lines. Choose the right one first.',
    nb: 'Sjekken fant flere linjer. Velg den riktige først.',
    sv: 'Kontrollen hittade flera ledningar. Välj rätt ledning först.',
  },
  TIMED_OUT: {
    en: 'The availability check was not answered. Run it again before you book.',
    nb: 'Tilgjengelighetssjekken ble ikke besvart. Kjør den på nytt før du booker.',
    sv: 'Tillgänglighetskontrollen besvarades inte. Kör den igen innan du bokar.',
  },
  SYSTEM_ERROR: {
    en: 'The availability check failed, so no technician can be booked. The order can be sent and is treated by hand.',
    nb: 'Tilgjengelighetssjekken feilet, så montør kan ikke bookes. Bestillingen kan sendes og blir behandlet manuelt.',
    sv: 'Tillgänglighetskontrollen misslyckades, så tekniker kan inte bokas. Beställningen kan skickas och hanteras manuellt.',
  },
  RED: {
    en: 'The end user cannot be connected, so there is nothing to book.',
    nb: 'Sluttbrukeren kan ikke få tilknytning, så det er ingenting å booke.',
    sv: 'Slutkunden kan inte anslutas, så det finns inget att boka.',
  },
};
