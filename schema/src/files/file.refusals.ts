import { refusalsOf } from '../refusals.ts';

const takenTypes = {
  en: 'PDF, PNG, JPEG, TIFF, DOCX, XLSX and plain text are taken.',
  nb: 'PDF, PNG, JPEG, TIFF, DOCX, XLSX og ren tekst godtas.',
  sv: 'PDF, PNG, JPEG, TIFF, DOCX, XLSX och ren text godtas.',
} as const;

export const noFile = refusalsOf({
  tooLarge: {
    code: 'FILE_TOO_LARGE',
    ruleId: 'P-02',
    message: {
      en: 'A file may have at most 5 MB (5,242,880 bytes).',
      nb: 'En fil kan være på høyst 5 MB (5 242 880 byte).',
      sv: 'En fil får vara högst 5 MB (5 242 880 byte).',
    },
    hint: {
      en: 'Make it smaller: a lower resolution, or fewer pages in one file.',
      nb: 'Gjør den mindre: lavere oppløsning, eller færre sider i én fil.',
      sv: 'Gör den mindre: lägre upplösning, eller färre sidor i en fil.',
    },
  },
  wrongType: {
    code: 'FILE_TYPE',
    ruleId: 'ATT-05',
    message: {
      en: 'Files of this type are not taken, whatever their name ends in.',
      nb: 'Filer av denne typen godtas ikke, uansett hva navnet slutter på.',
      sv: 'Filer av den här typen godtas inte, oavsett vad namnet slutar på.',
    },
    hint: takenTypes,
  },
  phonePicture: {
    code: 'FILE_TYPE',
    ruleId: 'ATT-05',
    message: {
      en: 'This is a picture in a phone’s own format (HEIC).',
      nb: 'Dette er et bilde i telefonens eget format (HEIC).',
      sv: 'Det här är en bild i telefonens eget format (HEIC).',
    },
    hint: {
      en: 'Send it as JPEG: on the phone, choose “Most compatible” under the camera’s formats, or share the picture as a file.',
      nb: 'Send det som JPEG: velg «Mest kompatibelt» under kameraets formater på telefonen, eller del bildet som fil.',
      sv: 'Skicka den som JPEG: välj ”Mest kompatibelt” under kamerans format i telefonen, eller dela bilden som fil.',
    },
  },
  notText: {
    code: 'FILE_TYPE',
    ruleId: 'ATT-05',
    message: {
      en: 'The file is neither of a known type nor plain text in UTF-8.',
      nb: 'Filen er verken av en kjent type eller ren tekst i UTF-8.',
      sv: 'Filen är varken av en känd typ eller ren text i UTF-8.',
    },
    hint: takenTypes,
  },
  empty: {
    code: 'VALIDATION',
    ruleId: 'ATT-05',
    message: { en: 'The file is empty.', nb: 'Filen er tom.', sv: 'Filen är tom.' },
    hint: { en: 'Choose the file again.', nb: 'Velg filen på nytt.', sv: 'Välj filen igen.' },
  },
  nameMissing: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'The file has no name.', nb: 'Filen har ikke noe navn.', sv: 'Filen har inget namn.' },
    hint: {
      en: 'Give it as ?name=, at most 200 characters.',
      nb: 'Oppgi det som ?name=, høyst 200 tegn.',
      sv: 'Ange det som ?name=, högst 200 tecken.',
    },
  },
  cutOff: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'The file did not arrive whole.', nb: 'Filen kom ikke fram i sin helhet.', sv: 'Filen kom inte fram i sin helhet.' },
    hint: { en: 'Send it again.', nb: 'Send den på nytt.', sv: 'Skicka den igen.' },
  },
  unknown: {
    code: 'NOT_FOUND',
    ruleId: 'ATT-06',
    message: { en: 'There is no such file of yours.', nb: 'Du har ingen slik fil.', sv: 'Du har ingen sådan fil.' },
    hint: {
      en: 'Upload it first; it is kept for 24 hours until something uses it.',
      nb: 'Last den opp først; den tas vare på i 24 timer til noe bruker den.',
      sv: 'Ladda upp den först; den sparas i 24 timmar tills något använder den.',
    },
  },
  taken: {
    code: 'VALIDATION',
    ruleId: 'ATT-04',
    message: { en: 'This file has been attached already.', nb: 'Denne filen er allerede lagt ved.', sv: 'Den här filen är redan bifogad.' },
    hint: {
      en: 'Upload it once more to attach it elsewhere.',
      nb: 'Last den opp en gang til for å legge den ved et annet sted.',
      sv: 'Ladda upp den en gång till för att bifoga den på ett annat ställe.',
    },
  },
  tooMany: {
    code: 'VALIDATION',
    ruleId: 'ATT-04',
    message: {
      en: 'At most {max} files can be attached here.',
      nb: 'Høyst {max} filer kan legges ved her.',
      sv: 'Högst {max} filer kan bifogas här.',
    },
    hint: { en: 'Put several pages into one PDF.', nb: 'Samle flere sider i én PDF.', sv: 'Samla flera sidor i en PDF.' },
  },
  linkExpired: {
    code: 'NOT_FOUND',
    ruleId: 'ATT-06',
    message: {
      en: 'This link is older than five minutes.',
      nb: 'Denne lenken er eldre enn fem minutter.',
      sv: 'Den här länken är äldre än fem minuter.',
    },
    hint: {
      en: 'Load the page again and follow the new one.',
      nb: 'Last siden på nytt og følg den nye.',
      sv: 'Ladda om sidan och följ den nya.',
    },
  },
  attachmentUnknown: {
    code: 'NOT_FOUND',
    ruleId: 'ATT-07',
    message: {
      en: 'There is no such attachment here.',
      nb: 'Det finnes ikke noe slikt vedlegg her.',
      sv: 'Det finns ingen sådan bilaga här.',
    },
    hint: { en: 'Read the attachments again.', nb: 'Les vedleggene på nytt.', sv: 'Läs bilagorna igen.' },
  },
  notUploader: {
    code: 'FORBIDDEN',
    ruleId: 'ATT-07',
    message: {
      en: 'Only who uploaded it can delete it.',
      nb: 'Bare den som lastet det opp, kan slette det.',
      sv: 'Bara den som laddade upp den kan ta bort den.',
    },
    hint: { en: 'Ask that colleague.', nb: 'Spør kollegaen.', sv: 'Fråga den kollegan.' },
  },
  keptForGood: {
    code: 'FORBIDDEN',
    ruleId: 'ATT-07',
    message: {
      en: 'It has been sent to the carrier and is kept.',
      nb: 'Det er sendt til leverandøren og blir tatt vare på.',
      sv: 'Den har skickats till leverantören och sparas.',
    },
    hint: {
      en: 'Attach a new file with what is right.',
      nb: 'Legg ved en ny fil med det som er riktig.',
      sv: 'Bifoga en ny fil med det som är rätt.',
    },
  },
  closedForFiles: {
    code: 'INVALID_TRANSITION',
    ruleId: 'ATT-01',
    message: {
      en: 'Nothing can be attached while the status is {status}.',
      nb: 'Ingenting kan legges ved når status er {status}.',
      sv: 'Inget kan bifogas när status är {status}.',
    },
    hint: {
      en: 'Raise a service request and attach it there.',
      nb: 'Opprett en henvendelse og legg det ved der.',
      sv: 'Skapa ett ärende och bifoga det där.',
    },
  },
});
