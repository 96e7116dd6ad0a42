import { refusalsOf } from '../refusals.ts';

export const noAudit = refusalsOf({
  notYours: {
    code: 'FORBIDDEN',
    ruleId: 'AUD-04',
    message: {
      en: 'The audit is searched by customer service, portal support, user administration and billing.',
      nb: 'Revisjonsloggen er åpen for kundeservice, portalstøtte, brukeradministrasjon og fakturering.',
      sv: 'Granskningsloggen är öppen för kundservice, portalsupport, användaradministration och fakturering.',
    },
    hint: {
      en: 'Everybody finds what was done to an object in its own history.',
      nb: 'Hva som er gjort med et objekt, står i historikken på objektet selv.',
      sv: 'Vad som har gjorts med ett objekt står i objektets egen historik.',
    },
  },
  emptyPeriod: {
    code: 'VALIDATION',
    ruleId: 'AUD-04',
    message: {
      en: 'The period ends before it begins.',
      nb: 'Perioden slutter før den begynner.',
      sv: 'Perioden slutar innan den börjar.',
    },
    hint: { en: 'Choose a later last day.', nb: 'Velg en senere siste dag.', sv: 'Välj en senare sista dag.' },
  },
});
