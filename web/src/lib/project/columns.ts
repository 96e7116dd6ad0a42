import type { Locale } from '#lib/paraglide/runtime.js';

// What a file of project lines can say, column by column, and what its headers are called in three languages.

export const columns = [
  'product',
  'speed',
  'kind',
  'name',
  'birthDate',
  'orgNumber',
  'street',
  'houseNumber',
  'houseLetter',
  'postcode',
  'city',
  'floor',
  'entrance',
  'apartmentNumber',
  'contactName',
  'contactPhone',
  'contactPhone2',
  'requestedDate',
  'doorSign',
  'dateChange',
  'reachable',
  'present',
  'prepared',
  'knowsDate',
  'knowsConsequence',
  'reportsInTime',
  'hasBroadbandElsewhere',
  'isMoving',
] as const;
export type Column = (typeof columns)[number];

/** The ticks of a line, by the column that says whether they are set. */
export const tickOf = {
  doorSign: 'DOOR_SIGN',
  dateChange: 'DATE_CHANGE',
  reachable: 'REACHABLE',
  present: 'PRESENT',
  prepared: 'PREPARED',
  knowsDate: 'KNOWS_DATE',
  knowsConsequence: 'KNOWS_CONSEQUENCE',
  reportsInTime: 'REPORTS_IN_TIME',
} as const satisfies Partial<Record<Column, string>>;
export type TickColumn = keyof typeof tickOf;

export const isTick = (column: Column): column is TickColumn => column in tickOf;

/** The headers of the template; each is understood whatever the language of who sends the file. */
export const headers: Readonly<Record<Locale, Readonly<Record<Column, string>>>> = {
  en: {
    product: 'Product',
    speed: 'Speed',
    kind: 'Kind of end user',
    name: 'End user',
    birthDate: 'Date of birth',
    orgNumber: 'Organisation number',
    street: 'Street',
    houseNumber: 'House number',
    houseLetter: 'House letter',
    postcode: 'Postcode',
    city: 'City',
    floor: 'Floor',
    entrance: 'Entrance',
    apartmentNumber: 'Apartment number',
    contactName: 'Contact person',
    contactPhone: 'Contact phone',
    contactPhone2: 'Second contact phone',
    requestedDate: 'Requested date',
    doorSign: 'Name on door and bell',
    dateChange: 'Knows of date changes',
    reachable: 'Reachable the day before',
    present: 'Present',
    prepared: 'Prepared',
    knowsDate: 'Knows the date',
    knowsConsequence: 'Knows the consequence',
    reportsInTime: 'Reports in time',
    hasBroadbandElsewhere: 'Broadband elsewhere',
    isMoving: 'Moves',
  },
  nb: {
    product: 'Produkt',
    speed: 'Hastighet',
    kind: 'Type sluttbruker',
    name: 'Sluttbruker',
    birthDate: 'Fødselsdato',
    orgNumber: 'Organisasjonsnummer',
    street: 'Gate',
    houseNumber: 'Husnummer',
    houseLetter: 'Bokstav',
    postcode: 'Postnummer',
    city: 'Poststed',
    floor: 'Etasje',
    entrance: 'Oppgang',
    apartmentNumber: 'Bolignummer',
    contactName: 'Kontaktperson',
    contactPhone: 'Kontakttelefon',
    contactPhone2: 'Ekstra kontakttelefon',
    requestedDate: 'Ønsket dato',
    doorSign: 'Navn på dør og ringeklokke',
    dateChange: 'Vet om datoendring',
    reachable: 'Nås dagen før',
    present: 'Til stede',
    prepared: 'Forberedt',
    knowsDate: 'Kjenner datoen',
    knowsConsequence: 'Kjenner konsekvensen',
    reportsInTime: 'Sier fra i tide',
    hasBroadbandElsewhere: 'Bredbånd hos andre',
    isMoving: 'Flytter',
  },
  sv: {
    product: 'Produkt',
    speed: 'Hastighet',
    kind: 'Typ av slutkund',
    name: 'Slutkund',
    birthDate: 'Födelsedatum',
    orgNumber: 'Organisationsnummer',
    street: 'Gata',
    houseNumber: 'Gatunummer',
    houseLetter: 'Bokstav',
    postcode: 'Postnummer',
    city: 'Ort',
    floor: 'Våning',
    entrance: 'Uppgång',
    apartmentNumber: 'Lägenhetsnummer',
    contactName: 'Kontaktperson',
    contactPhone: 'Kontakttelefon',
    contactPhone2: 'Extra kontakttelefon',
    requestedDate: 'Önskat datum',
    doorSign: 'Namn på dörr och ringklocka',
    dateChange: 'Vet om datumändring',
    reachable: 'Nås dagen innan',
    present: 'På plats',
    prepared: 'Förberedd',
    knowsDate: 'Känner till datumet',
    knowsConsequence: 'Känner till konsekvensen',
    reportsInTime: 'Säger till i tid',
    hasBroadbandElsewhere: 'Bredband hos annan',
    isMoving: 'Flyttar',
  },
};

/** Names that people give these columns besides. */
const also: Readonly<Partial<Record<Column, readonly string[]>>> = {
  name: ['Name', 'Full name', 'Navn', 'Fullt navn', 'Namn', 'Company', 'Firma', 'Foretak', 'Företag'],
  birthDate: ['Birth date', 'Born', 'Født', 'Född'],
  orgNumber: ['Org. no.', 'Org.nr.', 'Orgnr', 'Org number'],
  street: ['Street name', 'Gateadresse', 'Gateadr', 'Vei', 'Gatuadress', 'Adresse', 'Adress', 'Address'],
  houseNumber: ['No.', 'Nr.', 'Nr', 'Number', 'Gatenummer', 'Husnr', 'Nummer'],
  houseLetter: ['Letter', 'Husbokstav', 'Oppgangsbokstav'],
  postcode: ['Post code', 'Postal code', 'ZIP', 'Postnr', 'Postnr.'],
  city: ['Town', 'Place', 'Sted', 'Postort', 'Stad'],
  apartmentNumber: ['Apartment', 'Leilighet', 'Leilighetsnummer', 'Lägenhet'],
  contactName: ['Contact', 'Contact name', 'Kontakt', 'Kontaktnavn', 'Kontaktnamn'],
  contactPhone: ['Phone', 'Telefon', 'Mobil', 'Mobile', 'Telefonnummer'],
  contactPhone2: ['Phone 2', 'Telefon 2', 'Second phone', 'Contact phone 2', 'Kontakttelefon 2'],
  requestedDate: ['Date', 'Wanted date', 'Dato', 'Datum'],
  kind: ['Kind', 'Type', 'Typ'],
};

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const byHeader: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) => {
    const names = [column, ...Object.values(headers).map((words) => words[column]), ...(also[column] ?? [])];
    return names.map((name) => [folded(name), column] as const);
  }),
);

/** Which column a header names, whatever its language, case, spaces and dots. */
export const columnOf = (header: string): Column | undefined => byHeader.get(folded(header));
