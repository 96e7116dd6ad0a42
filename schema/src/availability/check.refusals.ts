import { refusalsOf } from '../refusals.ts';

/** Why a line cannot be checked, or cannot be sent as its check stands. */
export const noCheck = refusalsOf({
  required: {
    code: 'AVAILABILITY_REQUIRED',
    ruleId: 'K-02',
    message: {
      en: 'Run the availability check first.',
      nb: 'Kjør tilgjengelighetssjekken først.',
      sv: 'Kör tillgänglighetskontrollen först.',
    },
    hint: {
      en: 'It is part of the order form.',
      nb: 'Den er en del av bestillingsskjemaet.',
      sv: 'Den är en del av beställningsformuläret.',
    },
  },
  underWay: {
    code: 'AVAILABILITY_REQUIRED',
    ruleId: 'K-02',
    message: {
      en: 'The availability check has no answer yet.',
      nb: 'Tilgjengelighetssjekken har ikke fått svar ennå.',
      sv: 'Tillgänglighetskontrollen har inte fått svar ännu.',
    },
    hint: {
      en: 'Wait for it; that takes 30 seconds at most.',
      nb: 'Vent på svaret; det tar høyst 30 sekunder.',
      sv: 'Vänta på svaret; det tar högst 30 sekunder.',
    },
  },
  timedOut: {
    code: 'AVAILABILITY_REQUIRED',
    ruleId: 'K-12',
    message: {
      en: 'The availability check was not answered in time.',
      nb: 'Tilgjengelighetssjekken ble ikke besvart i tide.',
      sv: 'Tillgänglighetskontrollen besvarades inte i tid.',
    },
    hint: {
      en: 'Try again; that will be attempt {attempt}. If it fails too, the order can be sent and is treated by hand.',
      nb: 'Prøv igjen; det blir forsøk {attempt}. Går det heller ikke da, kan bestillingen sendes og blir behandlet manuelt.',
      sv: 'Försök igen; det blir försök {attempt}. Går det inte då heller kan beställningen skickas och hanteras manuellt.',
    },
  },
  chooseHit: {
    code: 'VALIDATION',
    ruleId: 'K-05',
    message: {
      en: 'The check found several lines, and none is chosen.',
      nb: 'Sjekken fant flere linjer, og ingen er valgt.',
      sv: 'Kontrollen hittade flera ledningar, och ingen är vald.',
    },
    hint: { en: 'Choose the right line.', nb: 'Velg den riktige linjen.', sv: 'Välj rätt ledning.' },
  },
  nothingToChoose: {
    code: 'INVALID_TRANSITION',
    ruleId: 'K-05',
    message: {
      en: 'There is no line to choose: one was found, or the order has been sent.',
      nb: 'Det er ingen linje å velge: Sjekken fant bare én, eller bestillingen er sendt.',
      sv: 'Det finns ingen ledning att välja: Kontrollen hittade bara en, eller så är beställningen skickad.',
    },
    hint: {
      en: 'Reopen the order to have it checked anew.',
      nb: 'Gjenåpne bestillingen for å få den sjekket på nytt.',
      sv: 'Återöppna beställningen för att få den kontrollerad på nytt.',
    },
  },
  red: {
    code: 'AVAILABILITY_RED',
    ruleId: 'K-09',
    message: {
      en: 'The end user cannot be connected with this product.',
      nb: 'Sluttbrukeren kan ikke få tilknytning med dette produktet.',
      sv: 'Slutkunden kan inte anslutas med den här produkten.',
    },
    hint: {
      en: 'Choose another product or a lower speed, and check again.',
      nb: 'Velg et annet produkt eller lavere hastighet, og sjekk på nytt.',
      sv: 'Välj en annan produkt eller lägre hastighet, och kontrollera igen.',
    },
  },
  notNeeded: {
    code: 'VALIDATION',
    ruleId: 'K-01',
    message: {
      en: 'This product is ordered without an availability check.',
      nb: 'Dette produktet bestilles uten tilgjengelighetssjekk.',
      sv: 'Den här produkten beställs utan tillgänglighetskontroll.',
    },
    hint: { en: 'Go on without it.', nb: 'Gå videre uten.', sv: 'Gå vidare utan den.' },
  },
  noProduct: {
    code: 'VALIDATION',
    ruleId: 'K-01',
    message: { en: 'The product is missing.', nb: 'Produktet mangler.', sv: 'Produkten saknas.' },
    hint: {
      en: 'Choose the product, then check.',
      nb: 'Velg produktet, og sjekk etterpå.',
      sv: 'Välj produkten och kontrollera sedan.',
    },
  },
  noAddress: {
    code: 'VALIDATION',
    ruleId: 'K-11',
    message: {
      en: 'The end user’s address is missing.',
      nb: 'Sluttbrukerens adresse mangler.',
      sv: 'Slutkundens adress saknas.',
    },
    hint: {
      en: 'Fill in the address on the line; no other is checked.',
      nb: 'Fyll ut adressen på linjen; ingen annen blir sjekket.',
      sv: 'Fyll i adressen på raden; ingen annan kontrolleras.',
    },
  },
  noValue: {
    code: 'VALIDATION',
    ruleId: 'K-04',
    message: { en: 'The number to search by is missing.', nb: 'Nummeret det skal søkes på, mangler.', sv: 'Numret att söka på saknas.' },
    hint: { en: 'Give the number.', nb: 'Oppgi nummeret.', sv: 'Ange numret.' },
  },
  unknownHit: {
    code: 'VALIDATION',
    ruleId: 'K-05',
    message: { en: 'There is no such line in the answer.', nb: 'Svaret har ingen slik linje.', sv: 'Svaret har ingen sådan ledning.' },
    hint: { en: 'Choose one of those listed.', nb: 'Velg en av dem som står der.', sv: 'Välj en av dem som anges.' },
  },
  askedAlready: {
    code: 'INVALID_TRANSITION',
    ruleId: 'K-12',
    message: {
      en: 'The check is being run already.',
      nb: 'Sjekken kjøres allerede.',
      sv: 'Kontrollen körs redan.',
    },
    hint: { en: 'Wait for the answer.', nb: 'Vent på svaret.', sv: 'Vänta på svaret.' },
  },
  nothingToCheck: {
    code: 'VALIDATION',
    ruleId: 'K-01',
    message: {
      en: 'No line of this order needs a check now.',
      nb: 'Ingen linje i denne bestillingen trenger sjekk nå.',
      sv: 'Ingen rad i den här beställningen behöver kontroll nu.',
    },
    hint: {
      en: 'Every line has an answer, waits for one, or needs none.',
      nb: 'Hver linje har svar, venter på svar eller trenger ingen sjekk.',
      sv: 'Varje rad har svar, väntar på svar eller behöver ingen kontroll.',
    },
  },
});
