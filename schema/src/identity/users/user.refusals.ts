import { refusalsOf } from '../../refusals.ts';

const askFor = {
  en: 'Let an authorised orderer of the organisation submit one, and give its number.',
  nb: 'La en autorisert bestiller i organisasjonen sende inn en, og oppgi nummeret.',
  sv: 'Låt en behörig beställare i organisationen skicka in ett, och ange numret.',
} as const;

export const noUser = refusalsOf({
  requestMissing: {
    code: 'USE_SERVICE_REQUEST',
    ruleId: 'IA-10',
    message: {
      en: 'This needs a service request in Area User administration.',
      nb: 'Dette krever en henvendelse i saksområdet Brukeradministrasjon.',
      sv: 'Detta kräver ett ärende i ärendeområdet Användaradministration.',
    },
    hint: askFor,
  },
  requestUnfit: {
    code: 'VALIDATION',
    ruleId: 'IA-10',
    message: {
      en: 'There is no submitted request with this number that asks for it.',
      nb: 'Det finnes ingen innsendt henvendelse med dette nummeret som ber om det.',
      sv: 'Det finns inget inskickat ärende med det här numret som ber om det.',
    },
    hint: askFor,
  },
  requestSpent: {
    code: 'VALIDATION',
    ruleId: 'IA-10',
    message: {
      en: 'This request has been used for the login already.',
      nb: 'Denne henvendelsen er allerede brukt for brukeren.',
      sv: 'Det här ärendet har redan använts för användaren.',
    },
    hint: {
      en: 'Reopening needs a new request.',
      nb: 'Gjenåpning krever en ny henvendelse.',
      sv: 'Att öppna igen kräver ett nytt ärende.',
    },
  },
  notCertified: {
    code: 'VALIDATION',
    ruleId: 'IA-08',
    message: {
      en: 'Access {accessType} needs an active training certification.',
      nb: 'Tilgangen {accessType} krever en gyldig sertifisering fra opplæringen.',
      sv: 'Åtkomsten {accessType} kräver en giltig certifiering från utbildningen.',
    },
    hint: {
      en: 'Register the certification first, or give read access (READ).',
      nb: 'Registrer sertifiseringen først, eller gi lesetilgang (READ).',
      sv: 'Registrera certifieringen först, eller ge läsåtkomst (READ).',
    },
  },
  notCertifiedForTickets: {
    code: 'VALIDATION',
    ruleId: 'IA-09',
    message: {
      en: 'The trouble-ticket module needs its own certification.',
      nb: 'Feilmeldingsmodulen krever sin egen sertifisering.',
      sv: 'Felanmälningsmodulen kräver en egen certifiering.',
    },
    hint: {
      en: 'Register the certification for trouble tickets (TROUBLE_TICKET) first.',
      nb: 'Registrer sertifiseringen for feilmelding (TROUBLE_TICKET) først.',
      sv: 'Registrera certifieringen för felanmälan (TROUBLE_TICKET) först.',
    },
  },
  usernameUnacceptable: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'A username has 3 to 60 small letters, digits, dots, hyphens or underscores.',
      nb: 'Et brukernavn har 3 til 60 små bokstaver, sifre, punktum, bindestreker eller understreker.',
      sv: 'Ett användarnamn har 3 till 60 små bokstäver, siffror, punkter, bindestreck eller understreck.',
    },
    hint: { en: 'For example kari.nordmann.', nb: 'For eksempel kari.nordmann.', sv: 'Till exempel kari.nordmann.' },
  },
  usernameTaken: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: { en: 'This username is taken.', nb: 'Dette brukernavnet er opptatt.', sv: 'Det här användarnamnet är upptaget.' },
    hint: {
      en: 'Choose another one: nobody shares a login.',
      nb: 'Velg et annet. Ingen deler brukertilgang.',
      sv: 'Välj ett annat. Ingen delar inloggning.',
    },
  },
  nothingGranted: {
    code: 'VALIDATION',
    ruleId: 'IA-08',
    message: {
      en: 'The user does not hold this certification.',
      nb: 'Brukeren har ikke denne sertifiseringen.',
      sv: 'Användaren har inte den här certifieringen.',
    },
    hint: {
      en: 'Look at the certifications the user has.',
      nb: 'Se hvilke sertifiseringer brukeren har.',
      sv: 'Se vilka certifieringar användaren har.',
    },
  },
  grantedAlready: {
    code: 'VALIDATION',
    ruleId: 'IA-08',
    message: {
      en: 'The user holds this certification already.',
      nb: 'Brukeren har allerede denne sertifiseringen.',
      sv: 'Användaren har redan den här certifieringen.',
    },
    hint: { en: 'Nothing needs to be done.', nb: 'Ingenting trenger å gjøres.', sv: 'Inget behöver göras.' },
  },
  roleUnfit: {
    code: 'VALIDATION',
    ruleId: 'IA-17',
    message: {
      en: 'Departments are for the carrier’s people, superuser and orderer rights for customers.',
      nb: 'Avdeling er for leverandørens ansatte, superbruker og bestillerrett er for kunder.',
      sv: 'Avdelning är för leverantörens anställda, superanvändare och beställarrätt är för kunder.',
    },
    hint: {
      en: 'Leave out what does not fit the organisation.',
      nb: 'Utelat det som ikke passer organisasjonen.',
      sv: 'Utelämna det som inte passar organisationen.',
    },
  },
  ownAccess: {
    code: 'FORBIDDEN',
    ruleId: 'IA-05',
    message: { en: 'Nobody changes the own access.', nb: 'Ingen endrer sin egen tilgang.', sv: 'Ingen ändrar sin egen åtkomst.' },
    hint: {
      en: 'Ask a colleague in user administration.',
      nb: 'Be en kollega i brukeradministrasjonen.',
      sv: 'Be en kollega i användaradministrationen.',
    },
  },
});
