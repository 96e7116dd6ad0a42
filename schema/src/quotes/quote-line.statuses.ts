import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const quoteLineStatuses = {
  NEW: {
    phase: 'DRAFT',
    acts: 'CUSTOMER',
    label: { en: 'New', nb: 'Ny', sv: 'Ny' },
    meaning: {
      en: 'Created. No price has been asked for yet.',
      nb: 'Opprettet. Det er ikke bedt om pris ennå.',
      sv: 'Skapad. Inget pris har begärts ännu.',
    },
  },
  RECEIVED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Received', nb: 'Mottatt', sv: 'Mottagen' },
    meaning: {
      en: 'With the carrier, waiting to be priced by hand.',
      nb: 'Hos leverandøren, venter på å bli priset manuelt.',
      sv: 'Hos leverantören, väntar på att prissättas manuellt.',
    },
  },
  IN_PROCESS: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'In process', nb: 'Under behandling', sv: 'Under behandling' },
    meaning: {
      en: 'The carrier is working out the price. The rental price may already show.',
      nb: 'Leverandøren arbeider med prisen. Leieprisen kan allerede vises.',
      sv: 'Leverantören arbetar med priset. Hyrespriset kan redan visas.',
    },
  },
  INCOMPLETE: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Incomplete', nb: 'Mangelfull', sv: 'Ofullständig' },
    meaning: {
      en: 'Something is missing; the comment says what. Correct the line and set Customer Update.',
      nb: 'Noe mangler, og kommentaren sier hva. Rett linjen og meld den som oppdatert.',
      sv: 'Något saknas, och kommentaren säger vad. Rätta raden och markera den som uppdaterad.',
    },
  },
  CUSTOMER_UPDATE: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Updated by customer', nb: 'Oppdatert av kunden', sv: 'Uppdaterad av kunden' },
    meaning: {
      en: 'You have corrected the line; the carrier takes it up again.',
      nb: 'Du har rettet linjen, og leverandøren tar den opp igjen.',
      sv: 'Du har rättat raden, och leverantören tar upp den igen.',
    },
  },
  CUSTOMER_CLOSED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Closed by customer', nb: 'Lukket av kunden', sv: 'Stängd av kunden' },
    meaning: {
      en: 'Priced, and closed by the customer without an order.',
      nb: 'Priset, og lukket av kunden uten bestilling.',
      sv: 'Prissatt, och stängd av kunden utan beställning.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Cancelled', nb: 'Kansellert', sv: 'Avbruten' },
    meaning: {
      en: 'Cancelled by the customer or the carrier; the comment says why.',
      nb: 'Kansellert av kunden eller leverandøren; kommentaren sier hvorfor.',
      sv: 'Avbruten av kunden eller leverantören; kommentaren säger varför.',
    },
  },
  COMPLETED: {
    phase: 'DONE',
    acts: 'CUSTOMER',
    label: { en: 'Completed', nb: 'Ferdig behandlet', sv: 'Färdigbehandlad' },
    meaning: {
      en: 'Priced. It can be ordered, or closed if you do not want it.',
      nb: 'Priset. Den kan bestilles, eller lukkes hvis du ikke vil ha den.',
      sv: 'Prissatt. Den kan beställas, eller stängas om du inte vill ha den.',
    },
  },
} as const satisfies Record<QuoteLineStatus, StatusMeaning>;
