import type { TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const ticketStatuses = {
  ACKNOWLEDGED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Acknowledged', nb: 'Mottatt', sv: 'Mottagen' },
    meaning: {
      en: 'The carrier has the report, and nobody has begun on it yet.',
      nb: 'Leverandøren har fått meldingen, men ingen har begynt på den ennå.',
      sv: 'Leverantören har fått anmälan, men ingen har börjat på den än.',
    },
  },
  IN_PROCESS: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'In process', nb: 'Under behandling', sv: 'Under behandling' },
    meaning: {
      en: 'Somebody at the carrier is looking for the fault.',
      nb: 'Noen hos leverandøren leter etter feilen.',
      sv: 'Någon hos leverantören söker efter felet.',
    },
  },
  PENDING: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Waiting for you', nb: 'Venter på deg', sv: 'Väntar på dig' },
    meaning: {
      en: 'The carrier has asked something and goes on when you have answered.',
      nb: 'Leverandøren har spurt om noe og fortsetter når du har svart.',
      sv: 'Leverantören har ställt en fråga och fortsätter när du har svarat.',
    },
  },
  RESOLVED: {
    phase: 'DONE',
    acts: 'CUSTOMER',
    label: { en: 'Resolved', nb: 'Løst', sv: 'Löst' },
    meaning: {
      en: 'The carrier says that the fault is gone. Confirm it, or reopen the ticket; after 14 days it closes by itself.',
      nb: 'Leverandøren sier at feilen er borte. Bekreft det, eller gjenåpne feilmeldingen; etter 14 dager lukkes den av seg selv.',
      sv: 'Leverantören säger att felet är borta. Bekräfta det, eller återöppna felanmälan; efter 14 dagar stängs den av sig själv.',
    },
  },
  REOPENED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Reopened', nb: 'Gjenåpnet', sv: 'Återöppnad' },
    meaning: {
      en: 'The fault was not gone; the carrier takes the ticket up again.',
      nb: 'Feilen var ikke borte; leverandøren tar den opp igjen.',
      sv: 'Felet var inte borta; leverantören tar upp den igen.',
    },
  },
  CLOSED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Closed', nb: 'Lukket', sv: 'Stängd' },
    meaning: {
      en: 'Confirmed by you, or closed by itself after 14 days. It can still be read and found.',
      nb: 'Bekreftet av deg, eller lukket av seg selv etter 14 dager. Den kan fortsatt leses og søkes opp.',
      sv: 'Bekräftad av dig, eller stängd av sig själv efter 14 dagar. Den kan fortfarande läsas och sökas upp.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Cancelled', nb: 'Kansellert', sv: 'Avbruten' },
    meaning: {
      en: 'Withdrawn by you before the fault was found.',
      nb: 'Trukket tilbake av deg før feilen ble funnet.',
      sv: 'Återkallad av dig innan felet hittades.',
    },
  },
} as const satisfies Record<TroubleTicketStatus, StatusMeaning>;
