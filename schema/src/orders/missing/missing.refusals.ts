import { refusalsOf } from '../../refusals.ts';

/** Why a field cannot be named as missing. */
export const noField = refusalsOf({
  unknownField: {
    code: 'VALIDATION',
    ruleId: 'S-03',
    message: {
      en: 'A line has no field called {field}.',
      nb: 'En linje har ikke noe felt som heter {field}.',
      sv: 'En rad har inget fält som heter {field}.',
    },
    hint: {
      en: 'Take a path from askableFields of the line.',
      nb: 'Bruk en sti fra askableFields på linjen.',
      sv: 'Använd en sökväg från askableFields på raden.',
    },
  },
  fieldOfAnotherKind: {
    code: 'VALIDATION',
    ruleId: 'S-03',
    message: {
      en: 'The customer does not fill in “{label}” on this line.',
      nb: 'Kunden fyller ikke ut «{label}» på denne linjen.',
      sv: 'Kunden fyller inte i ”{label}” på den här raden.',
    },
    hint: {
      en: 'Say it in the comment, or choose another field.',
      nb: 'Skriv det i kommentaren, eller velg et annet felt.',
      sv: 'Skriv det i kommentaren eller välj ett annat fält.',
    },
  },
});
