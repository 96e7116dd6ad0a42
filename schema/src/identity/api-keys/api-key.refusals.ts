import { refusalsOf } from '../../refusals.ts';

export const noKey = refusalsOf({
  nameTaken: {
    code: 'VALIDATION',
    ruleId: 'IA-03',
    message: {
      en: 'Another key of this user has this name.',
      nb: 'En annen av brukerens nøkler har dette navnet.',
      sv: 'En annan av användarens nycklar har det här namnet.',
    },
    hint: {
      en: 'Name it after the program that will use it: history shows the name.',
      nb: 'Kall den opp etter programmet som skal bruke den. Navnet vises i historikken.',
      sv: 'Döp den efter programmet som ska använda den. Namnet visas i historiken.',
    },
  },
  pastEnd: {
    code: 'VALIDATION',
    ruleId: 'IA-03',
    message: {
      en: 'The end of the key lies in the past.',
      nb: 'Nøkkelens utløpstid ligger i fortiden.',
      sv: 'Nyckelns sluttid ligger i det förflutna.',
    },
    hint: {
      en: 'Choose a later time, or none.',
      nb: 'Velg et senere tidspunkt, eller la feltet stå tomt.',
      sv: 'Välj en senare tidpunkt, eller lämna fältet tomt.',
    },
  },
  tooMany: {
    code: 'VALIDATION',
    ruleId: 'IA-03',
    message: { en: 'A user has at most {max} keys.', nb: 'En bruker har høyst {max} nøkler.', sv: 'En användare har högst {max} nycklar.' },
    hint: {
      en: 'Revoke one that is not used any more.',
      nb: 'Trekk tilbake en som ikke lenger er i bruk.',
      sv: 'Återkalla en som inte längre används.',
    },
  },
});
