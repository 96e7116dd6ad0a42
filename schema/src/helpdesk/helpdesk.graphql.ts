import { CountryEnum } from '../addresses/address.graphql.ts';
import { builder } from '../builder.ts';
import { requireSignedIn } from '../context.ts';
import { phonesFor, type HelpdeskPhone } from './helpdesk.ts';

const HelpdeskPhoneType = builder.objectRef<HelpdeskPhone>('HelpdeskPhone').implement({
  description: 'Where customers of one country call (CA-08).',
  fields: (t) => ({
    country: t.expose('country', { type: CountryEnum, description: 'The country it is for.' }),
    number: t.exposeString('number', { description: 'With country code, in groups as it is read out.' }),
  }),
});

builder.queryField('helpdeskPhones', (t) =>
  t.field({
    type: [HelpdeskPhoneType],
    description:
      'The telephone numbers of the helpdesk, one a country, that of your own country first (CA-08). In writing: a service request.',
    resolve: async (_root, _args, context) => {
      const { organisationId } = requireSignedIn(context);
      const { country } = await context.db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { country: true } });
      return phonesFor(country);
    },
  }),
);
