import { refusalsOf } from '../../refusals.ts';

/** Why a new line is not ordered for somebody who has one. Of another organisation's products these words tell nothing. */
export const noServed = refusalsOf({
  changeIsp: {
    code: 'VALIDATION',
    ruleId: 'O-22',
    message: {
      en: 'The end user has ADSL or operator access with another operator: that is no new order.',
      nb: 'Sluttbrukeren har ADSL eller operatøraksess hos en annen operatør: Da er det ingen nybestilling.',
      sv: 'Slutkunden har ADSL eller operatörsaccess hos en annan operatör: det är ingen nybeställning.',
    },
    hint: {
      en: 'Order a change of ISP.',
      nb: 'Bestill bytte av ISP.',
      sv: 'Beställ byte av ISP.',
    },
  },
  moves: {
    code: 'VALIDATION',
    ruleId: 'O-23',
    message: {
      en: 'A line that moves along is not ordered anew.',
      nb: 'Et samband som flyttes med, bestilles ikke på nytt.',
      sv: 'En förbindelse som flyttas med beställs inte på nytt.',
    },
    hint: {
      en: 'Find the circuit in the portfolio and order its move with Modify.',
      nb: 'Finn sambandet i porteføljen og bestill flytting med Endre.',
      sv: 'Hitta förbindelsen i portföljen och beställ flytten med Ändra.',
    },
  },
  movesCircuit: {
    code: 'VALIDATION',
    ruleId: 'O-23',
    message: {
      en: 'The end user has circuit {number} with you, and moves: that is no new order.',
      nb: 'Sluttbrukeren har samband {number} hos dere og flytter: Da er det ingen nybestilling.',
      sv: 'Slutkunden har förbindelse {number} hos er och flyttar: det är ingen nybeställning.',
    },
    hint: {
      en: 'Order the move of that circuit with Modify.',
      nb: 'Bestill flytting av sambandet med Endre.',
      sv: 'Beställ flytt av förbindelsen med Ändra.',
    },
  },
  mayMove: {
    code: 'VALIDATION',
    ruleId: 'O-23',
    message: {
      en: 'The end user has circuit {number} with you at another address.',
      nb: 'Sluttbrukeren har samband {number} hos dere på en annen adresse.',
      sv: 'Slutkunden har förbindelse {number} hos er på en annan adress.',
    },
    hint: {
      en: 'If the end user moves, order the move of that circuit with Modify. If not, answer that nothing moves.',
      nb: 'Hvis sluttbrukeren flytter, bestiller du flytting av sambandet med Endre. Hvis ikke, svarer du at ingenting flyttes.',
      sv: 'Om slutkunden flyttar beställer du flytt av förbindelsen med Ändra. Om inte, svarar du att inget flyttas.',
    },
  },
});
