import type { AccountMail } from '../link-mails.ts';

/** Proves an address before an account is opened on it. */
export const verifyMail: AccountMail = {
  subject: { en: 'Open your mailbox', nb: 'Opprett mailboxen din', sv: 'Öppna din mailbox' },
  body: {
    en: 'Hello,\n\nsomebody, probably you, wants to open a mailbox with this e-mail address. Go on by this link, which works once, within a day:\n\n{link}\n\nIf it was not you, ignore this mail.',
    nb: 'Hei,\n\nnoen, trolig du, vil opprette en mailbox med denne e-postadressen. Fortsett med denne lenken, som virker én gang, innen et døgn:\n\n{link}\n\nVar det ikke deg, kan du se bort fra denne e-posten.',
    sv: 'Hej,\n\nnågon, troligen du, vill öppna en mailbox med den här e-postadressen. Fortsätt med den här länken, som fungerar en gång, inom ett dygn:\n\n{link}\n\nVar det inte du kan du bortse från det här mejlet.',
  },
};

/** To an address that signs in already: the answer on the screen tells nobody, the mail tells its owner. */
export const knownMail: AccountMail = {
  subject: { en: 'You have a login already', nb: 'Du har allerede en bruker', sv: 'Du har redan en användare' },
  body: {
    en: 'Hello,\n\nsomebody, probably you, wanted to open a mailbox with this e-mail address. It has a login already: sign in at {site}, or choose a new password there.',
    nb: 'Hei,\n\nnoen, trolig du, ville opprette en mailbox med denne e-postadressen. Den har allerede en bruker: logg inn på {site}, eller velg nytt passord der.',
    sv: 'Hej,\n\nnågon, troligen du, ville öppna en mailbox med den här e-postadressen. Den har redan en användare: logga in på {site}, eller välj ett nytt lösenord där.',
  },
};
