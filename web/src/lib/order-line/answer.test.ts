import { describe, expect, it } from 'vitest';
import { answerFormOf, answerInputOf, controlOf } from './answer.ts';

const line = {
  product: { code: 'ADSL' },
  attributes: { speedKbps: '8000' },
  addOns: [],
  endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31', orgNumber: null },
  address: { country: 'NO', purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Halden' },
  accessLineNumber: null,
  takeover: { losingOperator: 'Gammelnett' },
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  contactPhone2: null,
  requestedDate: '2025-10-21',
} as const;

describe('the answer to what is missing', () => {
  it('S-04 gives the fields that were asked for and no others', () => {
    const form = answerFormOf(line, ['contactPhone', 'requestedDate']);
    expect(form.texts).toEqual({ contactPhone: '91234567', requestedDate: '2025-10-21' });
    form.texts['contactPhone'] = ' 98765432 ';
    expect(answerInputOf(line, ['contactPhone', 'requestedDate'], form)).toEqual({ contactPhone: '98765432', requestedDate: '2025-10-21' });
  });

  it('S-04 keeps the rest of an end user of whom only the birth date was asked for', () => {
    const paths = ['endUser/birthDate', 'takeover/losingOperator'];
    const form = answerFormOf(line, paths);
    form.texts['endUser/birthDate'] = '1981-01-02';
    expect(answerInputOf(line, paths, form)).toEqual({
      endUser: { ...line.endUser, birthDate: '1981-01-02' },
      takeover: { losingOperator: 'Gammelnett' },
    });
  });

  it('S-04 keeps the address to which only the floor was missing', () => {
    const form = answerFormOf(line, ['address/floor']);
    form.address.floor = '3';
    expect(answerInputOf(line, ['address/floor'], form).address).toMatchObject({ street: 'Prøvegata', houseNumber: 7, floor: '3' });
  });

  it.each([
    ['attributes', 'product'],
    ['address', 'address'],
    ['address/entrance', 'addressPart'],
    ['attachments', 'file'],
    ['endUser/birthDate', 'date'],
    ['contactPhone2', 'number'],
    ['takeover/authorisationReference', 'text'],
  ])('S-03 %s is filled in with a control for %s', (path, control) => {
    expect(controlOf(path)).toBe(control);
  });
});
