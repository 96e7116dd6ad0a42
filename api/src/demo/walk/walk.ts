import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import { houseOf, personId, type PersonName } from '../people.ts';
import { Dice } from './dice.ts';
import { Hours } from './hours.ts';
import type { Stage } from './stage.ts';

/** Where a person of the demo lives and works, for holidays, names and numbers. */
export const countryOf = (username: PersonName): WorkingCountry => (houseOf(username).country === 'SE' ? 'SE' : 'NO');

/** Something of one customer on its way: its own chance, its own hours, and the moves on it. */
export class Walk {
  readonly stage: Stage;
  readonly dice: Dice;
  readonly hours: Hours;
  readonly country: WorkingCountry;
  /** The customer user whose it is. */
  readonly customer: PersonName;

  constructor(stage: Stage, name: string, customer: PersonName) {
    this.stage = stage;
    this.dice = new Dice(name);
    this.customer = customer;
    this.country = countryOf(customer);
    this.hours = new Hours(stage.context.clock, this.dice, this.country);
  }

  /** Makes a move on something at the version at which it was last seen. */
  protected moveOn<Payload>(
    by: PersonName,
    move: string,
    seen: { readonly id: string; readonly version: number },
    input: object,
  ): Promise<Payload> {
    return this.stage.act<Payload>(personId(by), move, { id: seen.id, expectedVersion: seen.version, ...input });
  }
}
