import type { Area, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';

export interface RequestMatter {
  readonly area: Area;
  readonly subArea: string;
  readonly topic?: Topic;
  readonly description: string;
  /** What the carrier misses, and what the customer adds. */
  readonly asked: string;
  readonly added: string;
  readonly answer: string;
}

type Matters = Readonly<Record<'delivery' | 'portal' | 'invoice' | 'quote' | 'forwarding' | 'newUser', readonly RequestMatter[]>>;

export const requestMatters: Readonly<Record<WorkingCountry, Matters>> = {
  NO: {
    delivery: [
      {
        area: 'DELIVERY',
        subArea: 'ADSL',
        topic: 'DELAY',
        description: 'Sluttbrukeren har forsinket innflytting og er ikke klar til avtalt dag.',
        asked: 'Når er sluttbrukeren klar?',
        added: 'Fra mandag i neste uke.',
        answer: 'Vi har notert forsinkelsen. Montøren ringer dagen før.',
      },
      {
        area: 'DELIVERY',
        subArea: 'TELEPHONY',
        topic: 'CONFIRMATION_QUESTION',
        description: 'Vi finner ikke igjen bekreftelsen på denne bestillingen i systemet vårt.',
        asked: 'Hvilket nummer leter dere etter?',
        added: 'Det som begynner med FB.',
        answer: 'Bekreftelsen er nummeret som står på linjen under Ordrenummer.',
      },
      {
        area: 'DELIVERY',
        subArea: 'ADSL',
        topic: 'TECHNICAL_SPECIFICATION',
        description: 'Vi trenger de tekniske spesifikasjonene for utstyret som blir levert.',
        asked: 'Gjelder det modemet eller splitteren?',
        added: 'Modemet.',
        answer: 'Databladet ligger under produktet i katalogen.',
      },
    ],
    portal: [
      {
        area: 'PORTAL_SUPPORT',
        subArea: 'PROBLEM',
        description: 'Utskriften av bestillingslisten kutter siste kolonne på papiret.',
        asked: 'Hvilken nettleser bruker dere?',
        added: 'Firefox, liggende ark.',
        answer: 'Rettet i siste versjon. Velg liggende ark.',
      },
      {
        area: 'PORTAL_SUPPORT',
        subArea: 'CHANGE_REQUEST',
        topic: 'CHANGE_REQUEST',
        description: 'Vi ønsker å kunne sortere bestillingene på sluttbrukerens poststed.',
        asked: 'Skal det gjelde flere lister?',
        added: 'Bare bestillinger.',
        answer: 'Ønsket er meldt videre til utviklerne.',
      },
    ],
    invoice: [
      {
        area: 'INVOICE',
        subArea: 'WRONG_AMOUNT',
        description: 'Etableringen er fakturert to ganger på denne fakturaen.',
        asked: 'Hvilken linje gjelder det?',
        added: 'Linje 1 og 2 er like.',
        answer: 'Den ene linjen krediteres på neste faktura.',
      },
    ],
    quote: [
      {
        area: 'QUOTES',
        subArea: 'CAPACITY',
        topic: 'CHASE_ANSWER',
        description: 'Kunden vår venter på pris. Når kan vi regne med svar?',
        asked: 'Hvilken av linjene haster mest?',
        added: 'Den lengste.',
        answer: 'Prisen ligger på forespørselen nå.',
      },
    ],
    forwarding: [
      {
        area: 'FORWARDING',
        subArea: 'PACKAGE',
        description: 'Kan dere ta et bilde av esken? Selgeren sier at den ble skadet.',
        asked: 'Hvilken side er skadet?',
        added: 'Hjørnet oppe til høyre.',
        answer: 'Esken er hel. Vi la på ekstra tape.',
      },
      {
        area: 'FORWARDING',
        subArea: 'PACKAGE',
        description: 'Er det mulig å slå sammen denne pakken med den neste som kommer?',
        asked: 'Har du sporingsnummeret til den neste?',
        added: 'Det ligger på bookingen.',
        answer: 'Vi holder den igjen til begge er her.',
      },
    ],
    newUser: [
      {
        area: 'USER_ADMINISTRATION',
        subArea: 'NEW',
        description: 'Ny kollega begynner hos oss og trenger tilgang til å bestille.',
        asked: 'Hvilken e-postadresse skal brukes?',
        added: 'Den står i forrige melding.',
        answer: 'Tilgangen er opprettet. Opplæringen gjenstår.',
      },
    ],
  },
  SE: {
    delivery: [
      {
        area: 'DELIVERY',
        subArea: 'ADSL',
        topic: 'DELAY',
        description: 'Slutkundens inflyttning är försenad och den avtalade dagen passar inte.',
        asked: 'När är slutkunden redo?',
        added: 'Från måndag nästa vecka.',
        answer: 'Förseningen är noterad. Teknikern ringer dagen innan.',
      },
      {
        area: 'DELIVERY',
        subArea: 'OPERATOR_ACCESS',
        topic: 'TECHNICAL_SPECIFICATION',
        description: 'Vi behöver de tekniska specifikationerna för uttaget som monteras.',
        asked: 'Gäller det ett befintligt uttag?',
        added: 'Nej, ett nytt.',
        answer: 'Databladet finns under produkten i katalogen.',
      },
    ],
    portal: [
      {
        area: 'PORTAL_SUPPORT',
        subArea: 'PROBLEM',
        description: 'Utskriften av beställningslistan kapar sista kolumnen på pappret.',
        asked: 'Vilken webbläsare använder ni?',
        added: 'Firefox, liggande format.',
        answer: 'Rättat i senaste versionen. Välj liggande format.',
      },
    ],
    invoice: [
      {
        area: 'INVOICE',
        subArea: 'MISSING_ENCLOSURE',
        description: 'Specifikationen som ska följa med fakturan saknas helt.',
        asked: 'Vilken period gäller det?',
        added: 'Förra månaden.',
        answer: 'Specifikationen ligger nu på fakturan.',
      },
    ],
    quote: [
      {
        area: 'QUOTES',
        subArea: 'CAPACITY',
        topic: 'CHASE_ANSWER',
        description: 'Vår kund väntar på pris. När kan vi räkna med svar?',
        asked: 'Vilken av raderna brådskar mest?',
        added: 'Den längsta.',
        answer: 'Priset finns på förfrågan nu.',
      },
    ],
    forwarding: [
      {
        area: 'FORWARDING',
        subArea: 'PACKAGE',
        description: 'Kan ni ta en bild på kartongen? Säljaren säger att den skadades.',
        asked: 'Vilken sida är skadad?',
        added: 'Hörnet uppe till höger.',
        answer: 'Kartongen är hel. Vi har lagt på extra tejp.',
      },
    ],
    newUser: [
      {
        area: 'USER_ADMINISTRATION',
        subArea: 'NEW',
        description: 'En ny kollega börjar hos oss och behöver åtkomst för att beställa.',
        asked: 'Vilken e-postadress ska användas?',
        added: 'Den står i förra meddelandet.',
        answer: 'Åtkomsten är skapad. Utbildningen återstår.',
      },
    ],
  },
};

export const requestWords = {
  NO: {
    withdrawn: 'Saken løste seg.',
    declined: 'Dette er besvart i en annen henvendelse.',
    notHelped: 'Det hjalp ikke; det samme skjer fortsatt.',
  },
  SE: {
    withdrawn: 'Ärendet löste sig.',
    declined: 'Det här är besvarat i ett annat ärende.',
    notHelped: 'Det hjälpte inte; samma sak händer fortfarande.',
  },
} as const satisfies Record<WorkingCountry, object>;
