import { refusalsOf } from '../refusals.ts';

/** What an order form is refused for. */
export const noOrder = refusalsOf({
  endUserMissing: {
    code: 'VALIDATION',
    ruleId: 'O-01',
    message: {
      en: 'Say whether the end user is a private person or a business.',
      nb: 'Oppgi om sluttbrukeren er en privatperson eller en bedrift.',
      sv: 'Ange om slutkunden är en privatperson eller ett företag.',
    },
    hint: { en: 'Choose one and fill in the name.', nb: 'Velg én og fyll inn navnet.', sv: 'Välj en och fyll i namnet.' },
  },
  nameMissing: {
    code: 'VALIDATION',
    ruleId: 'O-04',
    message: {
      en: 'The end user’s full name is missing.',
      nb: 'Sluttbrukerens fulle navn mangler.',
      sv: 'Slutkundens fullständiga namn saknas.',
    },
    hint: { en: 'Write it as on the door.', nb: 'Skriv det slik det står på døren.', sv: 'Skriv det som det står på dörren.' },
  },
  birthDateMissing: {
    code: 'VALIDATION',
    ruleId: 'O-01',
    message: {
      en: 'A private end user needs a birth date.',
      nb: 'En privat sluttbruker må ha fødselsdato.',
      sv: 'En privat slutkund behöver födelsedatum.',
    },
    hint: { en: 'Write it as 1980-12-31.', nb: 'Skriv den som 1980-12-31.', sv: 'Skriv det som 1980-12-31.' },
  },
  birthDateAhead: {
    code: 'VALIDATION',
    ruleId: 'O-01',
    message: {
      en: 'Nobody was born on a day that is still to come.',
      nb: 'Ingen er født på en dag som ikke har vært.',
      sv: 'Ingen är född en dag som inte har varit.',
    },
    hint: { en: 'Check the year.', nb: 'Kontroller året.', sv: 'Kontrollera året.' },
  },
  orgNumberMissing: {
    code: 'VALIDATION',
    ruleId: 'O-01',
    message: {
      en: 'A business needs an organisation number.',
      nb: 'En bedrift må ha organisasjonsnummer.',
      sv: 'Ett företag behöver organisationsnummer.',
    },
    hint: { en: 'Nine digits in Norway, ten in Sweden.', nb: 'Ni sifre i Norge, ti i Sverige.', sv: 'Nio siffror i Norge, tio i Sverige.' },
  },
  orgNumberWrong: {
    code: 'VALIDATION',
    ruleId: 'O-02',
    message: {
      en: 'This is not an organisation number: the check digit does not fit.',
      nb: 'Dette er ikke et organisasjonsnummer: kontrollsifferet stemmer ikke.',
      sv: 'Detta är inte ett organisationsnummer: kontrollsiffran stämmer inte.',
    },
    hint: { en: 'Check the digits.', nb: 'Kontroller sifrene.', sv: 'Kontrollera siffrorna.' },
  },
  addressMissing: {
    code: 'VALIDATION',
    ruleId: 'O-04',
    message: {
      en: 'The address where the line is connected is missing.',
      nb: 'Adressen der linjen skal kobles mangler.',
      sv: 'Adressen där ledningen ska kopplas saknas.',
    },
    hint: { en: 'Search for it and choose one row.', nb: 'Søk den opp og velg én rad.', sv: 'Sök upp den och välj en rad.' },
  },
  contactName: {
    code: 'VALIDATION',
    ruleId: 'O-13',
    message: {
      en: 'The contact person needs a first and a last name.',
      nb: 'Kontaktpersonen må ha fornavn og etternavn.',
      sv: 'Kontaktpersonen behöver förnamn och efternamn.',
    },
    hint: { en: 'Write at least two words.', nb: 'Skriv minst to ord.', sv: 'Skriv minst två ord.' },
  },
  phone: {
    code: 'VALIDATION',
    ruleId: 'O-14',
    message: {
      en: 'A phone number is written with digits only, no spaces.',
      nb: 'Telefonnummer skrives bare med sifre, uten mellomrom.',
      sv: 'Telefonnummer skrivs med enbart siffror, utan mellanslag.',
    },
    hint: {
      en: '5 to 15 digits, with + in front if abroad. One number a field.',
      nb: '5 til 15 sifre, med + foran om det er utenlandsk. Ett nummer per felt.',
      sv: '5 till 15 siffror, med + framför om det är utländskt. Ett nummer per fält.',
    },
  },
  phone2: {
    code: 'VALIDATION',
    ruleId: 'O-15',
    message: {
      en: 'The second phone number is written with digits only, no spaces.',
      nb: 'Det andre telefonnummeret skrives bare med sifre, uten mellomrom.',
      sv: 'Det andra telefonnumret skrivs med enbart siffror, utan mellanslag.',
    },
    hint: {
      en: '5 to 15 digits, or leave it empty.',
      nb: '5 til 15 sifre, eller la feltet stå tomt.',
      sv: '5 till 15 siffror, eller lämna fältet tomt.',
    },
  },
  dateMissing: {
    code: 'VALIDATION',
    ruleId: 'O-05',
    message: { en: 'The requested date is missing.', nb: 'Ønsket dato mangler.', sv: 'Önskat datum saknas.' },
    hint: {
      en: 'The first valid date is {firstValidDate}.',
      nb: 'Første gyldige dato er {firstValidDate}.',
      sv: 'Första giltiga datum är {firstValidDate}.',
    },
  },
  dateTooEarly: {
    code: 'REQUESTED_DATE_TOO_EARLY',
    ruleId: 'O-06',
    message: {
      en: 'The product takes {days} days: the first valid date is {firstValidDate}.',
      nb: 'Produktet har {days} dagers leveringstid: første gyldige dato er {firstValidDate}.',
      sv: 'Produkten har {days} dagars leveranstid: första giltiga datum är {firstValidDate}.',
    },
    hint: { en: 'Choose {firstValidDate} or later.', nb: 'Velg {firstValidDate} eller senere.', sv: 'Välj {firstValidDate} eller senare.' },
  },
  notAWorkingDay: {
    code: 'VALIDATION',
    ruleId: 'O-30',
    message: {
      en: 'No technician comes on {date}: it is a weekend or a public holiday.',
      nb: 'Ingen montør kommer {date}: det er helg eller helligdag.',
      sv: 'Ingen tekniker kommer {date}: det är helg eller helgdag.',
    },
    hint: { en: 'Choose a working day.', nb: 'Velg en virkedag.', sv: 'Välj en arbetsdag.' },
  },
  oneLine: {
    code: 'LINE_LIMIT',
    ruleId: 'O-17',
    message: {
      en: 'A standard order has exactly one line.',
      nb: 'En standardbestilling har nøyaktig én linje.',
      sv: 'En standardbeställning har exakt en rad.',
    },
    hint: {
      en: 'Choose Project for the same product to several end users.',
      nb: 'Velg prosjekt for samme produkt til flere sluttbrukere.',
      sv: 'Välj projekt för samma produkt till flera slutkunder.',
    },
  },
  sameProduct: {
    code: 'VALIDATION',
    ruleId: 'O-18',
    message: {
      en: 'All lines of a project order have the same product.',
      nb: 'Alle linjer i en prosjektbestilling har samme produkt.',
      sv: 'Alla rader i en projektbeställning har samma produkt.',
    },
    hint: {
      en: 'Place another order for another product.',
      nb: 'Legg inn en egen bestilling for et annet produkt.',
      sv: 'Lägg en egen beställning för en annan produkt.',
    },
  },
  fiftyLines: {
    code: 'LINE_LIMIT',
    ruleId: 'O-19',
    message: {
      en: 'A project order has at most 50 lines.',
      nb: 'En prosjektbestilling har høyst 50 linjer.',
      sv: 'En projektbeställning har högst 50 rader.',
    },
    hint: {
      en: 'Place another order for the rest.',
      nb: 'Legg inn en bestilling til for resten.',
      sv: 'Lägg en beställning till för resten.',
    },
  },
  noLines: {
    code: 'VALIDATION',
    ruleId: 'O-17',
    message: { en: 'An order has at least one line.', nb: 'En bestilling har minst én linje.', sv: 'En beställning har minst en rad.' },
    hint: {
      en: 'Cancel the order instead of removing its last line.',
      nb: 'Kanseller bestillingen i stedet for å fjerne den siste linjen.',
      sv: 'Avbryt beställningen i stället för att ta bort sista raden.',
    },
  },
  fromQuote: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-29',
    message: {
      en: 'The line was ordered from a quote, and an offer is ordered once.',
      nb: 'Linjen er bestilt fra en prisforespørsel, og et pristilbud kan bare bestilles én gang.',
      sv: 'Raden är beställd från en prisförfrågan, och en offert kan bara beställas en gång.',
    },
    hint: { en: 'Cancel the line instead.', nb: 'Kanseller linjen i stedet.', sv: 'Avbryt raden i stället.' },
  },
  sentBefore: {
    code: 'INVALID_TRANSITION',
    ruleId: 'O-17',
    message: {
      en: 'Lines are added or removed only before anything is sent.',
      nb: 'Linjer legges til eller fjernes bare før noe er sendt inn.',
      sv: 'Rader läggs till eller tas bort bara innan något har skickats.',
    },
    hint: {
      en: 'Place a new order, or cancel the line.',
      nb: 'Legg inn en ny bestilling, eller kanseller linjen.',
      sv: 'Lägg en ny beställning, eller avbryt raden.',
    },
  },
  nothingToSubmit: {
    code: 'INVALID_TRANSITION',
    ruleId: 'O-31',
    message: { en: 'No line is waiting to be sent.', nb: 'Ingen linje venter på å bli sendt.', sv: 'Ingen rad väntar på att skickas.' },
    hint: {
      en: 'Reopen a line to change and send it again.',
      nb: 'Gjenåpne en linje for å endre og sende den på nytt.',
      sv: 'Återöppna en rad för att ändra och skicka den igen.',
    },
  },
  unknownProduct: {
    code: 'VALIDATION',
    ruleId: 'O-08',
    message: {
      en: 'There is no such product to order.',
      nb: 'Det finnes ikke et slikt produkt å bestille.',
      sv: 'Det finns ingen sådan produkt att beställa.',
    },
    hint: { en: 'Choose one from the catalogue.', nb: 'Velg et fra katalogen.', sv: 'Välj en ur katalogen.' },
  },
  productMissing: {
    code: 'VALIDATION',
    ruleId: 'O-08',
    message: { en: 'The product is missing.', nb: 'Produktet mangler.', sv: 'Produkten saknas.' },
    hint: { en: 'Choose one from the catalogue.', nb: 'Velg et fra katalogen.', sv: 'Välj en ur katalogen.' },
  },
});
