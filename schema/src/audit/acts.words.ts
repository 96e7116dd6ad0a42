import { lifecycles } from '../lifecycle.ts';
import { say, type Locale, type Words } from '../words.ts';

/** What is audited and is no move of a lifecycle: ways in and out, keys, addresses, files, and the export of the audit itself. */
export const plainActs = {
  signIn: { en: 'Signed in', nb: 'Logget inn', sv: 'Loggade in' },
  failedLogin: { en: 'Sign-in failed', nb: 'Mislykket innlogging', sv: 'Misslyckad inloggning' },
  logout: { en: 'Signed out', nb: 'Logget ut', sv: 'Loggade ut' },
  idleLogout: { en: 'Signed out for idleness', nb: 'Logget ut på grunn av inaktivitet', sv: 'Utloggad på grund av inaktivitet' },
  sessionExpired: { en: 'Session came to its end', nb: 'Økten utløp', sv: 'Sessionen gick ut' },
  requestPasswordReset: { en: 'Asked for a new password', nb: 'Ba om nytt passord', sv: 'Bad om nytt lösenord' },
  resetPassword: { en: 'Chose a password by mailed link', nb: 'Valgte passord via tilsendt lenke', sv: 'Valde lösenord via mejlad länk' },
  changePassword: { en: 'Changed the password', nb: 'Endret passordet', sv: 'Ändrade lösenordet' },
  verifyEmail: { en: 'Verified the e-mail address', nb: 'Bekreftet e-postadressen', sv: 'Bekräftade e-postadressen' },
  createApiKey: { en: 'Made an API key', nb: 'Opprettet en API-nøkkel', sv: 'Skapade en API-nyckel' },
  revokeApiKey: { en: 'Revoked an API key', nb: 'Trakk tilbake en API-nøkkel', sv: 'Återkallade en API-nyckel' },
  updateContact: { en: 'Changed a contact', nb: 'Endret en kontakt', sv: 'Ändrade en kontakt' },
  updateAccountEmail: {
    en: 'Changed the organisation’s e-mail address',
    nb: 'Endret organisasjonens e-postadresse',
    sv: 'Ändrade organisationens e-postadress',
  },
  sendMailAgain: { en: 'Sent a mail again', nb: 'Sendte en e-post på nytt', sv: 'Skickade ett meddelande igen' },
  updateHomeAddress: { en: 'Changed the home address', nb: 'Endret hjemmeadressen', sv: 'Ändrade hemadressen' },
  setJobAddress: { en: 'Set the job address', nb: 'Satte jobbadressen', sv: 'Angav jobbadressen' },
  deleteJobAddress: { en: 'Deleted the job address', nb: 'Slettet jobbadressen', sv: 'Tog bort jobbadressen' },
  attachFile: { en: 'Attached a file', nb: 'La ved en fil', sv: 'Bifogade en fil' },
  deleteAttachment: { en: 'Deleted an attachment', nb: 'Slettet et vedlegg', sv: 'Tog bort en bilaga' },
  updateMyProfile: { en: 'Changed the own profile', nb: 'Endret egen profil', sv: 'Ändrade sin profil' },
  draftRouting: { en: 'Drafted the routing', nb: 'Endret utkastet til ruting', sv: 'Ändrade utkastet till styrning' },
  discardRouting: {
    en: 'Discarded the draft of the routing',
    nb: 'Forkastet utkastet til ruting',
    sv: 'Förkastade utkastet till styrning',
  },
  publishRouting: { en: 'Published the routing', nb: 'Publiserte rutingen', sv: 'Publicerade styrningen' },
  exportAudit: { en: 'Exported the audit', nb: 'Eksporterte revisjonsloggen', sv: 'Exporterade granskningsloggen' },
} as const satisfies Record<string, Words>;

export type PlainAct = keyof typeof plainActs;

const isPlainAct = (action: string): action is PlainAct => Object.hasOwn(plainActs, action);

/** What an act is called: a move by its button, the rest by its words here, and what nobody has named by its code. */
export function actName(action: string, objectType: string | null, locale: Locale): string {
  if (isPlainAct(action)) return say(plainActs[action], locale);
  const own = lifecycles.find(({ noun }) => noun === objectType)?.moves[action];
  const move = own ?? lifecycles.find(({ moves }) => Object.hasOwn(moves, action))?.moves[action];
  return move === undefined ? action : say(move.label, locale);
}
