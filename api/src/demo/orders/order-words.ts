import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';

interface OrderWords {
  /** What customer service misses (S-03), the fields it names, and what the customer answers. */
  readonly missing: readonly { readonly asked: string; readonly fields: readonly string[]; readonly answered: string }[];
  readonly rejected: readonly string[];
  readonly duplicate: string;
  readonly manual: readonly string[];
  readonly regretted: readonly string[];
  readonly cancelledByCarrier: readonly string[];
  readonly failedVisit: readonly string[];
  readonly projects: readonly string[];
}

/** What people write on orders, in the language of the customer. */
export const orderWords: Readonly<Record<WorkingCountry, OrderWords>> = {
  NO: {
    missing: [
      {
        asked: 'Etasje og oppgang mangler. Montøren finner ikke fram uten.',
        fields: ['address/floor', 'address/entrance'],
        answered: 'Tredje etasje, oppgang B. Lagt inn på adressen.',
      },
      {
        asked: 'Vi når ikke kontaktpersonen på dette nummeret. Legg inn et som svarer på dagtid.',
        fields: ['contactPhone'],
        answered: 'Nytt nummer til vaktmesteren er lagt inn.',
      },
      {
        asked: 'Er det fri adgang til koblingsrommet? Oppgi hvem som har nøkkel.',
        fields: [],
        answered: 'Nøkkel fås i resepsjonen mellom 8 og 16.',
      },
      {
        asked: 'Navnet på døra stemmer ikke med sluttbrukeren. Hvem er det som bor der?',
        fields: ['endUser/name'],
        answered: 'Sluttbrukeren leier av navnet på døra. Skiltet blir byttet.',
      },
    ],
    rejected: ['Linjen er for lang for denne hastigheten.', 'Området er ikke bygd ut.', 'Det er ikke ledig kapasitet i sentralen.'],
    duplicate: 'Samme sluttbruker og adresse er bestilt fra før.',
    manual: ['Systemet fant ikke linjen; vi registrerer for hånd.', 'To linjer på adressen: vi avklarer hvilken det gjelder.'],
    regretted: ['Sluttbrukeren har ombestemt seg.', 'Bestilt på feil adresse.', 'Kunden flytter likevel ikke inn.'],
    cancelledByCarrier: ['Bygget skal rives, etter avtale med dere.', 'Grunneier sier nei til graving. Se e-post.'],
    failedVisit: ['Ingen hjemme da montøren kom.', 'Porten var låst og ingen svarte på telefonen.'],
    projects: ['Hjemmekontor høsten', 'Butikkjeden fase 2', 'Nye avdelingskontorer'],
  },
  SE: {
    missing: [
      {
        asked: 'Våning och uppgång saknas. Teknikern hittar inte fram utan dem.',
        fields: ['address/floor', 'address/entrance'],
        answered: 'Tredje våningen, uppgång B. Inlagt på adressen.',
      },
      {
        asked: 'Vi når inte kontaktpersonen på det här numret. Lägg in ett som svarar dagtid.',
        fields: ['contactPhone'],
        answered: 'Nytt nummer till vaktmästaren är inlagt.',
      },
      {
        asked: 'Är kopplingsrummet tillgängligt? Ange vem som har nyckel.',
        fields: [],
        answered: 'Nyckel finns i receptionen mellan 8 och 16.',
      },
    ],
    rejected: [
      'Ledningen är för lång för den här hastigheten.',
      'Området är inte utbyggt.',
      'Det finns ingen ledig kapacitet i stationen.',
    ],
    duplicate: 'Samma slutkund och adress är redan beställd.',
    manual: ['Systemet hittade inte ledningen; vi registrerar för hand.', 'Två ledningar på adressen: vi reder ut vilken det gäller.'],
    regretted: ['Slutkunden har ångrat sig.', 'Beställt på fel adress.', 'Kunden flyttar inte in ändå.'],
    cancelledByCarrier: ['Huset ska rivas, enligt överenskommelse med er.', 'Markägaren säger nej till grävning. Se e-post.'],
    failedVisit: ['Ingen var hemma när teknikern kom.', 'Porten var låst och ingen svarade i telefon.'],
    projects: ['Hemmakontor hösten', 'Butikskedjan etapp 2', 'Nya lokalkontor'],
  },
};
