import { EndUserKind, ModifyKind } from '@sporbar/prisma/generated/client/enums.ts';
import { AddressInput } from '../addresses/address.graphql.ts';
import { builder } from '../builder.ts';
import { AegServiceEnum } from '../takeovers/aeg-service.ts';
import { TerminationInputType } from '../terminations/termination.graphql-input.ts';

export const EndUserKindEnum = builder.enumType(EndUserKind, { name: 'EndUserKind', description: 'Whom the line is for.' });

export const ModifyKindEnum = builder.enumType('ModifyKind', {
  description: 'What is to be changed about an installed product.',
  values: {
    [ModifyKind.MOVE]: { description: 'It moves: the line gives the new address (M-18).' },
    [ModifyKind.ACCESS_TYPE_CONVERSION]: {
      description: 'From full to shared access or back: the line gives the other product (CAT-06, M-19).',
    },
    [ModifyKind.PRODUCT_CHANGE]: { description: 'It becomes another product with the same access: the line gives it.' },
    [ModifyKind.SPEED_CHANGE]: { description: 'The same product at another speed: the line gives the attribute.' },
    [ModifyKind.OTHER]: { description: 'Something else; product and address stay.' },
  },
});

const ModifyInputType = builder.inputType('ModifyInput', {
  description: 'Which installed product a line changes, and how.',
  fields: (t) => ({
    installedProductId: t.id({ required: true, description: 'One of your installed products, in operation (M-18).' }),
    kind: t.field({ type: ModifyKindEnum, required: true, description: 'What is to be changed.' }),
  }),
});

const EndUserInput = builder.inputType('EndUserInput', {
  description: 'Whom the line is for.',
  fields: (t) => ({
    kind: t.field({ type: EndUserKindEnum, description: 'Private or business.' }),
    name: t.string({ description: 'Full name, or company name. At most 120 characters.' }),
    birthDate: t.field({ type: 'Date', description: 'Of a private person (O-01).' }),
    orgNumber: t.string({ description: 'Of a business (O-01, O-02).' }),
  }),
});

const FetchedInputType = builder.inputType('FetchedInput', {
  description: 'End user and address by access line number (ADR-08): ask `accessLine` first, and let the user check its answer.',
  fields: (t) => ({
    accessLineNumber: t.string({ required: true, description: 'The access line number. At most 30 characters.' }),
    isVerified: t.boolean({ required: true, description: 'The user has checked what was fetched; without it nothing is used.' }),
  }),
});

const TakeoverInputType = builder.inputType('TakeoverInput', {
  description: 'The subscription a change of ISP takes over. Everything may come later; submit checks all of it.',
  fields: (t) => ({
    previousProduct: t.string({ description: 'Code of the product the end user has today (ISP-02, ISP-09).' }),
    losingOperator: t.string({ description: 'The operator the end user leaves (ISP-10). At most 80 characters.' }),
    existingPhoneNumber: t.string({ description: 'Of the present subscription; needed for shared access (ISP-11). Digits only.' }),
    authorisationReference: t.string({ description: 'From the NRDB authorisation server (ISP-12). At most 40 characters.' }),
    authorisationGivenBy: t.string({ description: 'The owner of the present subscription (ISP-14). At most 120 characters.' }),
    ownerVerified: t.boolean({ description: 'You have verified that the authorisation comes from that owner (ISP-14).' }),
    newEndUser: t.field({ type: EndUserInput, description: 'Who is to have the line, where that is somebody else (ISP-14).' }),
    aegServices: t.field({
      type: [AegServiceEnum],
      description: 'Work beyond the network interface, where a technician comes (ISP-06).',
    }),
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
    hasBroadbandElsewhere: t.boolean({
      description: 'Has the end user ADSL or operator access with another operator today? Yes leads to a change of ISP (O-22).',
    }),
    isMoving: t.boolean({
      description: 'Does the end user move, and is a circuit there is to move along? Yes leads to its change (O-23).',
    }),
    fetched: t.field({
      type: FetchedInputType,
      description:
        'Fills in `accessLineNumber`, `address` and, where you deliver there already, `endUser`; what you give yourself stays. For shared ADSL and shared operator access, with `productCode` in the same input (ADR-08).',
    }),
    contactName: t.string({ description: 'First and last name (O-13).' }),
    contactPhone: t.string({ description: 'Digits only, 5 to 15, + in front if abroad (O-14).' }),
    contactPhone2: t.string({ description: 'A second number, written the same way (O-15).' }),
    requestedDate: t.field({ type: 'Date', description: 'When it is wished for (O-05).' }),
    modify: t.field({
      type: ModifyInputType,
      description:
        'Makes it a change of what is installed, in an order of its own with action MODIFY. Product, attributes, add-ons and access line number begin as they are; the end user is the installed product’s, and `endUser` is not read.',
    }),
    takeover: t.field({
      type: TakeoverInputType,
      description:
        'Makes it a change of ISP, in an order of its own with action CHANGE_ISP: `productCode` is what the end user is to have with you, `endUser` who has the present subscription.',
    }),
    termination: t.field({
      type: TerminationInputType,
      description:
        'Makes it a termination, in an order of its own with action TERMINATE. Besides, `requestedDate` and the contact are read; all else is the installed product’s.',
    }),
    checklist: t.stringList({
      description:
        'The ticks that are set: DOOR_SIGN, DATE_CHANGE, REACHABLE, PRESENT, PREPARED, KNOWS_DATE, KNOWS_CONSEQUENCE, REPORTS_IN_TIME.',
    }),
  }),
});
