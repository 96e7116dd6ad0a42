import { refusalsOf } from '../refusals.ts';

export const noMailbox = refusalsOf({
  addressInUse: {
    code: 'ADDRESS_IN_USE',
    ruleId: 'CA-09',
    message: {
      en: 'Open bookings go to this address: {numbers}.',
      nb: 'Åpne bookinger går til denne adressen: {numbers}.',
      sv: 'Öppna bokningar går till den här adressen: {numbers}.',
    },
    hint: {
      en: 'Send moveBookingsToHome to have them delivered to your home address.',
      nb: 'Send moveBookingsToHome for å få dem levert til hjemmeadressen.',
      sv: 'Skicka moveBookingsToHome för att få dem levererade till hemadressen.',
    },
  },
  noJobAddress: {
    code: 'VALIDATION',
    ruleId: 'CA-03',
    message: {
      en: 'There is no job address to delete.',
      nb: 'Det er ingen jobbadresse å slette.',
      sv: 'Det finns ingen jobbadress att ta bort.',
    },
    hint: { en: 'Read the account again.', nb: 'Les kontoen på nytt.', sv: 'Läs kontot på nytt.' },
  },
});
