import { refusalsOf } from '../../refusals.ts';

export const noReceipt = refusalsOf({
  tooLarge: {
    code: 'FILE_TOO_LARGE',
    ruleId: 'P-02',
    message: {
      en: 'A receipt may have at most 5 MB (5,242,880 bytes).',
      nb: 'En kvittering kan være på høyst 5 MB (5 242 880 byte).',
      sv: 'Ett kvitto får vara högst 5 MB (5 242 880 byte).',
    },
    hint: {
      en: 'PDF is best; choose a lower resolution if you scan it.',
      nb: 'PDF er best; velg lavere oppløsning hvis du skanner.',
      sv: 'PDF är bäst; välj lägre upplösning om du skannar.',
    },
  },
  fileUnknown: {
    code: 'NOT_FOUND',
    ruleId: 'G-09',
    message: { en: 'There is no such file of yours.', nb: 'Du har ingen slik fil.', sv: 'Du har ingen sådan fil.' },
    hint: {
      en: 'Upload the file first; it is kept for 24 hours.',
      nb: 'Last opp filen først; den tas vare på i 24 timer.',
      sv: 'Ladda upp filen först; den sparas i 24 timmar.',
    },
  },
  fileTaken: {
    code: 'VALIDATION',
    ruleId: 'P-01',
    message: { en: 'This file has been used already.', nb: 'Denne filen er allerede brukt.', sv: 'Den här filen har redan använts.' },
    hint: {
      en: 'Upload it once more to use it again.',
      nb: 'Last den opp en gang til for å bruke den på nytt.',
      sv: 'Ladda upp den en gång till för att använda den igen.',
    },
  },
  tooMany: {
    code: 'VALIDATION',
    ruleId: 'ATT-04',
    message: {
      en: 'A package has at most {max} receipts.',
      nb: 'En pakke har høyst {max} kvitteringer.',
      sv: 'Ett paket har högst {max} kvitton.',
    },
    hint: { en: 'Put several pages into one PDF.', nb: 'Samle flere sider i én PDF.', sv: 'Samla flera sidor i en PDF.' },
  },
  uploadChannel: {
    code: 'VALIDATION',
    ruleId: 'P-04',
    message: {
      en: 'Agents record receipts that came by e-mail, by fax or to the helpdesk.',
      nb: 'Kundebehandlere registrerer kvitteringer som kom på e-post, på faks eller til helpdesk.',
      sv: 'Handläggare registrerar kvitton som kom med e-post, med fax eller till helpdesk.',
    },
    hint: {
      en: 'Choose e-mail (EMAIL), fax (FAX) or helpdesk (HELPDESK).',
      nb: 'Velg e-post (EMAIL), faks (FAX) eller helpdesk (HELPDESK).',
      sv: 'Välj e-post (EMAIL), fax (FAX) eller helpdesk (HELPDESK).',
    },
  },
  reasonMissing: {
    code: 'VALIDATION',
    ruleId: 'P-21',
    message: { en: 'The customer must be told why.', nb: 'Kunden må få vite hvorfor.', sv: 'Kunden måste få veta varför.' },
    hint: {
      en: 'Write what is wrong with the receipt.',
      nb: 'Skriv hva som er galt med kvitteringen.',
      sv: 'Skriv vad som är fel med kvittot.',
    },
  },
});
