import { BusinessLine, Locale, OrganisationKind } from '@sporbar/prisma/generated/client/enums.ts';
import { ownOrCarrier } from '../access.ts';
import { CountryEnum } from '../addresses/address.graphql.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';

const OrganisationKindEnum = builder.enumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What kind of customer it is (IA-14).',
});
const BusinessLineEnum = builder.enumType(BusinessLine, {
  name: 'BusinessLine',
  description: 'WHOLESALE: quotes and orders. MAILBOX: packages.',
});
export const LocaleEnum = builder.enumType(Locale, { name: 'Locale', description: 'English, Norwegian bokmål, Swedish.' });

builder.prismaNode('Organisation', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A customer of the carrier, or the carrier itself.',
  select: { id: true },
  findUnique: (id, context) => {
    const viewer = requireViewer(context);
    return { id: ownOrCarrier(viewer).organisationId === undefined || viewer.organisationId === id ? id : '' };
  },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.field({
      type: OrganisationKindEnum,
      description: 'What it is.',
      select: { kind: true },
      resolve: (organisation) => organisation.kind,
    }),
    businessLines: t.field({
      type: [BusinessLineEnum],
      description: 'What it uses the portal for.',
      select: { businessLines: true },
      resolve: (organisation) => organisation.businessLines,
    }),
    country: t.field({
      type: CountryEnum,
      description: 'Where it is.',
      select: { country: true },
      resolve: (organisation) => organisation.country,
    }),
    currency: t.string({
      description: 'The currency of its agreement.',
      select: { currency: true },
      resolve: (organisation) => organisation.currency.trim(),
    }),
  }),
});
