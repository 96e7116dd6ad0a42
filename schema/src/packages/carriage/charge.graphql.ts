import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { MoneyType } from '../../money.graphql.ts';
import type { Charge, ChargeKind, FreightTariff } from './freight.ts';

const ChargeKindEnum = builder.enumType('ChargeKind', {
  description: 'What a charge is for.',
  values: {
    FREIGHT: { description: 'By started kilogram in the air, by started 5 dm³ at sea; known once the package has been measured.' },
    INSURANCE: { description: 'A share of the insured value, in its currency.' },
    CLEARANCE: { description: 'The customs clearance service, where it applies (P-13).' },
  } satisfies Record<ChargeKind, object>,
});

export const ChargeType = builder.objectRef<Charge>('PackageCharge').implement({
  description: 'One thing a package costs, as far as it is known now.',
  fields: (t) => ({
    kind: t.field({ type: ChargeKindEnum, description: 'What for.', resolve: ({ kind }) => kind }),
    amount: t.field({
      type: MoneyType,
      nullable: true,
      description: 'How much. Null when the price list has no price for it in your currency: it is not free, the price is not known yet.',
      resolve: ({ amount }) => amount,
    }),
  }),
});

const loaded = new WeakMap<Context, Promise<Map<string, number>>>();

/** The tariff in one currency; read once a request, however many packages ask. */
export async function tariffIn(context: Context, currency: string): Promise<FreightTariff> {
  const reading = loaded.get(context) ?? readTariffs(context);
  loaded.set(context, reading);
  const tariffs = await reading;
  const amount = (code: string): number | null => tariffs.get(`${code} ${currency}`) ?? null;
  return {
    currency,
    airPerKgMinor: amount('FREIGHT_AIR_PER_KG'),
    seaPer5Dm3Minor: amount('FREIGHT_SEA_PER_5_DM3'),
    insurancePer10000: amount('INSURANCE_PER_10000'),
    clearanceMinor: amount('CLEARANCE_SERVICE'),
  };
}

async function readTariffs({ db }: Context): Promise<Map<string, number>> {
  const rows = await db.tariff.findMany();
  return new Map(rows.map((row) => [`${row.code} ${row.currency.trim()}`, row.amountMinor]));
}
