import { refusalsOf } from '../refusals.ts';

/** Why a subscription cannot be ended as asked. */
export const noTermination = refusalsOf({
  numberMissing: {
    code: 'VALIDATION',
    ruleId: 'TER-02',
    message: {
      en: 'The phone or circuit number of what is to end is missing.',
      nb: 'Telefonnummeret eller sambandsnummeret som skal sies opp, mangler.',
      sv: 'Telefonnumret eller förbindelsenumret som ska sägas upp saknas.',
    },
    hint: {
      en: 'You find it in the portfolio.',
      nb: 'Du finner det i porteføljen.',
      sv: 'Du hittar det i portföljen.',
    },
  },
  noMatch: {
    code: 'NOT_FOUND',
    ruleId: 'TER-06',
    message: {
      en: 'No product of yours in operation has this phone or circuit number.',
      nb: 'Ingen av produktene deres som er i drift, har dette telefonnummeret eller sambandsnummeret.',
      sv: 'Ingen av era produkter i drift har det här telefon- eller förbindelsenumret.',
    },
    hint: {
      en: 'Check the number against the portfolio: the right subscription is to end.',
      nb: 'Kontroller nummeret mot porteføljen: Det er riktig abonnement som skal sies opp.',
      sv: 'Kontrollera numret mot portföljen: det är rätt abonnemang som ska sägas upp.',
    },
  },
  severalMatch: {
    code: 'VALIDATION',
    ruleId: 'TER-06',
    message: {
      en: 'Several of your products in operation have this number.',
      nb: 'Flere av produktene deres som er i drift, har dette nummeret.',
      sv: 'Flera av era produkter i drift har det här numret.',
    },
    hint: {
      en: 'Give the circuit number, which only one has.',
      nb: 'Oppgi sambandsnummeret, som bare ett av dem har.',
      sv: 'Ange förbindelsenumret, som bara en av dem har.',
    },
  },
  notActive: {
    code: 'VALIDATION',
    ruleId: 'TER-06',
    message: {
      en: 'Only a product in operation can be terminated.',
      nb: 'Bare et produkt som er i drift, kan sies opp.',
      sv: 'Bara en produkt som är i drift kan sägas upp.',
    },
    hint: {
      en: 'The portfolio shows how it stands.',
      nb: 'Porteføljen viser hvordan det står.',
      sv: 'Portföljen visar hur det står.',
    },
  },
  underWay: {
    code: 'VALIDATION',
    ruleId: 'TER-06',
    message: {
      en: 'A termination of this product has been sent already.',
      nb: 'Dette produktet er allerede sagt opp.',
      sv: 'Den här produkten är redan uppsagd.',
    },
    hint: {
      en: 'Follow that order, or cancel it before you send another.',
      nb: 'Følg den bestillingen, eller kanseller den før du sender en ny.',
      sv: 'Följ den beställningen, eller avbryt den innan du skickar en ny.',
    },
  },
  endUserMissing: {
    code: 'VALIDATION',
    ruleId: 'TER-02',
    message: {
      en: 'Nobody is known as the end user of this product.',
      nb: 'Produktet har ingen kjent sluttbruker.',
      sv: 'Produkten har ingen känd slutkund.',
    },
    hint: {
      en: 'Send a service request about the circuit.',
      nb: 'Send en henvendelse om sambandet.',
      sv: 'Skicka ett ärende om förbindelsen.',
    },
  },
  dateMissing: {
    code: 'VALIDATION',
    ruleId: 'TER-02',
    message: {
      en: 'The date on which it is to end is missing.',
      nb: 'Datoen abonnementet skal avsluttes, mangler.',
      sv: 'Datumet då abonnemanget ska upphöra saknas.',
    },
    hint: {
      en: 'Give the exact date: the subscription lives as long as the end user wants it.',
      nb: 'Oppgi eksakt dato: Abonnementet opprettholdes så lenge sluttbrukeren ønsker det.',
      sv: 'Ange exakt datum: abonnemanget behålls så länge slutkunden vill ha det.',
    },
  },
  datePassed: {
    code: 'VALIDATION',
    ruleId: 'TER-07',
    message: {
      en: 'The requested date has passed.',
      nb: 'Den ønskede datoen er passert.',
      sv: 'Det önskade datumet har passerat.',
    },
    hint: { en: 'Give today or a later date.', nb: 'Oppgi dagens eller en senere dato.', sv: 'Ange dagens eller ett senare datum.' },
  },
  partNamesNothing: {
    code: 'VALIDATION',
    ruleId: 'TER-08',
    message: {
      en: 'It is not said which part is to end.',
      nb: 'Det er ikke oppgitt hvilken del som skal avsluttes.',
      sv: 'Det anges inte vilken del som ska upphöra.',
    },
    hint: { en: 'Choose at least one add-on service.', nb: 'Velg minst én tilleggstjeneste.', sv: 'Välj minst en tilläggstjänst.' },
  },
  wholeHasNoParts: {
    code: 'VALIDATION',
    ruleId: 'TER-08',
    message: {
      en: 'The whole subscription ends; no part of it is named.',
      nb: 'Hele abonnementet avsluttes; da oppgis ingen del av det.',
      sv: 'Hela abonnemanget upphör; då anges ingen del av det.',
    },
    hint: {
      en: 'Take the add-on services out, or end a part only.',
      nb: 'Fjern tilleggstjenestene, eller avslutt bare en del.',
      sv: 'Ta bort tilläggstjänsterna eller avsluta bara en del.',
    },
  },
  unknownPart: {
    code: 'VALIDATION',
    ruleId: 'TER-08',
    message: {
      en: 'The product has no add-on service {code}.',
      nb: 'Produktet har ingen tilleggstjeneste {code}.',
      sv: 'Produkten har ingen tilläggstjänst {code}.',
    },
    hint: { en: 'Choose among those it has.', nb: 'Velg blant dem det har.', sv: 'Välj bland dem den har.' },
  },
  neededPart: {
    code: 'VALIDATION',
    ruleId: 'CAT-09',
    message: {
      en: 'The product does not work without {code}.',
      nb: 'Produktet virker ikke uten {code}.',
      sv: 'Produkten fungerar inte utan {code}.',
    },
    hint: {
      en: 'End the whole subscription, or change the product first.',
      nb: 'Avslutt hele abonnementet, eller endre produktet først.',
      sv: 'Avsluta hela abonnemanget, eller ändra produkten först.',
    },
  },
  standsAsSent: {
    code: 'VALIDATION',
    ruleId: 'TER-06',
    message: {
      en: 'An order that was sent goes on being about the same product.',
      nb: 'En bestilling som er sendt inn, gjelder fortsatt det samme produktet.',
      sv: 'En beställning som har skickats in gäller fortfarande samma produkt.',
    },
    hint: { en: 'Cancel it and begin another.', nb: 'Kanseller den og begynn på en ny.', sv: 'Avbryt den och börja på en ny.' },
  },
  standardOnly: {
    code: 'VALIDATION',
    ruleId: 'O-33',
    message: {
      en: 'Terminations are ordered one at a time: order type Standard.',
      nb: 'Oppsigelser bestilles én om gangen: ordretype Standard.',
      sv: 'Uppsägningar beställs en åt gången: ordertyp Standard.',
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
      en: 'An order either terminates a product or does something else, from the beginning.',
      nb: 'En bestilling sier enten opp et produkt eller gjør noe annet, helt fra starten.',
      sv: 'En beställning säger antingen upp en produkt eller gör något annat, från början.',
    },
    hint: { en: 'Begin another order.', nb: 'Begynn på en annen bestilling.', sv: 'Börja på en annan beställning.' },
  },
});
