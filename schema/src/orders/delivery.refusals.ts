import { refusalsOf } from '../refusals.ts';

/** What the carrier's moves are refused for. */
export const noDelivery = refusalsOf({
  telephonyHasNoSteps: {
    code: 'INVALID_TRANSITION',
    ruleId: 'S-29',
    message: { en: 'Telephony has no delivery steps.', nb: 'Telefoni har ingen leveransesteg.', sv: 'Telefoni har inga leveranssteg.' },
    hint: {
      en: 'Handle it manually, then finish it.',
      nb: 'Behandle den manuelt, og gjennomfør den så.',
      sv: 'Hantera den manuellt och slutför den sedan.',
    },
  },
  manualIsForTelephony: {
    code: 'INVALID_TRANSITION',
    ruleId: 'S-29',
    message: {
      en: 'A registered line goes into manual handling only for telephony.',
      nb: 'En registrert linje går til manuell behandling bare for telefoni.',
      sv: 'En registrerad rad går till manuell hantering bara för telefoni.',
    },
    hint: { en: 'Start the delivery instead.', nb: 'Påbegynn leveransen i stedet.', sv: 'Påbörja leveransen i stället.' },
  },
  registeredBefore: {
    code: 'INVALID_TRANSITION',
    ruleId: 'S-06',
    message: {
      en: 'The line is registered already and in delivery.',
      nb: 'Linjen er allerede registrert og under levering.',
      sv: 'Raden är redan registrerad och under leverans.',
    },
    hint: { en: 'Finish it when it is delivered.', nb: 'Gjennomfør den når den er levert.', sv: 'Slutför den när den är levererad.' },
  },
  notRegistered: {
    code: 'INVALID_TRANSITION',
    ruleId: 'S-22',
    message: {
      en: 'A line is finished only after it was registered.',
      nb: 'En linje gjennomføres først etter at den er registrert.',
      sv: 'En rad slutförs först efter att den har registrerats.',
    },
    hint: { en: 'Register it first.', nb: 'Registrer den først.', sv: 'Registrera den först.' },
  },
  notDelivered: {
    code: 'INVALID_TRANSITION',
    ruleId: 'D-01',
    message: {
      en: 'The delivery is not confirmed yet.',
      nb: 'Leveringen er ikke bekreftet ennå.',
      sv: 'Leveransen är inte bekräftad ännu.',
    },
    hint: { en: 'Confirm the delivery first.', nb: 'Bekreft leveringen først.', sv: 'Bekräfta leveransen först.' },
  },
  deliveredBefore: {
    code: 'INVALID_TRANSITION',
    ruleId: 'D-01',
    message: { en: 'The delivery is confirmed already.', nb: 'Leveringen er allerede bekreftet.', sv: 'Leveransen är redan bekräftad.' },
    hint: {
      en: 'Finish the line when it is posted.',
      nb: 'Gjennomfør linjen når den er ajourført.',
      sv: 'Slutför raden när den är ajourförd.',
    },
  },
  customerOrderIdMissing: {
    code: 'VALIDATION',
    ruleId: 'S-14',
    message: {
      en: 'The Customer Order Id is missing: it is the order confirmation.',
      nb: 'Ordrenummeret mangler: det er ordrebekreftelsen.',
      sv: 'Ordernumret saknas: det är orderbekräftelsen.',
    },
    hint: { en: 'Give the number of the order systems.', nb: 'Oppgi nummeret fra ordresystemene.', sv: 'Ange numret från ordersystemen.' },
  },
  reasonMissing: {
    code: 'VALIDATION',
    ruleId: 'S-05',
    message: { en: 'Say why: the customer reads it.', nb: 'Skriv hvorfor: kunden leser det.', sv: 'Skriv varför: kunden läser det.' },
    hint: { en: 'One sentence is enough.', nb: 'Én setning er nok.', sv: 'En mening räcker.' },
  },
  missingWhat: {
    code: 'VALIDATION',
    ruleId: 'S-03',
    message: {
      en: 'Say what is missing: the customer reads it.',
      nb: 'Skriv hva som mangler: kunden leser det.',
      sv: 'Skriv vad som saknas: kunden läser det.',
    },
    hint: { en: 'Name the fields or documents.', nb: 'Nevn feltene eller dokumentene.', sv: 'Nämn fälten eller dokumenten.' },
  },
  cancelReasonMissing: {
    code: 'VALIDATION',
    ruleId: 'S-15',
    message: {
      en: 'Say why it is cancelled: the customer reads it.',
      nb: 'Skriv hvorfor den kanselleres: kunden leser det.',
      sv: 'Skriv varför den avbryts: kunden läser det.',
    },
    hint: { en: 'One sentence is enough.', nb: 'Én setning er nok.', sv: 'En mening räcker.' },
  },
  duplicateOfWhat: {
    code: 'VALIDATION',
    ruleId: 'S-13',
    message: {
      en: 'Name the line of the same customer that it duplicates.',
      nb: 'Oppgi linjen hos samme kunde som den er et duplikat av.',
      sv: 'Ange raden hos samma kund som den är en dubblett av.',
    },
    hint: {
      en: 'Give the id of that line; it cannot be this one.',
      nb: 'Oppgi id-en til den linjen; det kan ikke være denne.',
      sv: 'Ange id:t för den raden; det kan inte vara den här.',
    },
  },
  agreedDateMissing: {
    code: 'VALIDATION',
    ruleId: 'S-20',
    message: { en: 'The agreed date is missing.', nb: 'Avtalt dato mangler.', sv: 'Avtalat datum saknas.' },
    hint: { en: 'Give the installation date.', nb: 'Oppgi installasjonsdatoen.', sv: 'Ange installationsdatumet.' },
  },
  notTheCarriersWhileNew: {
    code: 'INVALID_TRANSITION',
    ruleId: 'O-31',
    message: {
      en: 'The customer has not sent this line.',
      nb: 'Kunden har ikke sendt inn denne linjen.',
      sv: 'Kunden har inte skickat in den här raden.',
    },
    hint: { en: 'Wait until it is submitted.', nb: 'Vent til den er sendt inn.', sv: 'Vänta tills den är inskickad.' },
  },
});
