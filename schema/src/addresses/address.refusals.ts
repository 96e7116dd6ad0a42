import { refusalsOf } from '../refusals.ts';

export const noAddress = refusalsOf({
  nothingIdentifies: {
    code: 'VALIDATION',
    ruleId: 'ADR-01',
    message: {
      en: 'The address has no street address, no INSA signature and no cadastral number.',
      nb: 'Adressen har verken gateadresse, INSA-signatur eller gårds- og bruksnummer.',
      sv: 'Adressen har varken gatuadress, INSA-signatur eller fastighetsbeteckning.',
    },
    hint: {
      en: 'Give the street address. If there is none, give the INSA signature or the cadastral number.',
      nb: 'Oppgi gateadressen. Finnes den ikke, oppgir du INSA-signatur eller gårds- og bruksnummer.',
      sv: 'Ange gatuadressen. Om den saknas anger du INSA-signatur eller fastighetsbeteckning.',
    },
  },
  houseNumberMissing: {
    code: 'VALIDATION',
    ruleId: 'ADR-01',
    message: { en: 'The street address has no house number.', nb: 'Gateadressen mangler husnummer.', sv: 'Gatuadressen saknar husnummer.' },
    hint: {
      en: 'Give the number. If the house has none, use the INSA signature or the cadastral number.',
      nb: 'Oppgi nummeret. Har huset ikke nummer, bruker du INSA-signatur eller gårds- og bruksnummer.',
      sv: 'Ange numret. Om huset inte har något nummer använder du INSA-signatur eller fastighetsbeteckning.',
    },
  },
  cadastralIncomplete: {
    code: 'VALIDATION',
    ruleId: 'ADR-01',
    message: {
      en: 'The cadastral number is not complete.',
      nb: 'Gårds- og bruksnummeret er ikke fullstendig.',
      sv: 'Fastighetsbeteckningen är inte fullständig.',
    },
    hint: {
      en: 'Give municipality number, gnr and bnr.',
      nb: 'Oppgi kommunenummer, gårdsnummer og bruksnummer.',
      sv: 'Ange kommunnummer, gnr och bnr.',
    },
  },
  streetMissing: {
    code: 'VALIDATION',
    ruleId: 'ADR-01',
    message: { en: 'The street address is missing.', nb: 'Gateadressen mangler.', sv: 'Gatuadressen saknas.' },
    hint: {
      en: 'Give street and number, or a PO box.',
      nb: 'Oppgi gate og nummer, eller en postboks.',
      sv: 'Ange gata och nummer, eller en box.',
    },
  },
  poBox: {
    code: 'VALIDATION',
    ruleId: 'ADR-02',
    message: {
      en: 'A PO box cannot be connected to the network.',
      nb: 'En postboks kan ikke kobles til nettet.',
      sv: 'En box kan inte anslutas till nätet.',
    },
    hint: {
      en: 'Give the address of the building where the line is to be installed.',
      nb: 'Oppgi adressen til bygningen der linjen skal installeres.',
      sv: 'Ange adressen till byggnaden där ledningen ska installeras.',
    },
  },
  unitMissing: {
    code: 'VALIDATION',
    ruleId: 'ADR-03',
    message: {
      en: 'The building has several units, so floor, entrance and apartment or room number are needed.',
      nb: 'Bygningen har flere enheter, så etasje, oppgang og leilighets- eller romnummer må oppgis.',
      sv: 'Byggnaden har flera enheter, så våning, uppgång och lägenhets- eller rumsnummer måste anges.',
    },
    hint: {
      en: 'Fill in the field. Ask the end user if you do not know it.',
      nb: 'Fyll ut feltet. Spør sluttbrukeren hvis du ikke vet det.',
      sv: 'Fyll i fältet. Fråga slutkunden om du inte vet.',
    },
  },
  wrongPurpose: {
    code: 'VALIDATION',
    ruleId: 'ADR-05',
    message: {
      en: 'The line is connected at this address, so its purpose must be delivery or visiting.',
      nb: 'Linjen kobles til denne adressen, så formålet må være levering eller besøk.',
      sv: 'Ledningen ansluts till den här adressen, så ändamålet måste vara leverans eller besök.',
    },
    hint: {
      en: 'Choose delivery (DELIVERY) or visiting (VISITING). Installation (INSTALLATION) comes with a line made from a quote.',
      nb: 'Velg levering (DELIVERY) eller besøk (VISITING). Installasjon (INSTALLATION) følger med en linje som er laget fra en prisforespørsel.',
      sv: 'Välj leverans (DELIVERY) eller besök (VISITING). Installation (INSTALLATION) följer med en rad som skapats från en prisförfrågan.',
    },
  },
  searchEmpty: {
    code: 'VALIDATION',
    ruleId: 'ADR-06',
    message: { en: 'There is nothing to search for.', nb: 'Det er ingenting å søke etter.', sv: 'Det finns inget att söka efter.' },
    hint: {
      en: 'Fill in at least one field: street, house number or city first.',
      nb: 'Fyll ut minst ett felt, helst gate, husnummer eller poststed.',
      sv: 'Fyll i minst ett fält, helst gata, husnummer eller postort.',
    },
  },
  registerUnknown: {
    code: 'VALIDATION',
    ruleId: 'ADR-10',
    message: {
      en: 'The address register has no such address.',
      nb: 'Adresseregisteret har ingen slik adresse.',
      sv: 'Adressregistret har ingen sådan adress.',
    },
    hint: {
      en: 'Search again and choose one of the hits.',
      nb: 'Søk på nytt og velg ett av treffene.',
      sv: 'Sök igen och välj en av träffarna.',
    },
  },
  registerContradicted: {
    code: 'VALIDATION',
    ruleId: 'ADR-10',
    message: {
      en: 'This is not what the chosen address says: {registered}.',
      nb: 'Dette er ikke det samme som i adressen du valgte: {registered}.',
      sv: 'Detta stämmer inte med adressen du valde: {registered}.',
    },
    hint: {
      en: 'Leave the field as it is in the register, or type the address without choosing a hit.',
      nb: 'La feltet stå som i registeret, eller skriv adressen uten å velge et treff.',
      sv: 'Låt fältet stå som i registret, eller skriv adressen utan att välja en träff.',
    },
  },
  usAddress: {
    code: 'VALIDATION',
    ruleId: 'ADR-05',
    message: {
      en: 'US addresses are assigned with the mailbox account and cannot be typed.',
      nb: 'USA-adresser tildeles med mailboxkontoen og kan ikke skrives inn.',
      sv: 'USA-adresser tilldelas med mailboxkontot och kan inte skrivas in.',
    },
    hint: {
      en: 'Give an address in Norway or Sweden.',
      nb: 'Oppgi en adresse i Norge eller Sverige.',
      sv: 'Ange en adress i Norge eller Sverige.',
    },
  },
  postcodeMissing: {
    code: 'VALIDATION',
    ruleId: 'CA-04',
    message: { en: 'The postcode is missing.', nb: 'Postnummeret mangler.', sv: 'Postnumret saknas.' },
    hint: {
      en: 'Give the postcode; the city follows from it.',
      nb: 'Oppgi postnummeret; poststedet følger av det.',
      sv: 'Ange postnumret; postorten följer av det.',
    },
  },
  postcodeFormatNo: {
    code: 'VALIDATION',
    ruleId: 'CA-04',
    message: {
      en: 'A Norwegian postcode has 4 digits.',
      nb: 'Et norsk postnummer har 4 sifre.',
      sv: 'Ett norskt postnummer har 4 siffror.',
    },
    hint: { en: 'Write it as 1788.', nb: 'Skriv det som 1788.', sv: 'Skriv det som 1788.' },
  },
  postcodeFormatSe: {
    code: 'VALIDATION',
    ruleId: 'CA-04',
    message: {
      en: 'A Swedish postcode has 5 digits.',
      nb: 'Et svensk postnummer har 5 sifre.',
      sv: 'Ett svenskt postnummer har 5 siffror.',
    },
    hint: { en: 'Write it as 111 22 or 11122.', nb: 'Skriv det som 111 22 eller 11122.', sv: 'Skriv det som 111 22 eller 11122.' },
  },
  cityContradicted: {
    code: 'VALIDATION',
    ruleId: 'CA-04',
    message: {
      en: 'Postcode {postcode} belongs to {city}.',
      nb: 'Postnummer {postcode} hører til {city}.',
      sv: 'Postnummer {postcode} hör till {city}.',
    },
    hint: { en: 'Correct the postcode or the city.', nb: 'Rett postnummeret eller poststedet.', sv: 'Rätta postnumret eller postorten.' },
  },
  postcodeUnknown: {
    code: 'VALIDATION',
    ruleId: 'CA-05',
    message: {
      en: 'There is no postcode {postcode} in Norway.',
      nb: 'Postnummer {postcode} finnes ikke i Norge.',
      sv: 'Postnummer {postcode} finns inte i Norge.',
    },
    hint: { en: 'Check the postcode.', nb: 'Kontroller postnummeret.', sv: 'Kontrollera postnumret.' },
  },
  cityNeeded: {
    code: 'VALIDATION',
    ruleId: 'CA-05',
    message: {
      en: 'We do not know the city of postcode {postcode}.',
      nb: 'Vi kjenner ikke poststedet til postnummer {postcode}.',
      sv: 'Vi känner inte till postorten för postnummer {postcode}.',
    },
    hint: { en: 'Type the city yourself.', nb: 'Skriv inn poststedet selv.', sv: 'Skriv in postorten själv.' },
  },
  outOfRange: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'The number must be from {min} to {max}.',
      nb: 'Tallet må være fra {min} til {max}.',
      sv: 'Talet måste vara från {min} till {max}.',
    },
    hint: { en: 'Check the number.', nb: 'Kontroller tallet.', sv: 'Kontrollera talet.' },
  },
  houseLetterFormat: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'The house letter is one letter.', nb: 'Husbokstaven er én bokstav.', sv: 'Husbokstaven är en bokstav.' },
    hint: { en: 'Write it as B.', nb: 'Skriv den som B.', sv: 'Skriv den som B.' },
  },
  municipalityFormat: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'A municipality number has 4 digits.', nb: 'Et kommunenummer har 4 sifre.', sv: 'Ett kommunnummer har 4 siffror.' },
    hint: { en: 'Write it as 3101.', nb: 'Skriv det som 3101.', sv: 'Skriv det som 3101.' },
  },
});
