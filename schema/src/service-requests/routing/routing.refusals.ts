import { refusalsOf } from '../../refusals.ts';

/** What can be wrong with a routing table, and with who edits it. */
export const noRouting = refusalsOf({
  notYours: {
    code: 'FORBIDDEN',
    ruleId: 'SR-21',
    message: {
      en: 'Who answers what is decided by portal support.',
      nb: 'Portalstøtte bestemmer hvem som svarer på hva.',
      sv: 'Portalstöd bestämmer vem som svarar på vad.',
    },
    hint: {
      en: 'Ask portal support for the change.',
      nb: 'Be portalstøtte om endringen.',
      sv: 'Be portalstöd om ändringen.',
    },
  },
  noDraft: {
    code: 'NOT_FOUND',
    ruleId: 'SR-21',
    message: { en: 'There is no draft.', nb: 'Det finnes ikke noe utkast.', sv: 'Det finns inget utkast.' },
    hint: {
      en: 'Make one first; it may have been published by a colleague.',
      nb: 'Lag et først; en kollega kan ha publisert det.',
      sv: 'Skapa ett först; en kollega kan ha publicerat det.',
    },
  },
  subAreaElsewhere: {
    code: 'VALIDATION',
    ruleId: 'SR-27',
    message: {
      en: 'The area has no such sub-area.',
      nb: 'Saksområdet har ikke dette underområdet.',
      sv: 'Ärendeområdet har inte det underområdet.',
    },
    hint: { en: 'Choose one of {choices}.', nb: 'Velg en av {choices}.', sv: 'Välj en av {choices}.' },
  },
  twice: {
    code: 'VALIDATION',
    ruleId: 'SR-21',
    message: { en: '{place} stands twice.', nb: '{place} står to ganger.', sv: '{place} står två gånger.' },
    hint: {
      en: 'Give each area and each sub-area one department.',
      nb: 'Gi hvert område og hvert underområde én avdeling.',
      sv: 'Ge varje område och varje underområde en avdelning.',
    },
  },
  notByProduct: {
    code: 'VALIDATION',
    ruleId: 'SR-13',
    message: {
      en: 'The queue of {area} cannot be parted by product area.',
      nb: 'Køen til {area} kan ikke deles etter produktområde.',
      sv: 'Kön för {area} kan inte delas efter produktområde.',
    },
    hint: {
      en: 'Only areas whose sub-areas are product areas can.',
      nb: 'Det gjelder bare områder der underområdene er produktområder.',
      sv: 'Det gäller bara områden där underområdena är produktområden.',
    },
  },
  nowhere: {
    code: 'VALIDATION',
    ruleId: 'SR-21',
    message: {
      en: '{area} reaches no department.',
      nb: '{area} når ingen avdeling.',
      sv: '{area} når ingen avdelning.',
    },
    hint: {
      en: 'Give the area a department before you publish.',
      nb: 'Gi området en avdeling før du publiserer.',
      sv: 'Ge området en avdelning innan du publicerar.',
    },
  },
});
