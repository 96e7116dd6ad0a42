import { refusalsOf } from '../../refusals.ts';

export const noSignIn = refusalsOf({
  wrongLogin: {
    code: 'UNAUTHENTICATED',
    ruleId: 'IA-19',
    message: {
      en: 'The username or the password is not right.',
      nb: 'Brukernavnet eller passordet er ikke riktig.',
      sv: 'Användarnamnet eller lösenordet är inte rätt.',
    },
    hint: {
      en: 'Try again, or have a link sent to you to choose a new password.',
      nb: 'Prøv igjen, eller få tilsendt en lenke for å velge nytt passord.',
      sv: 'Försök igen, eller få en länk skickad för att välja ett nytt lösenord.',
    },
  },
  tooManyAttempts: {
    code: 'RATE_LIMITED',
    ruleId: 'IA-19',
    message: {
      en: 'Too many failed attempts. Wait {seconds} seconds.',
      nb: 'For mange mislykkede forsøk. Vent {seconds} sekunder.',
      sv: 'För många misslyckade försök. Vänta {seconds} sekunder.',
    },
    hint: {
      en: 'Then try again, or choose a new password by the link we can send you.',
      nb: 'Prøv så igjen, eller velg nytt passord med lenken vi kan sende deg.',
      sv: 'Försök sedan igen, eller välj ett nytt lösenord med länken vi kan skicka dig.',
    },
  },
  tooManyFromHere: {
    code: 'RATE_LIMITED',
    ruleId: 'IA-19',
    message: {
      en: 'Your network has asked for this too often. Wait {minutes} minutes.',
      nb: 'Nettverket ditt har bedt om dette for ofte. Vent {minutes} minutter.',
      sv: 'Ditt nätverk har begärt detta för ofta. Vänta {minutes} minuter.',
    },
    hint: {
      en: 'Then try again, or ask customer service for help.',
      nb: 'Prøv så igjen, eller be kundeservice om hjelp.',
      sv: 'Försök sedan igen, eller be kundtjänst om hjälp.',
    },
  },
  linkSpent: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'This link has been used already, or it is too old.',
      nb: 'Denne lenken er allerede brukt, eller den er for gammel.',
      sv: 'Den här länken har redan använts, eller så är den för gammal.',
    },
    hint: { en: 'Have a new link sent to you.', nb: 'Be om en ny lenke.', sv: 'Begär en ny länk.' },
  },
  passwordTooShort: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'A password has at least {min} characters.',
      nb: 'Et passord har minst {min} tegn.',
      sv: 'Ett lösenord har minst {min} tecken.',
    },
    hint: {
      en: 'A few words in a row are easy to remember and hard to guess.',
      nb: 'Noen ord etter hverandre er lette å huske og vanskelige å gjette.',
      sv: 'Några ord i rad är lätta att komma ihåg och svåra att gissa.',
    },
  },
  passwordTellsName: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'The password must not hold your username.',
      nb: 'Passordet kan ikke inneholde brukernavnet ditt.',
      sv: 'Lösenordet får inte innehålla ditt användarnamn.',
    },
    hint: { en: 'Choose another one.', nb: 'Velg et annet.', sv: 'Välj ett annat.' },
  },
  wrongPassword: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'This is not your present password.',
      nb: 'Dette er ikke det nåværende passordet ditt.',
      sv: 'Det här är inte ditt nuvarande lösenord.',
    },
    hint: {
      en: 'Type the password you signed in with.',
      nb: 'Skriv passordet du logget inn med.',
      sv: 'Skriv lösenordet du loggade in med.',
    },
  },
  browserOnly: {
    code: 'FORBIDDEN',
    ruleId: 'IA-03',
    message: {
      en: 'This is done by a person who is signed in, not with an API key or over a socket.',
      nb: 'Dette gjøres av en innlogget person, ikke med API-nøkkel eller over en socket.',
      sv: 'Detta görs av en inloggad person, inte med API-nyckel eller över en socket.',
    },
    hint: {
      en: 'Sign in at the portal and do it there.',
      nb: 'Logg inn i portalen og gjør det der.',
      sv: 'Logga in i portalen och gör det där.',
    },
  },
  emailUnacceptable: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: { en: 'This is not an e-mail address.', nb: 'Dette er ikke en e-postadresse.', sv: 'Det här är inte en e-postadress.' },
    hint: { en: 'Write it as name@example.com.', nb: 'Skriv den som navn@example.com.', sv: 'Skriv den som namn@example.com.' },
  },
  emailTaken: {
    code: 'VALIDATION',
    ruleId: 'IA-01',
    message: {
      en: 'Another login uses this e-mail address.',
      nb: 'En annen bruker har denne e-postadressen.',
      sv: 'En annan användare har den här e-postadressen.',
    },
    hint: {
      en: 'Use another address, or sign in with that login.',
      nb: 'Bruk en annen adresse, eller logg inn med den brukeren.',
      sv: 'Använd en annan adress, eller logga in med den användaren.',
    },
  },
});
