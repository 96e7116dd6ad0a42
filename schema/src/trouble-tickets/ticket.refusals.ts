import { refusalsOf } from '../refusals.ts';

/** What can be wrong with a report of a fault, and with what is said about it. */
export const noTicket = refusalsOf({
  notActive: {
    code: 'VALIDATION',
    ruleId: 'TT-04',
    message: {
      en: 'A fault is reported on an installed product that is active; this one is not.',
      nb: 'Feil meldes på et installert produkt som er aktivt; det er ikke dette.',
      sv: 'Fel anmäls på en installerad produkt som är aktiv; det är inte den här.',
    },
    hint: {
      en: 'Choose an active product in your portfolio.',
      nb: 'Velg et aktivt produkt i porteføljen din.',
      sv: 'Välj en aktiv produkt i din portfölj.',
    },
  },
  descriptionMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-04',
    message: { en: 'Describe the fault.', nb: 'Beskriv feilen.', sv: 'Beskriv felet.' },
    hint: {
      en: 'Say what the end user notices, and since when.',
      nb: 'Si hva sluttbrukeren merker, og siden når.',
      sv: 'Skriv vad slutanvändaren märker, och sedan när.',
    },
  },
  impactMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-04',
    message: {
      en: 'Say how badly the fault is felt.',
      nb: 'Si hvor mye feilen merkes.',
      sv: 'Ange hur mycket felet märks.',
    },
    hint: {
      en: 'Choose degraded, intermittent or down.',
      nb: 'Velg redusert, ustabil eller nede.',
      sv: 'Välj nedsatt, instabil eller nere.',
    },
  },
  notClarified: {
    code: 'VALIDATION',
    ruleId: 'TT-04',
    message: {
      en: 'Make sure first that the fault is not on your own side or the end user’s.',
      nb: 'Forsikre deg først om at feilen ikke ligger på din egen eller sluttbrukerens side.',
      sv: 'Försäkra dig först om att felet inte ligger hos er eller hos slutanvändaren.',
    },
    hint: {
      en: 'Do your own checks, then tick the box.',
      nb: 'Gjør dine egne undersøkelser, og kryss så av.',
      sv: 'Gör era egna kontroller och kryssa sedan i rutan.',
    },
  },
  duplicate: {
    code: 'DUPLICATE_TROUBLE_TICKET',
    ruleId: 'TT-05',
    message: {
      en: 'This product has an open trouble ticket already: {number}.',
      nb: 'Dette produktet har allerede en åpen feilmelding: {number}.',
      sv: 'Den här produkten har redan en öppen felanmälan: {number}.',
    },
    hint: { en: 'Add a message to that one.', nb: 'Legg til en melding i den.', sv: 'Lägg till ett meddelande i den.' },
  },
  questionMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-01',
    message: { en: 'Say what you need to know.', nb: 'Si hva du trenger å vite.', sv: 'Ange vad du behöver veta.' },
    hint: { en: 'The customer reads it.', nb: 'Kunden leser det.', sv: 'Kunden läser det.' },
  },
  answerMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-01',
    message: {
      en: 'Answer the question in words or with a file.',
      nb: 'Svar på spørsmålet med tekst eller med et vedlegg.',
      sv: 'Besvara frågan med text eller med en fil.',
    },
    hint: {
      en: 'Write an answer, or attach a file first.',
      nb: 'Skriv et svar, eller legg ved en fil først.',
      sv: 'Skriv ett svar, eller bifoga en fil först.',
    },
  },
  resolutionMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-01',
    message: { en: 'Say what the fault was.', nb: 'Si hva som var feil.', sv: 'Ange vad felet var.' },
    hint: { en: 'The customer reads it.', nb: 'Kunden leser det.', sv: 'Kunden läser det.' },
  },
  reasonMissing: {
    code: 'VALIDATION',
    ruleId: 'TT-01',
    message: {
      en: 'Say what still does not work.',
      nb: 'Si hva som fortsatt ikke virker.',
      sv: 'Ange vad som fortfarande inte fungerar.',
    },
    hint: {
      en: 'It becomes a message in the thread.',
      nb: 'Det blir en melding i tråden.',
      sv: 'Det blir ett meddelande i tråden.',
    },
  },
  notesAreTheCarriers: {
    code: 'FORBIDDEN',
    ruleId: 'AUD-06',
    message: {
      en: 'Only the carrier writes notes that the other side does not see.',
      nb: 'Bare leverandøren skriver notater som den andre parten ikke ser.',
      sv: 'Endast leverantören skriver anteckningar som den andra parten inte ser.',
    },
    hint: { en: 'Write a message.', nb: 'Skriv en melding.', sv: 'Skriv ett meddelande.' },
  },
});
