import { refusalsOf } from '../../refusals.ts';

/** What stands in the way of taking end user and address from an access line number. */
export const noFetch = refusalsOf({
  notVerified: {
    code: 'VALIDATION',
    ruleId: 'ADR-08',
    message: {
      en: 'What was fetched by the access line number is not verified.',
      nb: 'Det som er hentet med fremføringsnummeret, er ikke verifisert.',
      sv: 'Det som hämtats med ledningsnumret är inte verifierat.',
    },
    hint: {
      en: 'Check end user and address with the customer and tick “verified”, or search by name or address.',
      nb: 'Kontroller sluttbruker og adresse med kunden og kryss av for «verifisert», eller søk på navn eller adresse.',
      sv: 'Kontrollera slutanvändare och adress med kunden och kryssa i ”verifierad”, eller sök på namn eller adress.',
    },
  },
  onlyShared: {
    code: 'VALIDATION',
    ruleId: 'ADR-08',
    message: {
      en: 'End user and address are fetched only for shared ADSL and shared operator access.',
      nb: 'Sluttbruker og adresse hentes bare for delt ADSL og delt operatøraksess.',
      sv: 'Slutanvändare och adress hämtas bara för delad ADSL och delad operatörsaccess.',
    },
    hint: {
      en: 'Choose such a product first, or type end user and address.',
      nb: 'Velg først et slikt produkt, eller skriv inn sluttbruker og adresse.',
      sv: 'Välj först en sådan produkt, eller skriv in slutanvändare och adress.',
    },
  },
  unknownLine: {
    code: 'VALIDATION',
    ruleId: 'ADR-08',
    message: {
      en: 'The address register has no access line {number}.',
      nb: 'Adresseregisteret kjenner ikke fremføringsnummer {number}.',
      sv: 'Adressregistret känner inte till ledningsnummer {number}.',
    },
    hint: {
      en: 'Check the number, or search by name or address.',
      nb: 'Kontroller nummeret, eller søk på navn eller adresse.',
      sv: 'Kontrollera numret, eller sök på namn eller adress.',
    },
  },
});
