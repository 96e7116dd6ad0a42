import { refusalsOf } from '../refusals.ts';

/** Why no technician can be booked, or why a line cannot be sent without one. */
export const noBooking = refusalsOf({
  required: {
    code: 'BOOKING_REQUIRED',
    ruleId: 'B-01',
    message: { en: 'Book the technician first.', nb: 'Book montør først.', sv: 'Boka tekniker först.' },
    hint: {
      en: 'Choose a free time and confirm it. Where none is offered, go on without a booking.',
      nb: 'Velg en ledig tid og bekreft den. Er det ingen ledige, kan du gå videre uten booking.',
      sv: 'Välj en ledig tid och bekräfta den. Om ingen erbjuds går du vidare utan bokning.',
    },
  },
  question: {
    code: 'BOOKING_REQUIRED',
    ruleId: 'B-09',
    message: {
      en: 'Book a technician, or confirm that you go on without one.',
      nb: 'Book montør, eller bekreft at du går videre uten.',
      sv: 'Boka tekniker, eller bekräfta att du går vidare utan.',
    },
    hint: {
      en: 'A booking is the fastest way to delivery. Without one the order is treated by hand.',
      nb: 'Booking gir raskest levering. Uten booking blir bestillingen behandlet manuelt.',
      sv: 'En bokning ger snabbast leverans. Utan bokning hanteras beställningen manuellt.',
    },
  },
  unconfirmed: {
    code: 'BOOKING_REQUIRED',
    ruleId: 'B-03',
    message: {
      en: 'The time is held and has not been confirmed.',
      nb: 'Tiden er reservert, men ikke bekreftet.',
      sv: 'Tiden är reserverad men inte bekräftad.',
    },
    hint: {
      en: 'Confirm the time, or choose another.',
      nb: 'Bekreft tiden, eller velg en annen.',
      sv: 'Bekräfta tiden, eller välj en annan.',
    },
  },
  onProject: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-04',
    message: {
      en: 'No technician is booked on a project order (O-20).',
      nb: 'Det kan ikke bookes montør på en prosjektbestilling (O-20).',
      sv: 'Tekniker bokas inte på en projektbeställning (O-20).',
    },
    hint: {
      en: 'The installation of a project is coordinated as a whole.',
      nb: 'Installasjonen i et prosjekt samordnes som en helhet.',
      sv: 'Installationen i ett projekt samordnas som en helhet.',
    },
  },
  ofProduct: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-02',
    message: {
      en: 'No technician is booked for this product or change.',
      nb: 'Det bookes ikke montør for dette produktet eller denne endringen.',
      sv: 'Tekniker bokas inte för den här produkten eller ändringen.',
    },
    hint: { en: 'Go on without a booking.', nb: 'Gå videre uten booking.', sv: 'Gå vidare utan bokning.' },
  },
  unchecked: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-07',
    message: {
      en: 'A technician can be booked once the availability check has found the line.',
      nb: 'Montør kan bookes når tilgjengelighetssjekken har funnet linjen.',
      sv: 'Tekniker kan bokas när tillgänglighetskontrollen har hittat ledningen.',
    },
    hint: {
      en: 'Run the check, and choose the line where it finds several.',
      nb: 'Kjør sjekken, og velg linje hvis den finner flere.',
      sv: 'Kör kontrollen, och välj ledning om den hittar flera.',
    },
  },
  timedOut: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-07',
    message: {
      en: 'The availability check was not answered, so no technician can be booked.',
      nb: 'Tilgjengelighetssjekken ble ikke besvart, så det kan ikke bookes montør.',
      sv: 'Tillgänglighetskontrollen besvarades inte, så ingen tekniker kan bokas.',
    },
    hint: { en: 'Run the check again.', nb: 'Kjør sjekken på nytt.', sv: 'Kör kontrollen igen.' },
  },
  checkFailed: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-07',
    message: {
      en: 'The availability check failed, so no technician can be booked.',
      nb: 'Tilgjengelighetssjekken feilet, så det kan ikke bookes montør.',
      sv: 'Tillgänglighetskontrollen misslyckades, så ingen tekniker kan bokas.',
    },
    hint: {
      en: 'Send the order without a booking; it is treated by hand.',
      nb: 'Send bestillingen uten booking; den blir behandlet manuelt.',
      sv: 'Skicka beställningen utan bokning; den hanteras manuellt.',
    },
  },
  red: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-07',
    message: {
      en: 'The end user cannot be connected, so no technician can be booked.',
      nb: 'Sluttbrukeren kan ikke få tilknytning, så det kan ikke bookes montør.',
      sv: 'Slutkunden kan inte anslutas, så ingen tekniker kan bokas.',
    },
    hint: {
      en: 'Choose another product or a lower speed, and check again.',
      nb: 'Velg et annet produkt eller lavere hastighet, og sjekk på nytt.',
      sv: 'Välj en annan produkt eller lägre hastighet, och kontrollera igen.',
    },
  },
  bookedAlready: {
    code: 'BOOKING_NOT_ALLOWED',
    ruleId: 'B-03',
    message: { en: 'A visit is agreed already.', nb: 'Det er allerede avtalt et besøk.', sv: 'Ett besök är redan avtalat.' },
    hint: {
      en: 'Move that visit to another time.',
      nb: 'Flytt det besøket til en annen tid.',
      sv: 'Flytta det besöket till en annan tid.',
    },
  },
  noDate: {
    code: 'VALIDATION',
    ruleId: 'B-08',
    message: { en: 'The requested date is missing.', nb: 'Ønsket dato mangler.', sv: 'Önskat datum saknas.' },
    hint: {
      en: 'Fill it in; times are offered from that day on.',
      nb: 'Fyll den ut; tider tilbys fra den dagen.',
      sv: 'Fyll i det; tider erbjuds från den dagen.',
    },
  },
  tooEarly: {
    code: 'VALIDATION',
    ruleId: 'B-08',
    message: {
      en: 'The time lies before {date}.',
      nb: 'Tiden ligger før {date}.',
      sv: 'Tiden ligger före {date}.',
    },
    hint: {
      en: 'Choose a time on the requested date or later.',
      nb: 'Velg en tid på ønsket dato eller senere.',
      sv: 'Välj en tid på önskat datum eller senare.',
    },
  },
  noSuchSlot: {
    code: 'VALIDATION',
    ruleId: 'B-08',
    message: {
      en: 'There is no such time in the calendar.',
      nb: 'Det finnes ingen slik tid i kalenderen.',
      sv: 'Det finns ingen sådan tid i kalendern.',
    },
    hint: { en: 'Choose one of those offered.', nb: 'Velg en av dem som tilbys.', sv: 'Välj en av dem som erbjuds.' },
  },
  tooManyDays: {
    code: 'VALIDATION',
    ruleId: 'B-08',
    message: { en: 'Ask for 1 to {most} days.', nb: 'Be om 1 til {most} dager.', sv: 'Be om 1 till {most} dagar.' },
    hint: { en: 'Ask for fewer days.', nb: 'Be om færre dager.', sv: 'Be om färre dagar.' },
  },
  slotTaken: {
    code: 'CONFLICT',
    ruleId: 'B-10',
    message: {
      en: 'Somebody else has taken this time.',
      nb: 'Noen andre har tatt denne tiden.',
      sv: 'Någon annan har tagit den här tiden.',
    },
    hint: { en: 'Choose another time.', nb: 'Velg en annen tid.', sv: 'Välj en annan tid.' },
  },
  lapsed: {
    code: 'CONFLICT',
    ruleId: 'B-10',
    message: {
      en: 'The time was held for 15 minutes and is free again.',
      nb: 'Tiden var reservert i 15 minutter og er ledig igjen.',
      sv: 'Tiden var reserverad i 15 minuter och är ledig igen.',
    },
    hint: { en: 'Choose a time anew.', nb: 'Velg en tid på nytt.', sv: 'Välj en tid på nytt.' },
  },
  noAnswer: {
    code: 'TECHNICAL_ERROR',
    ruleId: 'B-11',
    message: {
      en: 'The appointment system does not answer. Nothing was changed.',
      nb: 'Avtalesystemet svarer ikke. Ingenting er endret.',
      sv: 'Bokningssystemet svarar inte. Inget har ändrats.',
    },
    hint: {
      en: 'Try again, or go on without a booking; the order is then treated by hand.',
      nb: 'Prøv igjen, eller gå videre uten booking; da blir bestillingen behandlet manuelt.',
      sv: 'Försök igen, eller gå vidare utan bokning; då hanteras beställningen manuellt.',
    },
  },
  mustBook: {
    code: 'BOOKING_REQUIRED',
    ruleId: 'B-01',
    message: {
      en: 'There are free times, so the technician must be booked.',
      nb: 'Det er ledige tider, så montør må bookes.',
      sv: 'Det finns lediga tider, så tekniker måste bokas.',
    },
    hint: { en: 'Choose a free time and confirm it.', nb: 'Velg en ledig tid og bekreft den.', sv: 'Välj en ledig tid och bekräfta den.' },
  },
  onlyBeforeSending: {
    code: 'INVALID_TRANSITION',
    ruleId: 'M-17',
    message: {
      en: 'The visit can be moved while the line is new or reopened.',
      nb: 'Besøket kan flyttes mens linjen er ny eller gjenåpnet.',
      sv: 'Besöket kan flyttas medan raden är ny eller återöppnad.',
    },
    hint: { en: 'Reopen the line first.', nb: 'Gjenåpne linjen først.', sv: 'Återöppna raden först.' },
  },
  noNumbers: {
    code: 'VALIDATION',
    ruleId: 'CAT-12',
    message: {
      en: 'Numbers are reserved for telephony only.',
      nb: 'Nummer kan bare reserveres for telefoni.',
      sv: 'Nummer kan bara reserveras för telefoni.',
    },
    hint: { en: 'Leave the numbers out.', nb: 'Utelat nummer.', sv: 'Utelämna nummer.' },
  },
  tooManyNumbers: {
    code: 'VALIDATION',
    ruleId: 'B-05',
    message: {
      en: 'At most {most} numbers can be reserved for this product.',
      nb: 'Det kan reserveres høyst {most} nummer for dette produktet.',
      sv: 'Högst {most} nummer kan reserveras för den här produkten.',
    },
    hint: { en: 'Ask for fewer.', nb: 'Be om færre.', sv: 'Be om färre.' },
  },
  noNumberLeft: {
    code: 'CONFLICT',
    ruleId: 'B-05',
    message: { en: 'No free numbers are left.', nb: 'Det er ingen ledige nummer igjen.', sv: 'Det finns inga lediga nummer kvar.' },
    hint: { en: 'Book without a reservation of numbers.', nb: 'Book uten nummerreservasjon.', sv: 'Boka utan nummerreservation.' },
  },
});
