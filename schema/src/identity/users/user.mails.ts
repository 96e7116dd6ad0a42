import type { AccountMail } from '../link-mails.ts';

/** To a new user: how to choose a password. */
export const welcomeMail: AccountMail = {
  subject: { en: 'Your access to Sporbar', nb: 'Din tilgang til Sporbar', sv: 'Din åtkomst till Sporbar' },
  body: {
    en: 'Hello {name},\n\na login has been made for you. Your username is {username}. Choose your password by this link, which works once, within a week:\n\n{link}\n\nThe login is yours alone: nobody else may use it.',
    nb: 'Hei {name},\n\ndet er opprettet en bruker til deg. Brukernavnet ditt er {username}. Velg passord med denne lenken, som virker én gang, innen en uke:\n\n{link}\n\nBrukeren er bare din: ingen andre har lov til å bruke den.',
    sv: 'Hej {name},\n\nen användare har skapats åt dig. Ditt användarnamn är {username}. Välj lösenord med den här länken, som fungerar en gång, inom en vecka:\n\n{link}\n\nAnvändaren är bara din: ingen annan får använda den.',
  },
};

/** To a user whose training is certified. */
export const activatedMail: AccountMail = {
  subject: { en: 'Your access is open', nb: 'Tilgangen din er åpnet', sv: 'Din åtkomst är öppnad' },
  body: {
    en: 'Hello {name},\n\nyour training is registered and the access of {username} is open. Sign in at {site}',
    nb: 'Hei {name},\n\nopplæringen din er registrert, og tilgangen til {username} er åpnet. Logg inn på {site}',
    sv: 'Hej {name},\n\ndin utbildning är registrerad och åtkomsten för {username} är öppnad. Logga in på {site}',
  },
};
