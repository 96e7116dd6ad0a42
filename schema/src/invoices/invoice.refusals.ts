import { refusalsOf } from '../refusals.ts';

export const noInvoice = refusalsOf({
  organisationUnknown: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: { en: 'There is no such customer.', nb: 'Det finnes ingen slik kunde.', sv: 'Det finns ingen sådan kund.' },
    hint: {
      en: 'Give the id of a customer’s organisation.',
      nb: 'Oppgi id-en til en kundes organisasjon.',
      sv: 'Ange id för en kunds organisation.',
    },
  },
  currency: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'Invoices are made in NOK, SEK or USD; this customer’s agreement is in {currency}.',
      nb: 'Fakturaer lages i NOK, SEK eller USD; avtalen med denne kunden er i {currency}.',
      sv: 'Fakturor görs i NOK, SEK eller USD; avtalet med den här kunden är i {currency}.',
    },
    hint: { en: 'Correct the agreement first.', nb: 'Rett avtalen først.', sv: 'Rätta avtalet först.' },
  },
  lineCount: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: { en: 'An invoice has 1 to {max} lines.', nb: 'En faktura har 1 til {max} linjer.', sv: 'En faktura har 1 till {max} rader.' },
    hint: {
      en: 'Add a line, or make several invoices.',
      nb: 'Legg til en linje, eller lag flere fakturaer.',
      sv: 'Lägg till en rad, eller gör flera fakturor.',
    },
  },
  lineText: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'The line does not say what it is for.',
      nb: 'Linjen sier ikke hva den gjelder.',
      sv: 'Raden säger inte vad den gäller.',
    },
    hint: { en: 'Write a text.', nb: 'Skriv en tekst.', sv: 'Skriv en text.' },
  },
  licenceFee: {
    code: 'VALIDATION',
    ruleId: 'IA-12',
    message: {
      en: 'Accesses are free for customers: an invoice has no licence fee.',
      nb: 'Tilganger er gratis for kundene: en faktura har ingen lisensavgift.',
      sv: 'Behörigheter är kostnadsfria för kunderna: en faktura har ingen licensavgift.',
    },
    hint: { en: 'Leave this line out.', nb: 'Utelat denne linjen.', sv: 'Utelämna den här raden.' },
  },
  quantity: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'The quantity is a whole number above nothing.',
      nb: 'Antallet er et helt tall over null.',
      sv: 'Antalet är ett heltal över noll.',
    },
    hint: {
      en: 'Give a negative amount for a reduction.',
      nb: 'Oppgi et negativt beløp for et fradrag.',
      sv: 'Ange ett negativt belopp för ett avdrag.',
    },
  },
  total: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'The total must be above nothing and below 21 million.',
      nb: 'Summen må være over null og under 21 millioner.',
      sv: 'Summan måste vara över noll och under 21 miljoner.',
    },
    hint: { en: 'Check quantities and amounts.', nb: 'Kontroller antall og beløp.', sv: 'Kontrollera antal och belopp.' },
  },
  reference: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'The customer has no such order line or package.',
      nb: 'Kunden har ingen slik ordrelinje eller pakke.',
      sv: 'Kunden har ingen sådan orderrad eller paket.',
    },
    hint: { en: 'Check the id, or leave it out.', nb: 'Kontroller id-en, eller utelat den.', sv: 'Kontrollera id:t, eller utelämna det.' },
  },
  cancelledInTime: {
    code: 'VALIDATION',
    ruleId: 'M-15',
    message: {
      en: 'The order line was cancelled within its deadline, before any work: it is not invoiced.',
      nb: 'Ordrelinjen ble kansellert innen fristen, før noe arbeid var gjort: den faktureres ikke.',
      sv: 'Orderraden avbokades inom fristen, innan något arbete gjorts: den faktureras inte.',
    },
    hint: { en: 'Leave this line out.', nb: 'Utelat denne linjen.', sv: 'Utelämna den här raden.' },
  },
  nothingOpen: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'Nothing of this period is waiting to be invoiced.',
      nb: 'Ingenting fra denne perioden venter på å bli fakturert.',
      sv: 'Inget från den här perioden väntar på att faktureras.',
    },
    hint: {
      en: 'Choose a later last day, or issue an invoice of free lines.',
      nb: 'Velg en senere siste dag, eller utsted en faktura med frie linjer.',
      sv: 'Välj en senare sista dag, eller utfärda en faktura med fria rader.',
    },
  },
  chargeGone: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'This is not open in the period any more: another invoice may have it.',
      nb: 'Denne posten er ikke lenger åpen i perioden: en annen faktura kan ha den.',
      sv: 'Den här posten är inte längre öppen i perioden: en annan faktura kan ha den.',
    },
    hint: { en: 'Read anew what is open.', nb: 'Hent åpne poster på nytt.', sv: 'Hämta öppna poster på nytt.' },
  },
  priceMissing: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'A charge has no price: neither quote nor agreement names one.',
      nb: 'En av postene har ingen pris: verken tilbud eller avtale oppgir noen.',
      sv: 'En av posterna har inget pris: varken offert eller avtal anger något.',
    },
    hint: {
      en: 'Name its price, or leave it open for a later invoice.',
      nb: 'Oppgi prisen, eller la posten stå åpen til en senere faktura.',
      sv: 'Ange priset, eller låt posten stå öppen till en senare faktura.',
    },
  },
  priceNotAsked: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'A price is named for what is not in this invoice or has a price of its own.',
      nb: 'Det er oppgitt en pris for noe som ikke er med i fakturaen, eller som har sin egen pris.',
      sv: 'Ett pris är angivet för något som inte ingår i fakturan eller som har ett eget pris.',
    },
    hint: { en: 'Leave this price out.', nb: 'Utelat denne prisen.', sv: 'Utelämna det här priset.' },
  },
  kid: {
    code: 'VALIDATION',
    ruleId: 'INV-06',
    message: {
      en: 'This is no payment reference: its last digit does not check the others.',
      nb: 'Dette er ikke et gyldig KID-nummer: kontrollsifferet stemmer ikke.',
      sv: 'Detta är inget giltigt betalningsnummer: kontrollsiffran stämmer inte.',
    },
    hint: {
      en: 'Compare it digit by digit with the payment.',
      nb: 'Sammenlign siffer for siffer med innbetalingen.',
      sv: 'Jämför siffra för siffra med inbetalningen.',
    },
  },
  due: {
    code: 'VALIDATION',
    ruleId: 'INV-03',
    message: {
      en: 'The due date is before the day of issue.',
      nb: 'Forfallsdatoen er før utstedelsesdagen.',
      sv: 'Förfallodagen är före utfärdandedagen.',
    },
    hint: { en: 'Give {first} or later.', nb: 'Oppgi {first} eller senere.', sv: 'Ange {first} eller senare.' },
  },
  period: {
    code: 'VALIDATION',
    ruleId: 'INV-01',
    message: {
      en: 'The period needs both ends, the first before the last.',
      nb: 'Perioden må ha begge ender, den første før den siste.',
      sv: 'Perioden behöver båda ändarna, den första före den sista.',
    },
    hint: { en: 'Give both dates or none.', nb: 'Oppgi begge datoene eller ingen.', sv: 'Ange båda datumen eller inget.' },
  },
  payment: {
    code: 'VALIDATION',
    ruleId: 'INV-06',
    message: {
      en: 'A payment is above nothing and at most what is outstanding, {outstanding}.',
      nb: 'En betaling er over null og høyst det som er utestående, {outstanding}.',
      sv: 'En betalning är över noll och högst det som är utestående, {outstanding}.',
    },
    hint: {
      en: 'Give the amount in the smallest unit of the currency.',
      nb: 'Oppgi beløpet i valutaens minste enhet.',
      sv: 'Ange beloppet i valutans minsta enhet.',
    },
  },
  paidLater: {
    code: 'VALIDATION',
    ruleId: 'INV-06',
    message: {
      en: 'The day of payment lies in the future.',
      nb: 'Betalingsdagen ligger i fremtiden.',
      sv: 'Betalningsdagen ligger i framtiden.',
    },
    hint: { en: 'Give today or earlier.', nb: 'Oppgi i dag eller tidligere.', sv: 'Ange i dag eller tidigare.' },
  },
  creditReason: {
    code: 'VALIDATION',
    ruleId: 'INV-06',
    message: { en: 'The customer must be told why.', nb: 'Kunden må få vite hvorfor.', sv: 'Kunden måste få veta varför.' },
    hint: { en: 'Write the reason.', nb: 'Skriv begrunnelsen.', sv: 'Skriv motiveringen.' },
  },
  forbidden: {
    code: 'FORBIDDEN',
    ruleId: 'INV-07',
    message: {
      en: 'Your access does not include invoices.',
      nb: 'Tilgangen din omfatter ikke fakturaer.',
      sv: 'Din åtkomst omfattar inte fakturor.',
    },
    hint: {
      en: 'Full access, a superuser or a mailbox account opens them; of the carrier, billing alone.',
      nb: 'Full tilgang, en superbruker eller en mailboxkonto åpner dem; hos leverandøren bare fakturaavdelingen.',
      sv: 'Full åtkomst, en superanvändare eller ett mailboxkonto öppnar dem; hos leverantören endast fakturaavdelningen.',
    },
  },
});
