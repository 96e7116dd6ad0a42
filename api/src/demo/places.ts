import type { Context } from '@sporbar/schema/context.ts';
import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import type { Dice } from './walk/dice.ts';

export interface Building {
  readonly id: string;
  readonly hasUnits: boolean;
  readonly accessZone: number | null;
}

/** Addresses of the register, to choose from. */
export class Places {
  readonly #buildings: Readonly<Partial<Record<WorkingCountry, readonly Building[]>>>;

  constructor(buildings: Readonly<Partial<Record<WorkingCountry, readonly Building[]>>>) {
    this.#buildings = buildings;
  }

  /** Some of every town. */
  static async read({ db }: Context): Promise<Places> {
    const some = (country: WorkingCountry): Promise<Building[]> =>
      db.registerAddress.findMany({
        where: { country },
        orderBy: { id: 'asc' },
        take: 600,
        select: { id: true, hasUnits: true, accessZone: true },
      });
    return new Places({ NO: await some('NO'), SE: await some('SE') });
  }

  /** An address as an order takes it: with floor, entrance and apartment where the building has them (ADR-03). */
  pick(
    country: WorkingCountry,
    purpose: 'DELIVERY' | 'VISITING' | 'INSTALLATION',
    dice: Dice,
    isFit: (building: Building) => boolean = () => true,
  ) {
    const { id: registerId, hasUnits } = dice.pick((this.#buildings[country] ?? []).filter(isFit));
    const floor = dice.between(1, 6);
    const unit = { floor: String(floor), entrance: dice.pick(['A', 'B', 'C']), apartmentNumber: `H0${floor}0${dice.between(1, 4)}` };
    return { purpose, country, registerId, ...(hasUnits ? unit : {}) };
  }

  /** Where the copper is short enough for nearly everything. */
  near(country: WorkingCountry, dice: Dice) {
    return this.pick(country, 'DELIVERY', dice, ({ accessZone }) => accessZone === 1);
  }
}
