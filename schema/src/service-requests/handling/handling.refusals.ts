import { refusalsOf } from '../../refusals.ts';

/** What can be wrong with who asks, and with what the carrier answers. */
export const noHandling = refusalsOf({
  ordererOnly: {
    code: 'FORBIDDEN',
    ruleId: 'SR-15',
    message: {
      en: 'Only an authorised orderer asks for user accesses.',
      nb: 'Bare en autorisert bestiller kan be om brukertilganger.',
      sv: 'Endast en behörig beställare kan begära användaråtkomster.',
    },
    hint: {
      en: 'Ask your organisation’s authorised orderer.',
      nb: 'Spør den autoriserte bestilleren i organisasjonen din.',
      sv: 'Fråga din organisations behöriga beställare.',
    },
  },
  invoiceAccessOnly: {
    code: 'FORBIDDEN',
    ruleId: 'D-39',
    message: {
      en: 'Requests about invoices need access to invoices.',
      nb: 'Henvendelser om faktura krever tilgang til faktura.',
      sv: 'Ärenden om fakturor kräver åtkomst till fakturor.',
    },
    hint: { en: 'Ask a colleague with full access.', nb: 'Spør en kollega med full tilgang.', sv: 'Fråga en kollega med full åtkomst.' },
  },
  notYourBusiness: {
    code: 'FORBIDDEN',
    ruleId: 'IA-18',
    message: {
      en: 'Your organisation has no account for what this area covers.',
      nb: 'Organisasjonen din har ingen konto for det dette saksområdet gjelder.',
      sv: 'Din organisation har inget konto för det som ärendeområdet gäller.',
    },
    hint: {
      en: 'Choose another area; there is always OTHER.',
      nb: 'Velg et annet saksområde; Annet finnes alltid.',
      sv: 'Välj ett annat ärendeområde; Annat finns alltid.',
    },
  },
  othersQueue: {
    code: 'FORBIDDEN',
    ruleId: 'SR-21',
    message: {
      en: 'The request is in another department’s queue.',
      nb: 'Henvendelsen ligger i køen til en annen avdeling.',
      sv: 'Ärendet ligger i en annan avdelnings kö.',
    },
    hint: {
      en: 'Ask that department to act, or to reroute it.',
      nb: 'Be den avdelingen om å behandle den eller omfordele den.',
      sv: 'Be den avdelningen att hantera det eller styra om det.',
    },
  },
  missingWhat: {
    code: 'VALIDATION',
    ruleId: 'SR-22',
    message: { en: 'Say what is missing.', nb: 'Si hva som mangler.', sv: 'Ange vad som saknas.' },
    hint: {
      en: 'The customer reads it under Answers/Resolution and by mail.',
      nb: 'Kunden leser det under Svar/løsning og i e-posten.',
      sv: 'Kunden läser det under Svar/lösning och i e-posten.',
    },
  },
  answerMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-23',
    message: { en: 'The answer is missing.', nb: 'Svaret mangler.', sv: 'Svaret saknas.' },
    hint: {
      en: 'The customer reads it under Answers/Resolution and by mail.',
      nb: 'Kunden leser det under Svar/løsning og i e-posten.',
      sv: 'Kunden läser det under Svar/lösning och i e-posten.',
    },
  },
  cancelReasonMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-26',
    message: {
      en: 'Say why the carrier cancels the request.',
      nb: 'Si hvorfor leverandøren kansellerer henvendelsen.',
      sv: 'Ange varför leverantören avbryter ärendet.',
    },
    hint: {
      en: 'The customer reads it under Answers/Resolution and by mail.',
      nb: 'Kunden leser det under Svar/løsning og i e-posten.',
      sv: 'Kunden läser det under Svar/lösning och i e-posten.',
    },
  },
  reasonMissing: {
    code: 'VALIDATION',
    ruleId: 'D-19',
    message: { en: 'Say why the answer does not help.', nb: 'Si hvorfor svaret ikke hjelper.', sv: 'Ange varför svaret inte hjälper.' },
    hint: {
      en: 'It becomes a message in the request.',
      nb: 'Det blir en melding i henvendelsen.',
      sv: 'Det blir ett meddelande i ärendet.',
    },
  },
  notesAreTheCarriers: {
    code: 'VALIDATION',
    ruleId: 'D-19',
    message: {
      en: 'Your messages are always seen by your own side and by the carrier.',
      nb: 'Meldingene dine ses alltid av både din egen side og leverandøren.',
      sv: 'Dina meddelanden syns alltid för både din egen sida och leverantören.',
    },
    hint: { en: 'Leave out visibleToCustomer.', nb: 'Utelat visibleToCustomer.', sv: 'Utelämna visibleToCustomer.' },
  },
  rerouteNowhere: {
    code: 'VALIDATION',
    ruleId: 'SR-21',
    message: {
      en: 'The request has this area and sub-area already.',
      nb: 'Henvendelsen har allerede dette saksområdet og underområdet.',
      sv: 'Ärendet har redan det här ärendeområdet och underområdet.',
    },
    hint: {
      en: 'Give a new area or a new sub-area.',
      nb: 'Oppgi et nytt saksområde eller et nytt underområde.',
      sv: 'Ange ett nytt ärendeområde eller ett nytt underområde.',
    },
  },
  channelMissing: {
    code: 'VALIDATION',
    ruleId: 'SR-04',
    message: {
      en: 'Say how the customer asked: e-mail (EMAIL) or phone (PHONE).',
      nb: 'Si hvordan kunden henvendte seg: e-post (EMAIL) eller telefon (PHONE).',
      sv: 'Ange hur kunden hörde av sig: e-post (EMAIL) eller telefon (PHONE).',
    },
    hint: {
      en: 'Requests from the portal come before these.',
      nb: 'Henvendelser fra portalen går foran disse.',
      sv: 'Ärenden från portalen går före dessa.',
    },
  },
  channelIsPortal: {
    code: 'VALIDATION',
    ruleId: 'SR-04',
    message: {
      en: 'What you create here comes from the portal.',
      nb: 'Det du oppretter her, kommer fra portalen.',
      sv: 'Det du skapar här kommer från portalen.',
    },
    hint: { en: 'Leave out the channel.', nb: 'Utelat kanalen.', sv: 'Utelämna kanalen.' },
  },
  requesterMissing: {
    code: 'VALIDATION',
    ruleId: 'IA-04',
    message: {
      en: 'Name the customer user who asked.',
      nb: 'Oppgi hvilken bruker hos kunden som henvendte seg.',
      sv: 'Ange vilken användare hos kunden som hörde av sig.',
    },
    hint: {
      en: 'Give the id of an active user of the customer.',
      nb: 'Oppgi id-en til en aktiv bruker hos kunden.',
      sv: 'Ange id:t för en aktiv användare hos kunden.',
    },
  },
});
