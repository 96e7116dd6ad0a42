import { refusalsOf } from '../refusals.ts';

/** Why a line that was sent can no longer be changed or cancelled by its customer. */
export const noChange = refusalsOf({
  changeDeadline: {
    code: 'INVALID_TRANSITION',
    ruleId: 'M-13',
    message: {
      en: 'The last day for changes was {deadline}.',
      nb: 'Siste frist for endring var {deadline}.',
      sv: 'Sista dag för ändring var {deadline}.',
    },
    hint: { en: 'Send a service request instead.', nb: 'Send en henvendelse i stedet.', sv: 'Skicka ett ärende i stället.' },
  },
  cancelDeadline: {
    code: 'USE_SERVICE_REQUEST',
    ruleId: 'M-14',
    message: {
      en: 'The last day for cancelling was {deadline}.',
      nb: 'Siste frist for kansellering var {deadline}.',
      sv: 'Sista dag för annullering var {deadline}.',
    },
    hint: { en: 'Send a service request instead.', nb: 'Send en henvendelse i stedet.', sv: 'Skicka ett ärende i stället.' },
  },
  cancelByRequest: {
    code: 'USE_SERVICE_REQUEST',
    ruleId: 'ISP-17',
    message: {
      en: 'A submitted change of ISP is cancelled by service request.',
      nb: 'Et innsendt bytte av ISP kanselleres med en henvendelse.',
      sv: 'Ett inskickat byte av ISP avbryts med ett ärende.',
    },
    hint: {
      en: 'Open the service request that is filled in for you.',
      nb: 'Åpne henvendelsen som er fylt ut for deg.',
      sv: 'Öppna ärendet som är ifyllt åt dig.',
    },
  },
  conversionByRequest: {
    code: 'USE_SERVICE_REQUEST',
    ruleId: 'M-07',
    message: {
      en: 'A submitted product change is cancelled by service request.',
      nb: 'En innsendt produktendring kanselleres med en henvendelse.',
      sv: 'En inskickad produktändring avbryts med ett ärende.',
    },
    hint: {
      en: 'Open the service request that is filled in for you.',
      nb: 'Åpne henvendelsen som er fylt ut for deg.',
      sv: 'Öppna ärendet som är ifyllt åt dig.',
    },
  },
  neverReopened: {
    code: 'INVALID_TRANSITION',
    ruleId: 'D-23',
    message: { en: 'The line was not reopened.', nb: 'Linjen er ikke gjenåpnet.', sv: 'Raden har inte återöppnats.' },
    hint: {
      en: 'Cancel it if you do not want it.',
      nb: 'Kanseller den hvis du ikke vil ha den.',
      sv: 'Avbryt den om du inte vill ha den.',
    },
  },
});
