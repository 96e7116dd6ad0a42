import { refusalsOf } from '../../refusals.ts';

export const noRegistration = refusalsOf({
  nameMissing: {
    code: 'VALIDATION',
    ruleId: 'CA-01',
    message: { en: 'The full name is missing.', nb: 'Fullt navn mangler.', sv: 'Fullständigt namn saknas.' },
    hint: {
      en: 'Write it as it will stand on your packages.',
      nb: 'Skriv det slik det skal stå på pakkene dine.',
      sv: 'Skriv det så som det ska stå på dina paket.',
    },
  },
  companyMissing: {
    code: 'VALIDATION',
    ruleId: 'CA-01',
    message: { en: 'A business needs its name.', nb: 'En bedrift må oppgi navnet sitt.', sv: 'Ett företag måste ange sitt namn.' },
    hint: {
      en: 'Fill in the company’s name, or register as a private person.',
      nb: 'Fyll inn firmanavnet, eller registrer deg som privatperson.',
      sv: 'Fyll i företagets namn, eller registrera dig som privatperson.',
    },
  },
  orgNumberWrong: {
    code: 'VALIDATION',
    ruleId: 'O-02',
    message: {
      en: 'This is not an organisation number: the check digit does not fit.',
      nb: 'Dette er ikke et organisasjonsnummer: kontrollsifferet stemmer ikke.',
      sv: 'Detta är inte ett organisationsnummer: kontrollsiffran stämmer inte.',
    },
    hint: {
      en: 'Nine digits in Norway, ten in Sweden. It may be left out.',
      nb: 'Ni sifre i Norge, ti i Sverige. Det kan utelates.',
      sv: 'Nio siffror i Norge, tio i Sverige. Det kan utelämnas.',
    },
  },
});
