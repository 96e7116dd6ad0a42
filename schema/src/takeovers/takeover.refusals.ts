import { refusalsOf } from '../refusals.ts';

/** Why a change of ISP cannot be ordered as it stands. */
export const noTakeover = refusalsOf({
  fromYourself: {
    code: 'VALIDATION',
    ruleId: 'ISP-01',
    message: {
      en: 'A change of ISP takes over an end user from another operator, and this one is you.',
      nb: 'Et bytte av ISP overtar en sluttbruker fra en annen operatør, og denne er dere selv.',
      sv: 'Ett byte av ISP tar över en slutkund från en annan operatör, och den här är ni själva.',
    },
    hint: {
      en: 'Use Modify on the installed product instead.',
      nb: 'Bruk Endre på det installerte produktet i stedet.',
      sv: 'Använd Ändra på den installerade produkten i stället.',
    },
  },
  otherFamily: {
    code: 'VALIDATION',
    ruleId: 'ISP-02',
    message: {
      en: 'A change of ISP goes between ADSL, SHDSL, HDSL and operator access.',
      nb: 'Et bytte av ISP går mellom ADSL, SHDSL, HDSL og operatøraksess.',
      sv: 'Ett byte av ISP går mellan ADSL, SHDSL, HDSL och operatörsaccess.',
    },
    hint: {
      en: 'Choose one of these products; anything else is ordered as new.',
      nb: 'Velg et av disse produktene; alt annet bestilles som nytt.',
      sv: 'Välj en av de här produkterna; allt annat beställs som nytt.',
    },
  },
  accessChange: {
    code: 'ACCESS_TYPE_CHANGE',
    ruleId: 'ISP-03',
    message: {
      en: 'The access type, full or shared, cannot change in a change of ISP.',
      nb: 'Tilgangstypen, full eller delt, kan ikke endres i et bytte av ISP.',
      sv: 'Accesstypen, full eller delad, kan inte ändras i ett byte av ISP.',
    },
    hint: {
      en: 'Take the end user over with the same access type. When that is finished and posted, convert the access with Modify (ISP-04).',
      nb: 'Overta sluttbrukeren med samme tilgangstype. Når byttet er gjennomført og ajourført, konverterer du tilgangen med Endre (ISP-04).',
      sv: 'Ta över slutkunden med samma accesstyp. När bytet är slutfört och uppdaterat konverterar du accessen med Ändra (ISP-04).',
    },
  },
  nobodyComes: {
    code: 'VALIDATION',
    ruleId: 'ISP-06',
    message: {
      en: 'No technician comes for this change, so no work at the end user’s can be ordered along.',
      nb: 'Det kommer ingen montør til dette byttet, så arbeid hos sluttbrukeren kan ikke bestilles samtidig.',
      sv: 'Ingen tekniker kommer för det här bytet, så arbete hos slutkunden kan inte beställas samtidigt.',
    },
    hint: {
      en: 'Leave out socket, modem and other work.',
      nb: 'Ta bort stikkontakt, modem og annet arbeid.',
      sv: 'Ta bort uttag, modem och annat arbete.',
    },
  },
  technicianRequired: {
    code: 'BOOKING_REQUIRED',
    ruleId: 'ISP-08',
    message: {
      en: 'A technician must be booked for a change between these products.',
      nb: 'Det må bookes montør for et bytte mellom disse produktene.',
      sv: 'En tekniker måste bokas för ett byte mellan de här produkterna.',
    },
    hint: {
      en: 'Choose a free time before you submit.',
      nb: 'Velg en ledig tid før du sender inn.',
      sv: 'Välj en ledig tid innan du skickar in.',
    },
  },
  broadbandMissing: {
    code: 'VALIDATION',
    ruleId: 'ISP-09',
    message: {
      en: 'Say which broadband the end user has today.',
      nb: 'Oppgi hvilket bredbånd sluttbrukeren har i dag.',
      sv: 'Ange vilket bredband slutkunden har i dag.',
    },
    hint: {
      en: 'Whoever has none is ordered as a new line.',
      nb: 'For en som ikke har noe, legger du inn en ny bestilling.',
      sv: 'För den som inte har något lägger du en ny beställning.',
    },
  },
  operatorMissing: {
    code: 'VALIDATION',
    ruleId: 'ISP-10',
    message: {
      en: 'Say which operator the end user leaves.',
      nb: 'Oppgi hvilken operatør sluttbrukeren forlater.',
      sv: 'Ange vilken operatör slutkunden lämnar.',
    },
    hint: {
      en: 'It stands on the end user’s latest invoice.',
      nb: 'Det står på den siste fakturaen til sluttbrukeren.',
      sv: 'Det står på slutkundens senaste faktura.',
    },
  },
  phoneNumberMissing: {
    code: 'VALIDATION',
    ruleId: 'ISP-11',
    message: {
      en: 'Shared access needs the phone number of the existing subscription.',
      nb: 'Delt tilgang trenger telefonnummeret på det eksisterende abonnementet.',
      sv: 'Delad access behöver telefonnumret på det befintliga abonnemanget.',
    },
    hint: { en: 'Digits only, 5 to 15 of them.', nb: 'Bare sifre, fra 5 til 15.', sv: 'Bara siffror, 5 till 15 stycken.' },
  },
  phoneNumberWrong: {
    code: 'VALIDATION',
    ruleId: 'ISP-11',
    message: {
      en: 'This is not a phone number.',
      nb: 'Dette er ikke et telefonnummer.',
      sv: 'Detta är inte ett telefonnummer.',
    },
    hint: {
      en: 'Write digits only, 5 to 15 of them, with + in front if abroad.',
      nb: 'Skriv bare sifre, fra 5 til 15, med + foran for utlandet.',
      sv: 'Skriv bara siffror, 5 till 15 stycken, med + framför för utlandet.',
    },
  },
  exactAddressMissing: {
    code: 'VALIDATION',
    ruleId: 'ISP-11',
    message: {
      en: 'Full access needs the exact address of the end user.',
      nb: 'Full tilgang trenger den nøyaktige adressen til sluttbrukeren.',
      sv: 'Full access behöver slutkundens exakta adress.',
    },
    hint: {
      en: 'Give street, house number and, in a block of flats, the apartment.',
      nb: 'Oppgi gate, husnummer og, i en blokk, leiligheten.',
      sv: 'Ange gata, husnummer och, i ett flerfamiljshus, lägenheten.',
    },
  },
  authorisationMissing: {
    code: 'AUTHORISATION_REQUIRED',
    ruleId: 'ISP-12',
    message: {
      en: 'The reference of the authorisation is missing.',
      nb: 'Fullmaktsreferansen mangler.',
      sv: 'Fullmaktsreferensen saknas.',
    },
    hint: {
      en: 'Obtain the authorisation through the NRDB authorisation server and enter its reference.',
      nb: 'Hent fullmakten gjennom fullmaktsserveren til NRDB, og før inn referansen.',
      sv: 'Hämta fullmakten via NRDB:s fullmaktsserver och ange referensen.',
    },
  },
  ownerMissing: {
    code: 'VALIDATION',
    ruleId: 'ISP-14',
    message: {
      en: 'Say who gave the authorisation.',
      nb: 'Oppgi hvem som har gitt fullmakten.',
      sv: 'Ange vem som har gett fullmakten.',
    },
    hint: {
      en: 'It must be the owner of the present subscription.',
      nb: 'Det må være eieren av dagens abonnement.',
      sv: 'Det måste vara ägaren till dagens abonnemang.',
    },
  },
  ownerNotVerified: {
    code: 'VALIDATION',
    ruleId: 'ISP-14',
    message: {
      en: 'Verify that the authorisation comes from the owner of the present subscription, and tick it.',
      nb: 'Kontroller at fullmakten kommer fra eieren av dagens abonnement, og kryss av for det.',
      sv: 'Kontrollera att fullmakten kommer från ägaren till dagens abonnemang och kryssa för det.',
    },
    hint: {
      en: 'The end user may become somebody else in the same order.',
      nb: 'Sluttbrukeren kan gjerne bli en annen i samme bestilling.',
      sv: 'Slutkunden får bli en annan i samma beställning.',
    },
  },
  tooEarly: {
    code: 'REQUESTED_DATE_TOO_EARLY',
    ruleId: 'ISP-15',
    message: {
      en: 'A change of ISP takes at least {days} days.',
      nb: 'Et bytte av ISP tar minst {days} dager.',
      sv: 'Ett byte av ISP tar minst {days} dagar.',
    },
    hint: {
      en: 'The first valid date is {firstValidDate}.',
      nb: 'Første gyldige dato er {firstValidDate}.',
      sv: 'Första giltiga datum är {firstValidDate}.',
    },
  },
  tooEarlyForHdsl: {
    code: 'REQUESTED_DATE_TOO_EARLY',
    ruleId: 'ISP-16',
    message: {
      en: 'A change of ISP to SHDSL or HDSL takes at least {days} days.',
      nb: 'Et bytte av ISP til SHDSL eller HDSL tar minst {days} dager.',
      sv: 'Ett byte av ISP till SHDSL eller HDSL tar minst {days} dagar.',
    },
    hint: {
      en: 'The first valid date is {firstValidDate}.',
      nb: 'Første gyldige dato er {firstValidDate}.',
      sv: 'Första giltiga datum är {firstValidDate}.',
    },
  },
  unknownPrevious: {
    code: 'VALIDATION',
    ruleId: 'ISP-09',
    message: {
      en: 'The catalogue has no such product.',
      nb: 'Katalogen har ikke dette produktet.',
      sv: 'Katalogen har ingen sådan produkt.',
    },
    hint: {
      en: 'Choose what the end user has today from the list.',
      nb: 'Velg det sluttbrukeren har i dag, fra listen.',
      sv: 'Välj det slutkunden har i dag i listan.',
    },
  },
  anotherAction: {
    code: 'VALIDATION',
    ruleId: 'O-33',
    message: {
      en: 'An order is a change of ISP from the beginning, or never.',
      nb: 'En bestilling er et bytte av ISP helt fra starten, eller aldri.',
      sv: 'En beställning är ett byte av ISP från början, eller aldrig.',
    },
    hint: { en: 'Begin another order.', nb: 'Begynn på en annen bestilling.', sv: 'Börja på en annan beställning.' },
  },
  standardOnly: {
    code: 'VALIDATION',
    ruleId: 'O-33',
    message: {
      en: 'A change of ISP is ordered one at a time: order type Standard.',
      nb: 'Et bytte av ISP bestilles ett om gangen: ordretype Standard.',
      sv: 'Ett byte av ISP beställs ett åt gången: ordertyp Standard.',
    },
    hint: {
      en: 'Make one order for each end user.',
      nb: 'Lag én bestilling for hver sluttbruker.',
      sv: 'Gör en beställning för varje slutkund.',
    },
  },
});
