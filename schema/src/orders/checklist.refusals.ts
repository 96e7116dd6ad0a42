import { refusalsOf } from '../refusals.ts';

/** What the checklist of a line asks for at submit. */
export const noTick = refusalsOf({
  unknownTick: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'There is no tick called {tick}.',
      nb: 'Det finnes ikke noe kryss som heter {tick}.',
      sv: 'Det finns inget kryss som heter {tick}.',
    },
    hint: { en: 'See the description of checklist.', nb: 'Se beskrivelsen av checklist.', sv: 'Se beskrivningen av checklist.' },
  },
  tickDoor: {
    code: 'VALIDATION',
    ruleId: 'O-03',
    message: {
      en: 'Confirm that doorbell and door carry the right name.',
      nb: 'Bekreft at ringeklokke og dør har riktig navn.',
      sv: 'Bekräfta att ringklocka och dörr har rätt namn.',
    },
    hint: { en: 'Tick it when you have asked.', nb: 'Kryss av når du har spurt.', sv: 'Kryssa i när du har frågat.' },
  },
  tickDateChange: {
    code: 'VALIDATION',
    ruleId: 'O-07',
    message: {
      en: 'Confirm that the end user knows to call you if the date must change.',
      nb: 'Bekreft at sluttbrukeren vet å kontakte dere hvis datoen må endres.',
      sv: 'Bekräfta att slutkunden vet att kontakta er om datumet måste ändras.',
    },
    hint: { en: 'Tick it when you have told them.', nb: 'Kryss av når du har gitt beskjed.', sv: 'Kryssa i när du har meddelat det.' },
  },
  tickReachable: {
    code: 'VALIDATION',
    ruleId: 'O-10',
    message: {
      en: 'Confirm that the contact person can be reached by phone the day before.',
      nb: 'Bekreft at kontaktpersonen kan nås på telefon dagen før.',
      sv: 'Bekräfta att kontaktpersonen kan nås på telefon dagen innan.',
    },
    hint: { en: 'Tick it when you have asked.', nb: 'Kryss av når du har spurt.', sv: 'Kryssa i när du har frågat.' },
  },
  tickPresent: {
    code: 'VALIDATION',
    ruleId: 'O-11',
    message: {
      en: 'Confirm that the contact person is there where the delivery needs it.',
      nb: 'Bekreft at kontaktpersonen er til stede der leveransen krever det.',
      sv: 'Bekräfta att kontaktpersonen är på plats där leveransen kräver det.',
    },
    hint: { en: 'Tick it when you have asked.', nb: 'Kryss av når du har spurt.', sv: 'Kryssa i när du har frågat.' },
  },
  tickPrepared: {
    code: 'VALIDATION',
    ruleId: 'O-12',
    message: {
      en: 'Confirm that the contact person knows what comes and when, and can help with technical questions.',
      nb: 'Bekreft at kontaktpersonen vet hva som kommer og når, og kan svare på tekniske spørsmål.',
      sv: 'Bekräfta att kontaktpersonen vet vad som kommer och när, och kan svara på tekniska frågor.',
    },
    hint: { en: 'Tick it when you have told them.', nb: 'Kryss av når du har gitt beskjed.', sv: 'Kryssa i när du har meddelat det.' },
  },
});
