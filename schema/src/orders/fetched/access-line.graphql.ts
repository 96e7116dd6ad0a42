import { mayOrder, rightProblems } from '../../access.ts';
import { AddressHitType, AddressUnitType, registerAnswer } from '../../addresses/address-search.graphql.ts';
import { builder } from '../../builder.ts';
import { actingViewer } from '../../context.ts';
import { refuseIfAny } from '../../refusals.ts';
import { textProblems } from '../../text-checks.ts';
import { EndUserType } from '../end-user.graphql.ts';
import { accessLineOf, type AccessLine } from './access-line.ts';

const AccessLineType = builder.objectRef<AccessLine>('AccessLine').implement({
  description:
    'Where an access line leads, and whom it serves where you deliver there. Check it with the customer before you use it (ADR-08).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The access line number, without spaces.' }),
    address: t.field({ type: AddressHitType, description: 'The building.', resolve: ({ hit }) => hit }),
    unit: t.field({
      type: AddressUnitType,
      nullable: true,
      description: 'The door, where the building has several.',
      resolve: ({ hit, unit }) => (unit === null ? null : { hit, unit }),
    }),
    endUser: t.field({
      type: EndUserType,
      nullable: true,
      description: 'Whom it serves: told only of a product that your own organisation has there now.',
      resolve: ({ endUser }) => endUser,
    }),
  }),
});

builder.queryField('accessLine', (t) =>
  t.field({
    type: AccessLineType,
    nullable: true,
    description:
      'End user and address by access line number, for shared ADSL and shared operator access (ADR-08); null for a number that nobody knows. For those who may order; a register that is away is TECHNICAL_ERROR.',
    args: { number: t.arg.string({ required: true, description: 'The access line number; spaces do not matter. At most 30 characters.' }) },
    resolve: (_root, { number }, context) =>
      registerAnswer(context, () => {
        const viewer = actingViewer(context);
        refuseIfAny([...rightProblems(viewer, ['ORDER'], mayOrder(viewer)), ...textProblems({ number }, { number: 30 }, '')]);
        return accessLineOf(context, viewer.organisationId, number);
      }),
  }),
);
