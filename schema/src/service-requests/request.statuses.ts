import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const requestStatuses = {
  NEW: {
    phase: 'DRAFT',
    acts: 'CUSTOMER',
    label: { en: 'New', nb: 'Ny', sv: 'Ny' },
    meaning: {
      en: 'Not sent. Submit it within 14 days, or it is closed.',
      nb: 'Ikke sendt. Send den inn innen 14 dager, ellers blir den lukket.',
      sv: 'Inte skickat. Skicka in det inom 14 dagar, annars stängs det.',
    },
  },
  SUBMITTED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Submitted', nb: 'Innsendt', sv: 'Inskickad' },
    meaning: {
      en: 'Received for treatment and waiting in the queue of the department that answers.',
      nb: 'Mottatt til behandling, og venter i køen til avdelingen som svarer.',
      sv: 'Mottaget för behandling, och väntar i kön hos avdelningen som svarar.',
    },
  },
  IN_PROCESS: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'In process', nb: 'Under behandling', sv: 'Under behandling' },
    meaning: {
      en: 'Somebody at the carrier is treating it.',
      nb: 'Noen hos leverandøren behandler den.',
      sv: 'Någon hos leverantören behandlar det.',
    },
  },
  INCOMPLETE: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Incomplete', nb: 'Mangelfull', sv: 'Ofullständig' },
    meaning: {
      en: 'Information is missing; Answers/Resolution says which. Add it and submit the same request again.',
      nb: 'Det mangler opplysninger, og Svar/løsning sier hvilke. Legg dem til, og send inn den samme henvendelsen på nytt.',
      sv: 'Uppgifter saknas, och Svar/lösning säger vilka. Lägg till dem och skicka in samma ärende igen.',
    },
  },
  COMPLETED: {
    phase: 'DONE',
    acts: 'CUSTOMER',
    label: { en: 'Completed', nb: 'Ferdig behandlet', sv: 'Färdigbehandlad' },
    meaning: {
      en: 'Treated; the answer can be read. Reopen it if it does not help; after 14 days it closes by itself.',
      nb: 'Ferdig behandlet, og svaret kan leses. Gjenåpne den hvis svaret ikke hjelper; etter 14 dager lukkes den av seg selv.',
      sv: 'Färdigbehandlat, och svaret kan läsas. Återöppna det om svaret inte hjälper; efter 14 dagar stängs det av sig självt.',
    },
  },
  CLOSED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Closed', nb: 'Lukket', sv: 'Stängd' },
    meaning: {
      en: 'Closed by you, or by itself after 14 days. It can still be read and found.',
      nb: 'Lukket av deg, eller av seg selv etter 14 dager. Den kan fortsatt leses og søkes opp.',
      sv: 'Stängt av dig, eller av sig självt efter 14 dagar. Det kan fortfarande läsas och sökas upp.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Cancelled', nb: 'Kansellert', sv: 'Avbruten' },
    meaning: {
      en: 'Stopped by you or by the carrier. If the carrier did it, Answers/Resolution says why.',
      nb: 'Stoppet av deg eller av leverandøren. Var det leverandøren, står årsaken i Svar/løsning.',
      sv: 'Stoppat av dig eller av leverantören. Var det leverantören, står orsaken i Svar/lösning.',
    },
  },
} as const satisfies Record<ServiceRequestStatus, StatusMeaning>;
