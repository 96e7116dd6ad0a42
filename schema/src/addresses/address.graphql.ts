import { AddressIdKind, AddressPurpose, Country } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { singleLineOf } from './single-line.ts';

export const CountryEnum = builder.enumType('Country', {
  description: 'Where an address is.',
  values: {
    [Country.NO]: { description: 'Norway: postcodes of 4 digits.' },
    [Country.SE]: { description: 'Sweden: postcodes of 5 digits.' },
    [Country.US]: { description: 'The United States: mailbox addresses only, assigned and never typed.' },
  },
});

const AddressPurposeEnum = builder.enumType('AddressPurpose', {
  description:
    'What an address is for. An order line is connected at a DELIVERY or VISITING address, or at an INSTALLATION address when it comes from a quote (ADR-05).',
  values: {
    [AddressPurpose.INSTALLATION]: { description: 'An end of a circuit that is being priced.' },
    [AddressPurpose.DELIVERY]: { description: 'Where the line is delivered.' },
    [AddressPurpose.VISITING]: { description: 'Where the end user can be visited.' },
    [AddressPurpose.HOME]: { description: 'A mailbox customer’s home.' },
    [AddressPurpose.JOB]: { description: 'A mailbox customer’s workplace.' },
    [AddressPurpose.US_MAILBOX]: { description: 'A mailbox customer’s address in the United States.' },
  },
});

const AddressIdKindEnum = builder.enumType('AddressIdKind', {
  description: 'What identifies an address (ADR-01).',
  values: {
    [AddressIdKind.STREET]: { description: 'A street address.' },
    [AddressIdKind.INSA]: { description: 'The carrier’s own code for an installation address.' },
    [AddressIdKind.CADASTRAL]: { description: 'Municipality, farm and title number.' },
  },
});

builder.prismaObject('Address', {
  description: 'An address as it was given on an object. Another address never changes it: an edit makes a new one.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque and stable.' }),
    singleLine: t.string({
      description: 'The whole address on one line, in the format of its country: `Kirkeveien 12 B, 0361 Oslo`.',
      select: {
        country: true,
        street: true,
        houseNumber: true,
        houseLetter: true,
        postcode: true,
        city: true,
        state: true,
        floor: true,
        entrance: true,
        apartmentNumber: true,
        roomNumber: true,
        municipalityNumber: true,
        gnr: true,
        bnr: true,
        fnr: true,
        snr: true,
        insaSignature: true,
      },
      resolve: (address) => singleLineOf(address),
    }),
    purpose: t.expose('purpose', { type: AddressPurposeEnum, description: 'What it is for.' }),
    idKind: t.expose('idKind', { type: AddressIdKindEnum, description: 'What identifies it (ADR-01).' }),
    country: t.expose('country', { type: CountryEnum, description: 'Where it is.' }),
    street: t.exposeString('street', { nullable: true, description: 'Street name, or PO box of a home or job address.' }),
    houseNumber: t.exposeInt('houseNumber', { nullable: true, description: '1 to 9999.' }),
    houseLetter: t.exposeString('houseLetter', { nullable: true, description: 'One letter.' }),
    postcode: t.exposeString('postcode', { nullable: true, description: 'Digits alone: 4 in Norway, 5 in Sweden (CA-04).' }),
    city: t.exposeString('city', { nullable: true, description: 'From the postcode (CA-04).' }),
    isCityVerified: t.exposeBoolean('cityVerified', {
      description: 'False when the city was typed for a Swedish postcode we do not know (CA-05).',
    }),
    state: t.exposeString('state', { nullable: true, description: 'Two letters; US addresses only.' }),
    floor: t.exposeString('floor', { nullable: true, description: 'Where the building has units (ADR-03).' }),
    entrance: t.exposeString('entrance', { nullable: true, description: 'Where the building has units (ADR-03).' }),
    apartmentNumber: t.exposeString('apartmentNumber', { nullable: true, description: 'Where the building has units (ADR-03).' }),
    roomNumber: t.exposeString('roomNumber', { nullable: true, description: 'Instead of an apartment number (ADR-03).' }),
    municipalityNumber: t.exposeString('municipalityNumber', { nullable: true, description: 'Four digits; part of a cadastral number.' }),
    gnr: t.exposeInt('gnr', { nullable: true, description: 'Farm number (gårdsnummer).' }),
    bnr: t.exposeInt('bnr', { nullable: true, description: 'Title number (bruksnummer).' }),
    fnr: t.exposeInt('fnr', { nullable: true, description: 'Lease number (festenummer).' }),
    snr: t.exposeInt('snr', { nullable: true, description: 'Section number (seksjonsnummer).' }),
    insaSignature: t.exposeString('insaSignature', { nullable: true, description: 'The carrier’s own code for an installation address.' }),
    existingEquipmentRef: t.exposeString('existingEquipmentRef', {
      nullable: true,
      description: 'A phone or circuit number already on a large site (ADR-04).',
    }),
    accessZone: t.exposeInt('accessZone', {
      nullable: true,
      description:
        'Set by the address register, never by a user (ADR-10). 1 is access zone 1; null when the register does not know the address.',
    }),
    lat: t.exposeFloat('lat', { nullable: true, description: 'Degrees north, from the address register only.' }),
    lon: t.exposeFloat('lon', { nullable: true, description: 'Degrees east, from the address register only.' }),
    hasUnits: t.exposeBoolean('hasUnits', {
      description: 'The register knows floors, entrances or apartments here, so they must be given (ADR-03).',
    }),
    isPoBox: t.exposeBoolean('isPoBox', { description: 'No line can be connected to a PO box (ADR-02).' }),
    registerId: t.exposeString('registerId', { nullable: true, description: 'The row of the address register it is, where it is one.' }),
  }),
});

/** The input of an address, for every noun that takes one. */
export const AddressInput = builder.inputType('AddressInput', {
  description:
    'An address. Choose a hit of `addressSearch` and send its `registerId`, or type the fields; a typed address that the register knows is recognised. Zone, position and units always come from the register (ADR-10).',
  fields: (t) => ({
    purpose: t.field({ type: AddressPurposeEnum, required: true, description: 'What it is for (ADR-05).' }),
    country: t.field({ type: CountryEnum, required: true, description: 'NO or SE.' }),
    registerId: t.string({ description: 'Of the chosen hit. Fields left out are taken from it; fields that contradict it are refused.' }),
    street: t.string({ description: 'At most 80 characters, without the number.' }),
    houseNumber: t.int({ description: '1 to 9999.' }),
    houseLetter: t.string({ description: 'One letter.' }),
    postcode: t.string({ description: '4 digits in Norway, 5 in Sweden; spaces do not matter (CA-04).' }),
    city: t.string({
      description: 'Filled in from the postcode. Needed only for a Swedish postcode we do not know (CA-05). At most 60 characters.',
    }),
    floor: t.string({ description: 'At most 10 characters (ADR-03).' }),
    entrance: t.string({ description: 'At most 10 characters (ADR-03).' }),
    apartmentNumber: t.string({ description: 'At most 10 characters (ADR-03).' }),
    roomNumber: t.string({ description: 'At most 10 characters (ADR-03).' }),
    municipalityNumber: t.string({ description: 'Four digits. Asked for only without street address and INSA signature (ADR-09).' }),
    gnr: t.int({ description: 'Farm number, 1 to 99999 (ADR-09).' }),
    bnr: t.int({ description: 'Title number, 1 to 9999 (ADR-09).' }),
    fnr: t.int({ description: 'Lease number, 0 to 9999.' }),
    snr: t.int({ description: 'Section number, 0 to 999.' }),
    insaSignature: t.string({ description: 'The carrier’s own code for an installation address. At most 40 characters.' }),
    existingEquipmentRef: t.string({ description: 'A phone or circuit number already on a large site (ADR-04). At most 30 characters.' }),
  }),
});
