import { refusalsOf } from '../refusals.ts';

export const noContact = refusalsOf({
  emailUnacceptable: {
    code: 'VALIDATION',
    ruleId: 'N-03',
    message: {
      en: '“{email}” is not an e-mail address.',
      nb: '«{email}» er ikke en e-postadresse.',
      sv: '”{email}” är inte en e-postadress.',
    },
    hint: {
      en: 'Write each address by itself: name@example.com.',
      nb: 'Skriv hver adresse for seg: navn@example.com.',
      sv: 'Skriv varje adress för sig: namn@example.com.',
    },
  },
  tooManyEmails: {
    code: 'VALIDATION',
    ruleId: 'N-03',
    message: {
      en: 'A contact has at most {max} addresses.',
      nb: 'En kontakt har høyst {max} adresser.',
      sv: 'En kontakt har högst {max} adresser.',
    },
    hint: {
      en: 'Use a shared address that forwards to all.',
      nb: 'Bruk en felles adresse som videresender til alle.',
      sv: 'Använd en gemensam adress som vidarebefordrar till alla.',
    },
  },
  nameMissing: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'A contact needs a name.', nb: 'En kontakt må ha et navn.', sv: 'En kontakt måste ha ett namn.' },
    hint: {
      en: 'Fill in a name of at most 120 characters.',
      nb: 'Fyll inn et navn på høyst 120 tegn.',
      sv: 'Fyll i ett namn på högst 120 tecken.',
    },
  },
});
