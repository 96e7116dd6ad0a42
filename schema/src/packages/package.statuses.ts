import type { PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const packageStatuses = {
  BOOKED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Booked', nb: 'Booket', sv: 'Bokat' },
    meaning: {
      en: 'Announced by you and not yet received in the US.',
      nb: 'Forhåndsmeldt av deg og ikke mottatt i USA ennå.',
      sv: 'Förhandsanmält av dig och ännu inte mottaget i USA.',
    },
  },
  NOT_BOOKED: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Received package not booked', nb: 'Mottatt pakke, ikke booket', sv: 'Mottaget paket, inte bokat' },
    meaning: {
      en: 'Received in the US for your suite number without a booking. Tell us what it is and choose air or sea. Expect some delay.',
      nb: 'Mottatt i USA på ditt suitenummer uten booking. Fortell oss hva det er, og velg fly eller sjø. Regn med litt forsinkelse.',
      sv: 'Mottaget i USA på ditt suitenummer utan bokning. Berätta vad det är och välj flyg eller sjö. Räkna med viss försening.',
    },
  },
  HOLD: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'On hold', nb: 'På vent', sv: 'Väntar' },
    meaning: {
      en: 'Received in the US and stopped because we are unsure about it; the reason is shown. Choose air or sea to release it.',
      nb: 'Mottatt i USA og stoppet fordi vi er usikre på den; årsaken vises. Velg fly eller sjø for å frigi den.',
      sv: 'Mottaget i USA och stoppat eftersom vi är osäkra på det; orsaken visas. Välj flyg eller sjö för att släppa det.',
    },
  },
  RECEIVED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Received', nb: 'Mottatt', sv: 'Mottaget' },
    meaning: {
      en: 'Received in the US and matched to you. It will be shipped.',
      nb: 'Mottatt i USA og knyttet til deg. Den blir sendt.',
      sv: 'Mottaget i USA och kopplat till dig. Det kommer att skickas.',
    },
  },
  STANDBY: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Standby', nb: 'Standby', sv: 'Standby' },
    meaning: {
      en: 'Received, and kept in the US until you release it.',
      nb: 'Mottatt, og blir liggende i USA til du frigir den.',
      sv: 'Mottaget, och ligger kvar i USA tills du släpper det.',
    },
  },
  IN_TRANSIT: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'In transit', nb: 'Under transport', sv: 'Under transport' },
    meaning: {
      en: 'On its way to you by air or by sea.',
      nb: 'På vei til deg med fly eller båt.',
      sv: 'På väg till dig med flyg eller båt.',
    },
  },
  ARRIVED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Arrived, awaiting customs', nb: 'Ankommet, venter på fortolling', sv: 'Ankommet, väntar på förtullning' },
    meaning: {
      en: 'In the destination country, waiting for customs clearance.',
      nb: 'I mottakerlandet, og venter på fortolling.',
      sv: 'I mottagarlandet, i väntan på förtullning.',
    },
  },
  CLEARED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Customs cleared', nb: 'Fortollet', sv: 'Förtullat' },
    meaning: {
      en: 'Through customs, and about to be delivered.',
      nb: 'Gjennom tollen, og blir snart levert.',
      sv: 'Genom tullen, och levereras snart.',
    },
  },
  DELIVERED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Delivered', nb: 'Levert', sv: 'Levererat' },
    meaning: { en: 'Handed over to you.', nb: 'Overlevert til deg.', sv: 'Överlämnat till dig.' },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Cancelled', nb: 'Kansellert', sv: 'Avbokat' },
    meaning: {
      en: 'The booking was withdrawn before the package came.',
      nb: 'Bookingen ble trukket før pakken kom.',
      sv: 'Bokningen drogs tillbaka innan paketet kom.',
    },
  },
} as const satisfies Record<PackageStatus, StatusMeaning>;
