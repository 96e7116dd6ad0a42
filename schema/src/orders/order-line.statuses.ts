import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const orderLineStatuses = {
  NEW: {
    phase: 'DRAFT',
    acts: 'CUSTOMER',
    label: { en: 'New', nb: 'Ny', sv: 'Ny' },
    meaning: {
      en: 'Started but not sent. Submit it within 14 days, or it is cancelled.',
      nb: 'Påbegynt, men ikke sendt. Send den inn innen 14 dager, ellers blir den kansellert.',
      sv: 'Påbörjad men inte skickad. Skicka in den inom 14 dagar, annars avbryts den.',
    },
  },
  COMMITTED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Sent', nb: 'Sendt', sv: 'Skickad' },
    meaning: {
      en: 'Sent to the carrier and waiting to be registered.',
      nb: 'Sendt til leverandøren og venter på å bli registrert.',
      sv: 'Skickad till leverantören och väntar på att registreras.',
    },
  },
  IN_PROCESS: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'In process', nb: 'Under behandling', sv: 'Under behandling' },
    meaning: {
      en: 'The carrier is working on it by hand.',
      nb: 'Leverandøren behandler den manuelt.',
      sv: 'Leverantören hanterar den manuellt.',
    },
  },
  DUPLICATE: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Duplicate', nb: 'Duplikat', sv: 'Dubblett' },
    meaning: {
      en: 'The same as another order, which is the one that counts.',
      nb: 'Den samme som en annen bestilling, og det er den andre som gjelder.',
      sv: 'Densamma som en annan beställning, och det är den andra som gäller.',
    },
  },
  REGISTERED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Registered', nb: 'Registrert', sv: 'Registrerad' },
    meaning: {
      en: 'Confirmed: the Customer Order Id is the order confirmation.',
      nb: 'Bekreftet: ordrenummeret er ordrebekreftelsen.',
      sv: 'Bekräftad: ordernumret är orderbekräftelsen.',
    },
  },
  INCOMPLETE: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Incomplete', nb: 'Mangelfull', sv: 'Ofullständig' },
    meaning: {
      en: 'Something is missing; the comment says what. It cannot be carried out until you have added it.',
      nb: 'Noe mangler, og kommentaren sier hva. Den kan ikke gjennomføres før du har lagt det til.',
      sv: 'Något saknas, och kommentaren säger vad. Den kan inte genomföras förrän du har lagt till det.',
    },
  },
  CUSTOMER_UPDATE: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Updated by customer', nb: 'Oppdatert av kunden', sv: 'Uppdaterad av kunden' },
    meaning: {
      en: 'You have added what was missing; the carrier takes it up again.',
      nb: 'Du har lagt til det som manglet, og leverandøren tar den opp igjen.',
      sv: 'Du har lagt till det som saknades, och leverantören tar upp den igen.',
    },
  },
  REJECTED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Rejected', nb: 'Avvist', sv: 'Avvisad' },
    meaning: {
      en: 'It cannot be carried out; the status description says why.',
      nb: 'Den kan ikke gjennomføres, og statusbeskrivelsen sier hvorfor.',
      sv: 'Den kan inte genomföras, och statusbeskrivningen säger varför.',
    },
  },
  ORDERED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'O',
    label: { en: 'Started', nb: 'Påbegynt', sv: 'Påbörjad' },
    meaning: { en: 'The delivery has started.', nb: 'Leveransen er påbegynt.', sv: 'Leveransen har påbörjats.' },
  },
  DESIGN: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'D',
    label: { en: 'Design', nb: 'Prosjektering', sv: 'Projektering' },
    meaning: {
      en: 'The technical specifications are being made.',
      nb: 'De tekniske spesifikasjonene lages.',
      sv: 'De tekniska specifikationerna tas fram.',
    },
  },
  READY: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'R',
    label: { en: 'Ready for contractor', nb: 'Klar for entreprenør', sv: 'Klar för entreprenör' },
    meaning: {
      en: 'Ready to be handed to the contractor.',
      nb: 'Klar til å sendes til entreprenøren.',
      sv: 'Klar att skickas till entreprenören.',
    },
  },
  FIELD_SERVICE: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'M',
    label: { en: 'Installation date set', nb: 'Installasjonsdato satt', sv: 'Installationsdatum satt' },
    meaning: {
      en: 'The installation date is set: see Agreed Date.',
      nb: 'Installasjonsdatoen er satt: se avtalt dato.',
      sv: 'Installationsdatumet är satt: se avtalat datum.',
    },
  },
  TEST: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'T',
    label: { en: 'Testing', nb: 'Testes', sv: 'Testas' },
    meaning: { en: 'The line is being tested for use.', nb: 'Linjen testes for bruk.', sv: 'Ledningen testas för användning.' },
  },
  DELIVERY: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    letter: 'L',
    label: { en: 'Delivery', nb: 'Levering', sv: 'Leverans' },
    meaning: {
      en: 'Being handed over, or handed over and not yet posted.',
      nb: 'Overleveres, eller er overlevert og ikke ajourført ennå.',
      sv: 'Överlämnas, eller är överlämnad och ännu inte ajourförd.',
    },
  },
  FINISHED: {
    phase: 'DONE',
    acts: 'CUSTOMER',
    letter: 'F',
    label: { en: 'Finished', nb: 'Gjennomført', sv: 'Genomförd' },
    meaning: {
      en: 'Delivered and posted. You may object within 14 days; then it closes by itself.',
      nb: 'Levert og ajourført. Du kan si ifra innen 14 dager; deretter lukkes den av seg selv.',
      sv: 'Levererad och ajourförd. Du kan invända inom 14 dagar; därefter stängs den av sig själv.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Cancelled', nb: 'Kansellert', sv: 'Avbruten' },
    meaning: {
      en: 'Cancelled; the comment says why and by whom.',
      nb: 'Kansellert; kommentaren sier hvorfor og av hvem.',
      sv: 'Avbruten; kommentaren säger varför och av vem.',
    },
  },
  CLOSED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Closed', nb: 'Lukket', sv: 'Stängd' },
    meaning: {
      en: 'Carried out and ended. Nothing changes any more.',
      nb: 'Gjennomført og avsluttet. Ingenting endres lenger.',
      sv: 'Genomförd och avslutad. Inget ändras längre.',
    },
  },
} as const satisfies Record<OrderLineStatus, StatusMeaning>;
