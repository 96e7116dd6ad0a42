import { refusalsOf } from '../../refusals.ts';

/** Why an installed product cannot be changed as asked. */
export const noModify = refusalsOf({
  unknownProduct: {
    code: 'NOT_FOUND',
    ruleId: 'M-18',
    message: {
      en: 'There is no such installed product among yours.',
      nb: 'Dette installerte produktet finnes ikke blant deres.',
      sv: 'Den här installerade produkten finns inte bland era.',
    },
    hint: { en: 'Choose it in the portfolio.', nb: 'Velg det i porteføljen.', sv: 'Välj den i portföljen.' },
  },
  notActive: {
    code: 'VALIDATION',
    ruleId: 'M-18',
    message: {
      en: 'Only a product in operation can be changed.',
      nb: 'Bare et produkt som er i drift, kan endres.',
      sv: 'Bara en produkt som är i drift kan ändras.',
    },
    hint: { en: 'Place a new order instead.', nb: 'Legg inn en ny bestilling i stedet.', sv: 'Lägg en ny beställning i stället.' },
  },
  moveWhere: {
    code: 'VALIDATION',
    ruleId: 'M-18',
    message: { en: 'The new address is missing.', nb: 'Den nye adressen mangler.', sv: 'Den nya adressen saknas.' },
    hint: {
      en: 'Say where the circuit moves to.',
      nb: 'Oppgi hvor sambandet skal flyttes.',
      sv: 'Ange vart förbindelsen ska flyttas.',
    },
  },
  movesNowhere: {
    code: 'VALIDATION',
    ruleId: 'M-18',
    message: {
      en: 'The new address is the one where the circuit is now.',
      nb: 'Den nye adressen er den sambandet har i dag.',
      sv: 'Den nya adressen är den som förbindelsen har i dag.',
    },
    hint: { en: 'Give another address.', nb: 'Oppgi en annen adresse.', sv: 'Ange en annan adress.' },
  },
  keepsProduct: {
    code: 'VALIDATION',
    ruleId: 'CAT-06',
    message: {
      en: 'This kind of change keeps the product.',
      nb: 'Denne typen endring beholder produktet.',
      sv: 'Den här typen av ändring behåller produkten.',
    },
    hint: {
      en: 'Choose product change, or conversion of the access, for another product.',
      nb: 'Velg produktendring eller konvertering av tilgangen for et annet produkt.',
      sv: 'Välj produktändring eller konvertering av accessen för en annan produkt.',
    },
  },
  otherProduct: {
    code: 'VALIDATION',
    ruleId: 'CAT-06',
    message: {
      en: 'Choose another product than the present one.',
      nb: 'Velg et annet produkt enn dagens.',
      sv: 'Välj en annan produkt än dagens.',
    },
    hint: { en: 'Choose what it becomes.', nb: 'Velg hva det skal bli.', sv: 'Välj vad den ska bli.' },
  },
  otherAccess: {
    code: 'ACCESS_TYPE_CHANGE',
    ruleId: 'CAT-06',
    message: {
      en: 'Going between full and shared access is a conversion.',
      nb: 'Å gå mellom full og delt tilgang er en konvertering.',
      sv: 'Att gå mellan full och delad access är en konvertering.',
    },
    hint: {
      en: 'Choose conversion of the access for this product, and nothing else.',
      nb: 'Velg konvertering av tilgangen for dette produktet, og bare da.',
      sv: 'Välj konvertering av accessen för den produkten, och bara då.',
    },
  },
  otherSpeed: {
    code: 'VALIDATION',
    ruleId: 'CAT-05',
    message: {
      en: 'Choose another speed than the present one.',
      nb: 'Velg en annen hastighet enn dagens.',
      sv: 'Välj en annan hastighet än dagens.',
    },
    hint: {
      en: 'The speeds of the product are listed.',
      nb: 'Produktets hastigheter står i listen.',
      sv: 'Produktens hastigheter står i listan.',
    },
  },
  ispChangeOpen: {
    code: 'ACCESS_TYPE_CHANGE',
    ruleId: 'M-19',
    message: {
      en: 'A change of ISP on this product is not posted yet.',
      nb: 'Et bytte av ISP på dette produktet er ikke ajourført ennå.',
      sv: 'Ett byte av ISP på den här produkten är inte uppdaterat ännu.',
    },
    hint: {
      en: 'Convert the access when the change of ISP is finished.',
      nb: 'Konverter tilgangen når byttet av ISP er gjennomført.',
      sv: 'Konvertera accessen när bytet av ISP är slutfört.',
    },
  },
  standardOnly: {
    code: 'VALIDATION',
    ruleId: 'O-33',
    message: {
      en: 'A change is ordered one at a time: order type Standard.',
      nb: 'En endring bestilles én om gangen: ordretype Standard.',
      sv: 'En ändring beställs en åt gången: ordertyp Standard.',
    },
    hint: {
      en: 'Make one order for each product.',
      nb: 'Lag én bestilling for hvert produkt.',
      sv: 'Gör en beställning för varje produkt.',
    },
  },
  anotherAction: {
    code: 'VALIDATION',
    ruleId: 'O-33',
    message: {
      en: 'An order either changes an installed product or delivers a new one, from the beginning.',
      nb: 'En bestilling endrer enten et installert produkt eller leverer et nytt, helt fra starten.',
      sv: 'En beställning ändrar antingen en installerad produkt eller levererar en ny, från början.',
    },
    hint: { en: 'Begin another order.', nb: 'Begynn på en annen bestilling.', sv: 'Börja på en annan beställning.' },
  },
});
