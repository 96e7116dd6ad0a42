import { refusalsOf } from '../refusals.ts';

/** Why a visit cannot be recorded or reported as asked. */
export const noVisit = refusalsOf({
  notOnProjects: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-04',
    message: {
      en: 'No visit is booked on a project order.',
      nb: 'Det avtales ikke besøk på en prosjektbestilling.',
      sv: 'Inget besök bokas på en projektbeställning.',
    },
    hint: {
      en: 'The installation of a project is coordinated as a whole.',
      nb: 'Installasjonen i et prosjekt samordnes som en helhet.',
      sv: 'Installationen i ett projekt samordnas som en helhet.',
    },
  },
  agreedBefore: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-11',
    message: { en: 'A visit is agreed already.', nb: 'Det er allerede avtalt et besøk.', sv: 'Ett besök är redan avtalat.' },
    hint: { en: 'Report that visit first.', nb: 'Meld fra om det besøket først.', sv: 'Rapportera det besöket först.' },
  },
  slotBackwards: {
    code: 'VALIDATION',
    ruleId: 'B-03',
    message: {
      en: 'The visit must end after it begins, on the same day.',
      nb: 'Besøket må slutte etter at det begynner, samme dag.',
      sv: 'Besöket måste sluta efter att det börjar, samma dag.',
    },
    hint: {
      en: 'Give the window told to the end user.',
      nb: 'Oppgi tidsrommet sluttbrukeren har fått.',
      sv: 'Ange tiden som slutkunden har fått.',
    },
  },
  slotPast: {
    code: 'VALIDATION',
    ruleId: 'B-03',
    message: { en: 'The visit lies in the past.', nb: 'Besøket ligger i fortiden.', sv: 'Besöket ligger i det förflutna.' },
    hint: { en: 'Give a time to come.', nb: 'Oppgi et tidspunkt som kommer.', sv: 'Ange en kommande tid.' },
  },
  nothingWasted: {
    code: 'VALIDATION',
    ruleId: 'M-22',
    message: {
      en: 'Only a visit to a closed door can be charged as wasted.',
      nb: 'Bare et besøk ved en stengt dør kan faktureres som bomtur.',
      sv: 'Bara ett besök vid en stängd dörr kan debiteras som bomresa.',
    },
    hint: { en: 'Leave the charge out.', nb: 'Utelat bomturen.', sv: 'Utelämna bomresan.' },
  },
});
