import { refusalsOf } from '../refusals.ts';

export const noPackage = refusalsOf({
  noMailbox: {
    code: 'FORBIDDEN',
    ruleId: 'IA-20',
    message: {
      en: 'Your organisation has no mailbox account.',
      nb: 'Organisasjonen din har ingen mailboxkonto.',
      sv: 'Din organisation har inget mailboxkonto.',
    },
    hint: {
      en: 'Register one; it gives you an address in the US.',
      nb: 'Registrer en; den gir deg en adresse i USA.',
      sv: 'Registrera ett; det ger dig en adress i USA.',
    },
  },
  noPackages: {
    code: 'VALIDATION',
    ruleId: 'P-11',
    message: {
      en: 'A booking holds 1 to {max} packages.',
      nb: 'En booking har 1 til {max} pakker.',
      sv: 'En bokning har 1 till {max} paket.',
    },
    hint: {
      en: 'Add a package, or divide them between several bookings.',
      nb: 'Legg til en pakke, eller fordel dem på flere bookinger.',
      sv: 'Lägg till ett paket, eller fördela dem på flera bokningar.',
    },
  },
  sellerMissing: {
    code: 'VALIDATION',
    ruleId: 'P-11',
    message: { en: 'The seller is missing.', nb: 'Selgeren mangler.', sv: 'Säljaren saknas.' },
    hint: {
      en: 'Write the name of the shop, as on the parcel.',
      nb: 'Skriv navnet på butikken, slik det står på pakken.',
      sv: 'Skriv butikens namn, så som det står på paketet.',
    },
  },
  bookingOver: {
    code: 'INVALID_TRANSITION',
    ruleId: 'P-06',
    message: {
      en: 'Every package of this booking has been delivered or cancelled.',
      nb: 'Alle pakkene i denne bookingen er levert eller kansellert.',
      sv: 'Alla paket i den här bokningen är levererade eller avbokade.',
    },
    hint: { en: 'Make a new booking.', nb: 'Lag en ny booking.', sv: 'Gör en ny bokning.' },
  },
  noJobAddress: {
    code: 'VALIDATION',
    ruleId: 'CA-03',
    message: { en: 'You have no job address.', nb: 'Du har ingen jobbadresse.', sv: 'Du har ingen jobbadress.' },
    hint: {
      en: 'Add it under My account, or choose the home address.',
      nb: 'Legg den inn under Min konto, eller velg hjemmeadressen.',
      sv: 'Lägg in den under Mitt konto, eller välj hemadressen.',
    },
  },
  modeMissing: {
    code: 'VALIDATION',
    ruleId: 'P-11',
    message: { en: 'Air or sea has not been chosen.', nb: 'Fly eller sjø er ikke valgt.', sv: 'Flyg eller sjö har inte valts.' },
    hint: { en: 'Choose air (AIR) or sea (SEA).', nb: 'Velg fly (AIR) eller sjø (SEA).', sv: 'Välj flyg (AIR) eller sjö (SEA).' },
  },
  shipWithoutMode: {
    code: 'VALIDATION',
    ruleId: 'P-19',
    message: {
      en: 'The package cannot be shipped before air or sea is chosen.',
      nb: 'Pakken kan ikke sendes før fly eller sjø er valgt.',
      sv: 'Paketet kan inte skickas förrän flyg eller sjö har valts.',
    },
    hint: {
      en: 'Choose air (AIR) or sea (SEA) for it first.',
      nb: 'Velg fly (AIR) eller sjø (SEA) for den først.',
      sv: 'Välj flyg (AIR) eller sjö (SEA) för det först.',
    },
  },
  contentsMissing: {
    code: 'VALIDATION',
    ruleId: 'P-08',
    message: { en: 'The contents are not described.', nb: 'Innholdet er ikke beskrevet.', sv: 'Innehållet är inte beskrivet.' },
    hint: {
      en: 'Write what is in the package, as you would tell customs.',
      nb: 'Skriv hva som er i pakken, slik du ville sagt det til tollen.',
      sv: 'Skriv vad som finns i paketet, så som du skulle säga det till tullen.',
    },
  },
  valueWrong: {
    code: 'VALIDATION',
    ruleId: 'P-08',
    message: {
      en: 'The value must be more than nothing.',
      nb: 'Verdien må være større enn null.',
      sv: 'Värdet måste vara större än noll.',
    },
    hint: {
      en: 'Give what you paid, in the smallest unit of the currency.',
      nb: 'Oppgi det du betalte, i valutaens minste enhet.',
      sv: 'Ange vad du betalade, i valutans minsta enhet.',
    },
  },
  currencyUnknown: {
    code: 'VALIDATION',
    ruleId: 'P-08',
    message: {
      en: 'There is no currency {currency}.',
      nb: 'Det finnes ingen valuta {currency}.',
      sv: 'Det finns ingen valuta {currency}.',
    },
    hint: { en: 'Write the ISO code: USD, NOK, SEK.', nb: 'Skriv ISO-koden: USD, NOK, SEK.', sv: 'Skriv ISO-koden: USD, NOK, SEK.' },
  },
  insuredTooHigh: {
    code: 'VALIDATION',
    ruleId: 'P-17',
    message: {
      en: 'The insured value is more than the declared value.',
      nb: 'Forsikret verdi er høyere enn oppgitt verdi.',
      sv: 'Det försäkrade värdet är högre än det uppgivna värdet.',
    },
    hint: {
      en: 'Insure for at most the declared value, in the same currency.',
      nb: 'Forsikre for høyst den oppgitte verdien, i samme valuta.',
      sv: 'Försäkra för högst det uppgivna värdet, i samma valuta.',
    },
  },
  insuredWithoutValue: {
    code: 'VALIDATION',
    ruleId: 'P-17',
    message: {
      en: 'A package without a declared value cannot be insured.',
      nb: 'En pakke uten oppgitt verdi kan ikke forsikres.',
      sv: 'Ett paket utan uppgivet värde kan inte försäkras.',
    },
    hint: { en: 'Give the value of the goods first.', nb: 'Oppgi verdien av varene først.', sv: 'Ange varornas värde först.' },
  },
  standbyByMove: {
    code: 'VALIDATION',
    ruleId: 'P-07',
    message: {
      en: 'The package has come: standby is now a move of its own.',
      nb: 'Pakken er kommet: standby er nå et eget valg.',
      sv: 'Paketet har kommit: standby är nu ett eget val.',
    },
    hint: {
      en: 'Use setStandby or releaseStandby; for a package that came unbooked, say it with resolveUnbookedPackage.',
      nb: 'Bruk setStandby eller releaseStandby; for en pakke som kom uten booking, si det med resolveUnbookedPackage.',
      sv: 'Använd setStandby eller releaseStandby; för ett paket som kom utan bokning, ange det med resolveUnbookedPackage.',
    },
  },
  measuredByWarehouse: {
    code: 'FORBIDDEN',
    ruleId: 'P-07',
    message: {
      en: 'Weight and volume are measured by the warehouse.',
      nb: 'Vekt og volum måles av lageret.',
      sv: 'Vikt och volym mäts av lagret.',
    },
    hint: { en: 'Leave them out.', nb: 'Utelat dem.', sv: 'Utelämna dem.' },
  },
  measureWrong: {
    code: 'VALIDATION',
    ruleId: 'P-07',
    message: {
      en: 'Weight and volume are whole numbers above nothing.',
      nb: 'Vekt og volum er hele tall over null.',
      sv: 'Vikt och volym är heltal över noll.',
    },
    hint: { en: 'Give grams and cubic centimetres.', nb: 'Oppgi gram og kubikkcentimeter.', sv: 'Ange gram och kubikcentimeter.' },
  },
  trackingNumberWrong: {
    code: 'VALIDATION',
    ruleId: 'P-16',
    message: {
      en: 'A tracking number has 1 to 40 characters.',
      nb: 'Et sporingsnummer har 1 til 40 tegn.',
      sv: 'Ett spårningsnummer har 1 till 40 tecken.',
    },
    hint: {
      en: 'Copy it from the seller’s message.',
      nb: 'Kopier det fra meldingen fra selgeren.',
      sv: 'Kopiera det från säljarens meddelande.',
    },
  },
  trackingNumberTaken: {
    code: 'VALIDATION',
    ruleId: 'P-20',
    message: {
      en: 'Another open package has this tracking number.',
      nb: 'En annen åpen pakke har dette sporingsnummeret.',
      sv: 'Ett annat öppet paket har detta spårningsnummer.',
    },
    hint: {
      en: 'Find the package by the number; it may be the same one.',
      nb: 'Finn pakken ved hjelp av nummeret; det kan være den samme.',
      sv: 'Sök upp paketet med numret; det kan vara samma.',
    },
  },
  askedAlready: {
    code: 'VALIDATION',
    ruleId: 'P-15',
    message: {
      en: 'We have been asked to check this package already.',
      nb: 'Vi er allerede bedt om å kontrollere denne pakken.',
      sv: 'Vi har redan ombetts att kontrollera detta paket.',
    },
    hint: {
      en: 'You are told when the contents have been checked.',
      nb: 'Du får beskjed når innholdet er kontrollert.',
      sv: 'Du får besked när innehållet har kontrollerats.',
    },
  },
  notAsked: {
    code: 'INVALID_TRANSITION',
    ruleId: 'P-15',
    message: {
      en: 'The customer has not asked us to check this package.',
      nb: 'Kunden har ikke bedt oss kontrollere denne pakken.',
      sv: 'Kunden har inte bett oss kontrollera detta paket.',
    },
    hint: {
      en: 'The customer says what it is, or asks staff to verify it.',
      nb: 'Kunden sier hva det er, eller ber oss kontrollere den.',
      sv: 'Kunden säger vad det är, eller ber oss kontrollera det.',
    },
  },
  receiptMissing: {
    code: 'VALIDATION',
    ruleId: 'P-21',
    message: {
      en: 'There is no receipt that can be used for customs.',
      nb: 'Det finnes ingen kvittering som kan brukes i tollen.',
      sv: 'Det finns inget kvitto som kan användas i tullen.',
    },
    hint: {
      en: 'Upload the seller’s receipt; PDF is best.',
      nb: 'Last opp kvitteringen fra selgeren, helst som PDF.',
      sv: 'Ladda upp säljarens kvitto, helst som PDF.',
    },
  },
  confirmedByPerson: {
    code: 'FORBIDDEN',
    ruleId: 'CA-07',
    message: {
      en: 'Only a person can confirm that a suggestion is right.',
      nb: 'Bare et menneske kan bekrefte at et forslag stemmer.',
      sv: 'Bara en människa kan bekräfta att ett förslag stämmer.',
    },
    hint: { en: 'Register it as not booked.', nb: 'Registrer den som ikke booket.', sv: 'Registrera det som inte bokat.' },
  },
});
