import { refusalsOf } from '../refusals.ts';

/** What can be wrong with what a request says. */
export const noRequest = refusalsOf({
  areaMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-21',
    message: {
      en: 'The area is missing: it decides who answers.',
      nb: 'Saksområdet mangler: det avgjør hvem som svarer.',
      sv: 'Ärendeområdet saknas: det avgör vem som svarar.',
    },
    hint: { en: 'Choose one, or OTHER.', nb: 'Velg ett, eller Annet.', sv: 'Välj ett, eller Annat.' },
  },
  subAreaMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-27',
    message: { en: 'The sub-area is missing.', nb: 'Underområdet mangler.', sv: 'Underområdet saknas.' },
    hint: { en: 'Choose one of: {choices}.', nb: 'Velg ett av: {choices}.', sv: 'Välj ett av: {choices}.' },
  },
  subAreaElsewhere: {
    code: 'VALIDATION',
    ruleId: 'SR-27',
    message: {
      en: 'This area has no such sub-area.',
      nb: 'Dette saksområdet har ikke et slikt underområde.',
      sv: 'Det här ärendeområdet har inget sådant underområde.',
    },
    hint: { en: 'Choose one of: {choices}.', nb: 'Velg ett av: {choices}.', sv: 'Välj ett av: {choices}.' },
  },
  topicElsewhere: {
    code: 'VALIDATION',
    ruleId: 'SR-05',
    message: {
      en: 'This topic does not belong to the area.',
      nb: 'Dette temaet hører ikke til saksområdet.',
      sv: 'Det här ämnet hör inte till ärendeområdet.',
    },
    hint: {
      en: 'Choose another topic or none; there is always OTHER.',
      nb: 'Velg et annet tema eller ingen; Annet finnes alltid.',
      sv: 'Välj ett annat ämne eller inget; Annat finns alltid.',
    },
  },
  chasing: {
    code: 'VALIDATION',
    ruleId: 'D-18',
    message: {
      en: 'Service requests are not for chasing a status. Only the answer to a quote can be chased.',
      nb: 'Henvendelser er ikke til for å purre på status. Bare svar på en prisforespørsel kan purres.',
      sv: 'Ärenden är inte till för att påminna om status. Det går bara att påminna om svar på en prisförfrågan.',
    },
    hint: {
      en: 'The status you see is live: follow it on the object’s page.',
      nb: 'Statusen du ser, er alltid oppdatert: følg den på siden den gjelder.',
      sv: 'Statusen du ser är alltid aktuell: följ den på sidan den gäller.',
    },
  },
  reopenInstead: {
    code: 'VALIDATION',
    ruleId: 'SR-07',
    message: {
      en: 'You can still change the date yourself.',
      nb: 'Du kan fortsatt endre datoen selv.',
      sv: 'Du kan fortfarande ändra datumet själv.',
    },
    hint: {
      en: 'Reopen order {number}, change the date and submit it again.',
      nb: 'Gjenåpne bestilling {number}, endre datoen og send den inn på nytt.',
      sv: 'Återöppna beställning {number}, ändra datumet och skicka in den igen.',
    },
  },
  cancelInstead: {
    code: 'VALIDATION',
    ruleId: 'SR-08',
    message: { en: 'You can still cancel it yourself.', nb: 'Du kan fortsatt kansellere selv.', sv: 'Du kan fortfarande annullera själv.' },
    hint: {
      en: 'Press Cancel on order {number}.',
      nb: 'Velg Kanseller på bestilling {number}.',
      sv: 'Välj Avbryt på beställning {number}.',
    },
  },
  referenceMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-28',
    message: { en: 'The reference is missing.', nb: 'Referansen mangler.', sv: 'Referensen saknas.' },
    hint: {
      en: 'Give a circuit, phone, order or invoice number.',
      nb: 'Oppgi et sambands-, telefon-, ordre- eller fakturanummer.',
      sv: 'Ange ett förbindelse-, telefon-, order- eller fakturanummer.',
    },
  },
  referenceElsewhere: {
    code: 'VALIDATION',
    ruleId: 'SR-28',
    message: {
      en: 'This area takes no reference of this kind.',
      nb: 'Dette saksområdet tar ikke imot en slik referanse.',
      sv: 'Det här ärendeområdet tar inte emot en sådan referens.',
    },
    hint: { en: 'Choose one of: {choices}.', nb: 'Velg en av: {choices}.', sv: 'Välj en av: {choices}.' },
  },
  referenceLocked: {
    code: 'VALIDATION',
    ruleId: 'SR-32',
    message: {
      en: 'The reference follows the object the request was raised from.',
      nb: 'Referansen følger det henvendelsen ble opprettet fra.',
      sv: 'Referensen följer det som ärendet skapades från.',
    },
    hint: {
      en: 'Leave it out, or begin a new request.',
      nb: 'Utelat den, eller opprett en ny henvendelse.',
      sv: 'Utelämna den, eller skapa ett nytt ärende.',
    },
  },
  areaLocked: {
    code: 'VALIDATION',
    ruleId: 'SR-32',
    message: {
      en: 'A request raised from this object cannot have this area.',
      nb: 'En henvendelse herfra kan ikke ha dette saksområdet.',
      sv: 'Ett ärende härifrån kan inte ha det här ärendeområdet.',
    },
    hint: { en: 'Choose one of: {choices}.', nb: 'Velg ett av: {choices}.', sv: 'Välj ett av: {choices}.' },
  },
  descriptionTooShort: {
    code: 'VALIDATION',
    ruleId: 'SR-29',
    message: {
      en: 'Describe the matter in detail: at least {min} characters.',
      nb: 'Beskriv saken detaljert: minst {min} tegn.',
      sv: 'Beskriv ärendet i detalj: minst {min} tecken.',
    },
    hint: {
      en: 'Say what happened, where and since when.',
      nb: 'Si hva som har skjedd, hvor og siden når.',
      sv: 'Skriv vad som har hänt, var och sedan när.',
    },
  },
  notEscalated: {
    code: 'VALIDATION',
    ruleId: 'SR-14',
    message: {
      en: 'An escalation needs an earlier request in Area Delivery on the same case.',
      nb: 'En eskalering krever en tidligere henvendelse i saksområdet Leveranse om samme sak.',
      sv: 'En eskalering kräver ett tidigare ärende i ärendeområdet Leverans om samma sak.',
    },
    hint: {
      en: 'Ask customer service first, or name that request in `escalates`.',
      nb: 'Spør kundeservice først, eller oppgi henvendelsen i `escalates`.',
      sv: 'Fråga kundtjänst först, eller ange ärendet i `escalates`.',
    },
  },
  noCompensation: {
    code: 'VALIDATION',
    ruleId: 'SR-19',
    message: {
      en: 'No compensation scheme is agreed for this product.',
      nb: 'Det er ikke avtalt en kompensasjonsordning for dette produktet.',
      sv: 'Ingen kompensationsordning är avtalad för den här produkten.',
    },
    hint: {
      en: 'Refer to the order or circuit of a product that has one.',
      nb: 'Vis til bestillingen eller sambandet for et produkt som har det.',
      sv: 'Hänvisa till beställningen eller förbindelsen för en produkt som har det.',
    },
  },
  duplicate: {
    code: 'DUPLICATE_SERVICE_REQUEST',
    ruleId: 'SR-03',
    message: {
      en: 'There is an open request about this matter already: {number}.',
      nb: 'Det finnes allerede en åpen henvendelse om denne saken: {number}.',
      sv: 'Det finns redan ett öppet ärende om den här saken: {number}.',
    },
    hint: { en: 'Add a message to that one.', nb: 'Legg til en melding i den.', sv: 'Lägg till ett meddelande i det.' },
  },
  nothingAdded: {
    code: 'VALIDATION',
    ruleId: 'SR-22',
    message: {
      en: 'Nothing was added since the request was found incomplete.',
      nb: 'Ingenting er lagt til siden henvendelsen ble merket mangelfull.',
      sv: 'Inget har lagts till sedan ärendet markerades som ofullständigt.',
    },
    hint: {
      en: 'Change the description, write a message or attach a file; then submit.',
      nb: 'Endre beskrivelsen, skriv en melding eller legg ved en fil, og send så inn.',
      sv: 'Ändra beskrivningen, skriv ett meddelande eller bifoga en fil, och skicka sedan in.',
    },
  },
  areaSettled: {
    code: 'VALIDATION',
    ruleId: 'SR-22',
    message: {
      en: 'The request stays with those who have it: area and sub-area are settled.',
      nb: 'Henvendelsen blir hos dem som har den: saksområde og underområde ligger fast.',
      sv: 'Ärendet stannar hos dem som har det: ärendeområde och underområde ligger fast.',
    },
    hint: {
      en: 'Ask in a message to have it rerouted.',
      nb: 'Be i en melding om at den omfordeles.',
      sv: 'Be i ett meddelande om att det styrs om.',
    },
  },
});
