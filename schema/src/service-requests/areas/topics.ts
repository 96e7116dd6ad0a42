import type { Area, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../../words.ts';
import { areaCodes } from './areas.ts';

export interface TopicRow {
  readonly areas: readonly Area[];
  readonly label: Words;
  /** Said where the topic alone does not say when to use it. */
  readonly use?: Words;
}

const delivery = ['DELIVERY', 'ESCALATION', 'SLA_COMPENSATION'] as const satisfies readonly Area[];

/** SR-06 to SR-12, SR-16, SR-18, D-18: what a request can be about, and in which areas. Always optional. */
export const topics = {
  DELAY: {
    areas: delivery,
    label: { en: 'Delay', nb: 'Forsinkelse', sv: 'Försening' },
    use: {
      en: 'The end user is not ready for the delivery.',
      nb: 'Sluttbrukeren er ikke klar for leveransen.',
      sv: 'Slutkunden är inte redo för leveransen.',
    },
  },
  NEW_DELIVERY_DATE: {
    areas: delivery,
    label: { en: 'New delivery date', nb: 'Ny leveringsdato', sv: 'Nytt leveransdatum' },
    use: { en: 'When it is too late for Reopen.', nb: 'Når det er for sent å gjenåpne.', sv: 'När det är för sent att återöppna.' },
  },
  CANCELLATION: {
    areas: delivery,
    label: { en: 'Cancellation', nb: 'Kansellering', sv: 'Annullering' },
    use: { en: 'When you cannot cancel yourself.', nb: 'Når du ikke kan kansellere selv.', sv: 'När du inte kan annullera själv.' },
  },
  CONFIRMATION_QUESTION: {
    areas: delivery,
    label: { en: 'Question about an order confirmation', nb: 'Spørsmål om en ordrebekreftelse', sv: 'Fråga om en orderbekräftelse' },
  },
  COMPLETION_QUESTION: {
    areas: delivery,
    label: { en: 'Question about a completion notice', nb: 'Spørsmål om en ferdigmelding', sv: 'Fråga om en färdiganmälan' },
  },
  TECHNICAL_SPECIFICATION: {
    areas: [...delivery, 'QUOTES'],
    label: { en: 'Technical specification', nb: 'Teknisk spesifikasjon', sv: 'Teknisk specifikation' },
    use: {
      en: 'The technical specifications of a product are missing.',
      nb: 'De tekniske spesifikasjonene for et produkt mangler.',
      sv: 'De tekniska specifikationerna för en produkt saknas.',
    },
  },
  OTHER_CHANGE: {
    areas: delivery,
    label: { en: 'Other change', nb: 'Annen endring', sv: 'Annan ändring' },
    use: { en: 'A wrong reference, a wrong speed.', nb: 'Feil referanse, feil hastighet.', sv: 'Fel referens, fel hastighet.' },
  },
  CHASE_ANSWER: { areas: ['QUOTES'], label: { en: 'Chase the answer', nb: 'Purre på svar', sv: 'Påminna om svar' } },
  ADDITIONAL_INFORMATION: { areas: areaCodes, label: { en: 'Additional information', nb: 'Flere opplysninger', sv: 'Fler uppgifter' } },
  CHANGE_REQUEST: {
    areas: ['PORTAL_SUPPORT', 'OTHER'],
    label: { en: 'Wish for a change', nb: 'Endringsønske', sv: 'Önskemål om ändring' },
  },
  PROBLEM: { areas: areaCodes, label: { en: 'Problem', nb: 'Problem', sv: 'Problem' } },
  OTHER: { areas: areaCodes, label: { en: 'Other', nb: 'Annet', sv: 'Annat' } },
} as const satisfies Record<Topic, TopicRow>;

export const topicOf = (topic: Topic): TopicRow => topics[topic];

export const topicsOf = (area: Area): Topic[] => (Object.keys(topics) as Topic[]).filter((topic) => topicOf(topic).areas.includes(area));
