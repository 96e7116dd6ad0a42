import { refusalsOf } from '../../refusals.ts';

export const noIntake = refusalsOf({
  notItsNumber: {
    code: 'VALIDATION',
    ruleId: 'CA-07',
    message: {
      en: 'The scanned number is none of this package’s tracking numbers.',
      nb: 'Det skannede nummeret er ikke blant pakkens sporingsnumre.',
      sv: 'Det skannade numret är inte ett av paketets spårningsnummer.',
    },
    hint: {
      en: 'Register it as not booked, or confirm that it is this package.',
      nb: 'Registrer den som ikke booket, eller bekreft at det er denne pakken.',
      sv: 'Registrera det som inte bokat, eller bekräfta att det är detta paket.',
    },
  },
  isBooked: {
    code: 'VALIDATION',
    ruleId: 'CA-07',
    message: {
      en: 'Package {number} of this suite is booked with exactly this tracking number.',
      nb: 'Pakke {number} på dette suitenummeret er booket med nøyaktig dette sporingsnummeret.',
      sv: 'Paket {number} på detta suitenummer är bokat med exakt detta spårningsnummer.',
    },
    hint: { en: 'Receive that package instead.', nb: 'Ta imot den pakken i stedet.', sv: 'Ta emot det paketet i stället.' },
  },
  suiteUnknown: {
    code: 'VALIDATION',
    ruleId: 'CA-07',
    message: {
      en: 'Nobody has suite number {suiteNumber}.',
      nb: 'Ingen har suitenummer {suiteNumber}.',
      sv: 'Ingen har suitenummer {suiteNumber}.',
    },
    hint: {
      en: 'Read the label again, or search by name.',
      nb: 'Les etiketten en gang til, eller søk på navn.',
      sv: 'Läs etiketten en gång till, eller sök på namn.',
    },
  },
  holdWhat: {
    code: 'VALIDATION',
    ruleId: 'P-10',
    message: {
      en: 'Give either the id and version of a package, or the suite number of a new one.',
      nb: 'Oppgi enten id og versjon for en pakke, eller suitenummeret for en ny.',
      sv: 'Ange antingen id och version för ett paket, eller suitenumret för ett nytt.',
    },
    hint: { en: 'One of the two, not both.', nb: 'Ett av delene, ikke begge.', sv: 'Det ena, inte båda.' },
  },
});
