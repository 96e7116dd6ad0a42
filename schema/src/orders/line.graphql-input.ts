import { EndUserKind } from '@sporbar/prisma/generated/client/enums.ts';
import { AddressInput } from '../addresses/address.graphql.ts';
import { builder } from '../builder.ts';

export const EndUserKindEnum = builder.enumType(EndUserKind, { name: 'EndUserKind', description: 'Whom the line is for.' });

const EndUserInput = builder.inputType('EndUserInput', {
  description: 'Whom the line is for.',
  fields: (t) => ({
    kind: t.field({ type: EndUserKindEnum, description: 'Private or business.' }),
    name: t.string({ description: 'Full name, or company name. At most 120 characters.' }),
    birthDate: t.field({ type: 'Date', description: 'Of a private person (O-01).' }),
    orgNumber: t.string({ description: 'Of a business (O-01, O-02).' }),
  }),
});

export const LineInputType = builder.inputType('OrderLineInput', {
  description: 'What a line says. Everything may come later; submit checks all of it.',
  fields: (t) => ({
    productCode: t.string({ description: 'From the catalogue.' }),
    attributes: t.field({ type: 'JSON', description: 'Chosen attributes by key: `{"speedKbps": "8000"}`.' }),
    addOns: t.stringList({ description: 'Codes of add-on services (CAT-09).' }),
    endUser: t.field({ type: EndUserInput, description: 'Whom it is for.' }),
    address: t.field({ type: AddressInput, description: 'Where it is connected; replaces the one before.' }),
    accessLineNumber: t.string({ description: 'The number the line is carried on. At most 30 characters.' }),
    contactName: t.string({ description: 'First and last name (O-13).' }),
    contactPhone: t.string({ description: 'Digits only, 5 to 15, + in front if abroad (O-14).' }),
    contactPhone2: t.string({ description: 'A second number, written the same way (O-15).' }),
    requestedDate: t.field({ type: 'Date', description: 'When it is wished for (O-05).' }),
    checklist: t.stringList({
      description:
        'The ticks that are set: DOOR_SIGN, DATE_CHANGE, REACHABLE, PRESENT, PREPARED, KNOWS_DATE, KNOWS_CONSEQUENCE, REPORTS_IN_TIME.',
    }),
  }),
});
