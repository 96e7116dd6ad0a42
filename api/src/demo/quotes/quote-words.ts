import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';

interface QuoteWords {
  readonly titles: readonly string[];
  /** What sales support misses, and what the customer adds. */
  readonly missing: readonly (readonly [asked: string, answered: string])[];
  readonly grounds: readonly string[];
  readonly regretted: readonly string[];
  readonly declined: readonly string[];
  readonly requestForm: string;
}

export const quoteWords: Readonly<Record<WorkingCountry, QuoteWords>> = {
  NO: {
    titles: [
      'Samband mellom hovedkontor og lager',
      'Reservevei til datarommet',
      'Nytt punkt i ringen',
      'Kobling mot nabosentralen',
      'Tilbud til kommunen',
    ],
    missing: [
      ['Gulvbelastningen mangler. Hvor mye tåler gulvet?', 'Gulvet tåler 500 kg per kvadratmeter.'],
      ['Hvilket grensesnitt skal det være i B-enden?', 'Optisk i begge ender.'],
    ],
    grounds: ['Fiber finnes fram til bygget.', 'Graving 40 meter er tatt med.', 'Forutsetter ledig plass i rørene.'],
    regretted: ['Prosjektet er utsatt.', 'Kunden valgte en annen løsning.'],
    declined: ['Vi har ikke framføring hit.', 'Forespørselen er dekket av en annen linje.'],
    requestForm: 'Forespørsel om plass: 12 rackenheter, 2 kW, adgang hele døgnet',
  },
  SE: {
    titles: [
      'Förbindelse mellan huvudkontor och lager',
      'Reservväg till datahallen',
      'Ny punkt i ringen',
      'Koppling mot grannstationen',
      'Anbud till kommunen',
    ],
    missing: [
      ['Golvbelastningen saknas. Hur mycket tål golvet?', 'Golvet tål 500 kg per kvadratmeter.'],
      ['Vilket gränssnitt ska det vara i B-änden?', 'Optiskt i båda ändar.'],
    ],
    grounds: ['Fiber finns fram till huset.', 'Grävning 40 meter ingår.', 'Förutsätter ledig plats i rören.'],
    regretted: ['Projektet är uppskjutet.', 'Kunden valde en annan lösning.'],
    declined: ['Vi har ingen framdragning hit.', 'Förfrågan täcks av en annan rad.'],
    requestForm: 'Förfrågan om plats: 12 rackenheter, 2 kW, tillträde dygnet runt',
  },
};
