import type { builder as schemaBuilder } from '../builder.ts';
import { builder } from '../builder.ts';
import { MoneyInput } from '../money.graphql.ts';
import { FreightModeEnum } from './package.enums.ts';

/** Longest texts of inputs about packages. */
export const limits = { sellerName: 80, sellerOrderRef: 40, trackingNumber: 60, trackingNumbers: 60, suiteNumber: 10 };

export type Fields = Parameters<NonNullable<Parameters<typeof schemaBuilder.inputType<'PackageFields', never>>[1]['fields']>>[0];

export const comment = (t: Fields) => ({ comment: t.string({ description: 'A remark. Kept in the history.' }) });

export const measures = (t: Fields) => ({
  weightGrams: t.int({ description: 'In grams. Only the warehouse says it.' }),
  volumeCm3: t.int({ description: 'In cubic centimetres. Only the warehouse says it.' }),
});

/** What is said about the goods of a package that came unbooked or is on hold. */
export const goods = (t: Fields) => ({
  mode: t.field({ type: FreightModeEnum, description: 'Needed unless it has been chosen already.' }),
  contents: t.string({ description: 'What is in it.' }),
  declaredValue: t.field({ type: MoneyInput, description: 'What the goods are worth.' }),
  sellerName: t.string({ description: 'The shop, if you know it. At most 80 characters.' }),
});

export const PackageInputType = builder.inputType('PackageInput', {
  description: 'One package of a booking. Everything can be added later.',
  fields: (t) => ({
    contents: t.string({ description: 'What is in it, as customs should read it.' }),
    declaredValue: t.field({ type: MoneyInput, description: 'What the goods are worth.' }),
    insuredValue: t.field({ type: MoneyInput, description: 'Insures it; at most the declared value, in its currency (P-17).' }),
    standby: t.boolean({ description: 'Keep it in the US until you release it (P-07).' }),
    trackingNumbers: t.stringList({
      description: 'The numbers under which it may come; none of another open package of yours (P-16, P-20).',
    }),
  }),
});
