import { refusalsOf } from '../refusals.ts';

/** Why no claim can be drafted (SR-19, D-60). */
export const noClaim = refusalsOf({
  notBreached: {
    code: 'VALIDATION',
    ruleId: 'D-60',
    message: {
      en: 'No breach of the SLA is measured here: nothing is later than promised.',
      nb: 'Det er ikke målt noe brudd på SLA her: ingenting er senere enn lovet.',
      sv: 'Inget brott mot SLA har uppmätts här: inget är senare än utlovat.',
    },
    hint: {
      en: 'A service request in the area SLA compensation can still be raised in your own words.',
      nb: 'Du kan fortsatt sende en henvendelse i området SLA-kompensasjon med egne ord.',
      sv: 'Du kan fortfarande skicka ett ärende inom området SLA-kompensation med egna ord.',
    },
  },
  notOne: {
    code: 'VALIDATION',
    ruleId: 'D-60',
    message: {
      en: 'A claim is about one delivery or one repair.',
      nb: 'Et krav gjelder én leveranse eller én feilretting.',
      sv: 'Ett krav gäller en leverans eller en felavhjälpning.',
    },
    hint: {
      en: 'Give the id of an order line, an installed product or a trouble ticket.',
      nb: 'Oppgi id-en til en ordrelinje, et installert produkt eller en feilmelding.',
      sv: 'Ange id för en orderrad, en installerad produkt eller en felanmälan.',
    },
  },
});
