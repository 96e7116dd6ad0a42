import { refusalsOf } from '../refusals.ts';

// `{en}`, `{nb}` and `{sv}` are the name of the product concerned, each language using its own.

export const noQuote = refusalsOf({
  noLines: {
    code: 'VALIDATION',
    ruleId: 'Q-01',
    message: {
      en: 'A quote has at least one line.',
      nb: 'En prisforespørsel har minst én linje.',
      sv: 'En prisförfrågan har minst en rad.',
    },
    hint: {
      en: 'Add a line: one line asks for one price.',
      nb: 'Legg til en linje: én linje spør om én pris.',
      sv: 'Lägg till en rad: en rad frågar om ett pris.',
    },
  },
  lastLine: {
    code: 'VALIDATION',
    ruleId: 'Q-01',
    message: { en: 'The last line cannot be removed.', nb: 'Den siste linjen kan ikke fjernes.', sv: 'Den sista raden kan inte tas bort.' },
    hint: {
      en: 'Cancel the quote if you do not want it.',
      nb: 'Kanseller prisforespørselen hvis du ikke vil ha den.',
      sv: 'Avbryt prisförfrågan om du inte vill ha den.',
    },
  },
  unknownProduct: {
    code: 'VALIDATION',
    ruleId: 'Q-01',
    message: { en: 'There is no such product.', nb: 'Det finnes ikke et slikt produkt.', sv: 'Det finns ingen sådan produkt.' },
    hint: {
      en: 'Choose a circuit or colocation from the catalogue.',
      nb: 'Velg et samband eller samlokalisering fra katalogen.',
      sv: 'Välj en förbindelse eller samlokalisering ur katalogen.',
    },
  },
  orderedDirectly: {
    code: 'VALIDATION',
    ruleId: 'Q-01',
    message: {
      en: '{en} is ordered directly; it needs no quote.',
      nb: '{nb} bestilles direkte og trenger ingen prisforespørsel.',
      sv: '{sv} beställs direkt och behöver ingen prisförfrågan.',
    },
    hint: {
      en: 'Place an order for it. Quotes are for circuits and colocation.',
      nb: 'Legg inn en bestilling. Prisforespørsler er for samband og samlokalisering.',
      sv: 'Lägg en beställning. Prisförfrågningar är för förbindelser och samlokalisering.',
    },
  },
  productMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-03',
    message: { en: 'The product is missing.', nb: 'Produktet mangler.', sv: 'Produkten saknas.' },
    hint: { en: 'Choose one from the catalogue.', nb: 'Velg et fra katalogen.', sv: 'Välj en ur katalogen.' },
  },
  addressMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-03',
    message: { en: 'Address {end} is missing.', nb: 'Adresse {end} mangler.', sv: 'Adress {end} saknas.' },
    // this is where the user of a search without hits is led.
    hint: {
      en: 'Search for it and choose one row. No hits? Set the attachment flag and attach a map or a description instead.',
      nb: 'Søk den opp og velg én rad. Ingen treff? Kryss av for vedlegg, og legg ved et kart eller en beskrivelse i stedet.',
      sv: 'Sök upp den och välj en rad. Inga träffar? Kryssa i för bilaga och bifoga en karta eller en beskrivning i stället.',
    },
  },
  attachmentMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-09',
    message: {
      en: 'The attachment flag is set, but nothing is attached to the line.',
      nb: 'Det er krysset av for vedlegg, men linjen har ingen vedlegg.',
      sv: 'Det är ikryssat för bilaga, men raden har inga bilagor.',
    },
    hint: {
      en: 'Attach a map, a drawing or a description, or clear the flag and give both addresses.',
      nb: 'Legg ved et kart, en tegning eller en beskrivelse, eller fjern krysset og oppgi begge adressene.',
      sv: 'Bifoga en karta, en ritning eller en beskrivning, eller ta bort krysset och ange båda adresserna.',
    },
  },
  colocationFlag: {
    code: 'VALIDATION',
    ruleId: 'Q-13',
    message: {
      en: 'Colocation is asked for with the attachment flag set.',
      nb: 'Samlokalisering krever at det er krysset av for vedlegg.',
      sv: 'Samlokalisering kräver att det är ikryssat för bilaga.',
    },
    hint: {
      en: 'Set the flag and attach the request form.',
      nb: 'Kryss av, og legg ved forespørselsskjemaet.',
      sv: 'Kryssa i och bifoga förfrågningsformuläret.',
    },
  },
  colocationForm: {
    code: 'VALIDATION',
    ruleId: 'Q-13',
    message: {
      en: 'The request form for colocation is not attached.',
      nb: 'Forespørselsskjemaet for samlokalisering er ikke lagt ved.',
      sv: 'Förfrågningsformuläret för samlokalisering är inte bifogat.',
    },
    hint: {
      en: 'Attach it to the line as a request form.',
      nb: 'Legg det ved linjen som forespørselsskjema.',
      sv: 'Bifoga det till raden som förfrågningsformulär.',
    },
  },
  nothingToSubmit: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-12',
    message: {
      en: 'No line is waiting to be submitted.',
      nb: 'Ingen linje venter på å bli sendt inn.',
      sv: 'Ingen rad väntar på att skickas in.',
    },
    hint: {
      en: 'Add a line to ask for another price.',
      nb: 'Legg til en linje for å spørre om en ny pris.',
      sv: 'Lägg till en rad för att fråga om ett nytt pris.',
    },
  },
  nothingSelected: {
    code: 'VALIDATION',
    ruleId: 'Q-12',
    message: { en: 'No line is selected.', nb: 'Ingen linje er valgt.', sv: 'Ingen rad är vald.' },
    hint: {
      en: 'Name the lines, or leave the selection out to submit every new line.',
      nb: 'Oppgi linjene, eller utelat utvalget for å sende inn alle nye linjer.',
      sv: 'Ange raderna, eller utelämna urvalet för att skicka in alla nya rader.',
    },
  },
  selectedNotNew: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-12',
    message: {
      en: 'Line {lineNo} cannot be submitted: its status is {status}.',
      nb: 'Linje {lineNo} kan ikke sendes inn: status er {status}.',
      sv: 'Rad {lineNo} kan inte skickas in: status är {status}.',
    },
    hint: { en: 'Select lines that are New.', nb: 'Velg linjer som er nye.', sv: 'Välj rader som är nya.' },
  },
  manualQuestion: {
    code: 'MANUAL_PRICING_QUESTION',
    ruleId: 'Q-14',
    message: {
      en: 'Line {lineNo} cannot be priced automatically. Shall the carrier price it by hand?',
      nb: 'Linje {lineNo} kan ikke prises automatisk. Skal leverandøren prise den manuelt?',
      sv: 'Rad {lineNo} kan inte prissättas automatiskt. Ska leverantören prissätta den manuellt?',
    },
    // what the dialog says.
    hint: {
      en: 'Manual work takes time: please send genuine requests only.',
      nb: 'Manuelt arbeid tar tid: send bare reelle forespørsler.',
      sv: 'Manuellt arbete tar tid: skicka bara verkliga förfrågningar.',
    },
  },
  manualDeclined: {
    code: 'MANUAL_PRICING_DECLINED',
    ruleId: 'Q-14',
    message: {
      en: 'Line {lineNo} was left unpriced, as you chose.',
      nb: 'Linje {lineNo} ble stående uten pris, slik du valgte.',
      sv: 'Rad {lineNo} lämnades utan pris, som du valde.',
    },
    hint: {
      en: 'Submit it again to have it priced by hand, or remove it.',
      nb: 'Send den inn på nytt for å få den priset manuelt, eller fjern den.',
      sv: 'Skicka in den igen för att få den prissatt manuellt, eller ta bort den.',
    },
  },
  engineAway: {
    code: 'TECHNICAL_ERROR',
    ruleId: 'Q-32',
    message: {
      en: 'The price of line {lineNo} could not be calculated just now. The line is still New.',
      nb: 'Prisen på linje {lineNo} kunne ikke beregnes akkurat nå. Linjen er fortsatt ny.',
      sv: 'Priset på rad {lineNo} kunde inte beräknas just nu. Raden är fortfarande ny.',
    },
    hint: { en: 'Submit it again in a moment.', nb: 'Send den inn på nytt om litt.', sv: 'Skicka in den igen om en stund.' },
  },
  nothingChanged: {
    code: 'VALIDATION',
    ruleId: 'Q-24',
    message: {
      en: 'Nothing was changed since the carrier asked for more.',
      nb: 'Ingenting er endret siden leverandøren ba om mer.',
      sv: 'Inget har ändrats sedan leverantören bad om mer.',
    },
    hint: {
      en: 'Add what the comment asks for, attach it, or answer with a comment.',
      nb: 'Legg til det kommentaren ber om, legg det ved, eller svar med en kommentar.',
      sv: 'Lägg till det som kommentaren ber om, bifoga det eller svara med en kommentar.',
    },
  },
  missingWhat: {
    code: 'VALIDATION',
    ruleId: 'Q-24',
    message: {
      en: 'Say what is missing: the customer reads it.',
      nb: 'Skriv hva som mangler: kunden leser det.',
      sv: 'Skriv vad som saknas: kunden läser det.',
    },
    hint: { en: 'Name the fields or documents.', nb: 'Nevn feltene eller dokumentene.', sv: 'Nämn fälten eller dokumenten.' },
  },
  reasonMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-25',
    message: { en: 'Say why: the customer reads it.', nb: 'Skriv hvorfor: kunden leser det.', sv: 'Skriv varför: kunden läser det.' },
    hint: { en: 'One sentence is enough.', nb: 'Én setning er nok.', sv: 'En mening räcker.' },
  },
  completedLine: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-25',
    message: {
      en: 'Line {lineNo} is completed and cannot be cancelled.',
      nb: 'Linje {lineNo} er ferdig behandlet og kan ikke kanselleres.',
      sv: 'Rad {lineNo} är färdigbehandlad och kan inte avbrytas.',
    },
    hint: {
      en: 'Close it if it is not wanted, and cancel the other lines one by one.',
      nb: 'Lukk den hvis den ikke er ønsket, og kanseller de andre linjene én for én.',
      sv: 'Stäng den om den inte önskas, och avbryt de andra raderna en i taget.',
    },
  },
  alreadyOrdered: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-29',
    message: { en: 'Line {lineNo} is ordered already.', nb: 'Linje {lineNo} er allerede bestilt.', sv: 'Rad {lineNo} är redan beställd.' },
    hint: {
      en: 'See the order. A line is ordered once; create a new quote for another.',
      nb: 'Se bestillingen. En linje bestilles én gang; opprett en ny prisforespørsel for en til.',
      sv: 'Se beställningen. En rad beställs en gång; skapa en ny prisförfrågan för en till.',
    },
  },
  nothingToOrder: {
    code: 'INVALID_TRANSITION',
    ruleId: 'Q-18',
    message: {
      en: 'No line of the quote is completed.',
      nb: 'Ingen linje i prisforespørselen er ferdig behandlet.',
      sv: 'Ingen rad i prisförfrågan är färdigbehandlad.',
    },
    hint: { en: 'Wait for the prices.', nb: 'Vent på prisene.', sv: 'Vänta på priserna.' },
  },
  rentalMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-28',
    message: { en: 'The rental price is missing.', nb: 'Leieprisen mangler.', sv: 'Hyrespriset saknas.' },
    hint: {
      en: 'Give it per month, in whole minor units above 0.',
      nb: 'Oppgi den per måned, i hele øre over 0.',
      sv: 'Ange det per månad, i hela ören över 0.',
    },
  },
  establishmentMissing: {
    code: 'VALIDATION',
    ruleId: 'Q-28',
    message: { en: 'The establishment price is missing.', nb: 'Etableringsprisen mangler.', sv: 'Etableringspriset saknas.' },
    hint: {
      en: 'Give it in whole minor units; 0 when nothing is charged.',
      nb: 'Oppgi den i hele øre; 0 når det ikke koster noe.',
      sv: 'Ange det i hela ören; 0 när det inte kostar något.',
    },
  },
  leadTime: {
    code: 'VALIDATION',
    ruleId: 'O-05',
    message: { en: 'The lead time is 1 to 999 days.', nb: 'Leveringstiden er 1 til 999 dager.', sv: 'Leveranstiden är 1 till 999 dagar.' },
    hint: {
      en: 'Leave it out to offer the product’s own lead time.',
      nb: 'Utelat den for å tilby produktets egen leveringstid.',
      sv: 'Utelämna den för att erbjuda produktens egen leveranstid.',
    },
  },
});
