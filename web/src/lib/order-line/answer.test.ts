import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFormOf, answerInputOf, controlOf } from './answer.ts';

const line = {
  product: { code: 'ADSL' },
  attributes: { speedKbps: '8000' },
  addOns: [],
  endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31', orgNumber: null },
  address: { country: 'NO', purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Halden' },
  accessLineNumber: null,
  takeover: {
    previousProduct: { code: 'RETAIL_ADSL', name: 'Retail ADSL' },
    losingOperator: 'Gammelnett',
    existingPhoneNumber: null,
    authorisationReference: null,
    authorisationGivenBy: null,
    ownerVerified: false,
    newEndUser: null,
    aegServices: [],
  },
  termination: { scope: 'PART', components: ['HOME_MOVE'], effectiveDate: '2025-11-01', notice: null, endedAt: null },
  installedProduct: { circuitNumber: 'X-1', phoneNumber: null },
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  contactPhone2: null,
  requestedDate: '2025-10-21',
  checklist: ['DOOR_SIGN'],
  hasBroadbandElsewhere: null,
  isMoving: null,
} as const;

/** The fields that can be named, as the contract lists them for whoever writes a client. */
const contract = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'schema', 'schema.graphql'), 'utf8');
const nameable = /`attachments` is a file on the line\. One of ([\w/, ]+)\./.exec(contract)?.[1]?.split(', ') ?? [];

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

  it('S-03 has something to fill in every field with that the carrier can name', () => {
    expect(nameable).toContain('takeover/newEndUser');
    expect(nameable.filter((path) => controlOf(path) === undefined)).toEqual([]);
  });

  it.each(nameable.filter((path) => path !== 'attachments'))('S-04 answers with %s alone when it alone was asked for', (path) => {
    const answer = answerInputOf(line, [path], answerFormOf(line, [path])) as Record<string, object>;
    const [first = '', second] = path.split('/');
    expect(answer).toHaveProperty(first);
    if (first === 'takeover' && second) expect(Object.keys(answer['takeover'] ?? {})).toEqual([second]);
  });

  it('S-04 answers with a new end user, the product before and the ticks', () => {
    const paths = ['takeover/previousProduct', 'takeover/newEndUser', 'takeover/ownerVerified', 'checklist', 'isMoving'];
    const form = answerFormOf(line, paths);
    expect(form.takeover.previousProduct).toBe('RETAIL_ADSL');
    Object.assign(form.takeover, {
      hasNewEndUser: true,
      newKind: 'PRIVATE',
      newName: 'Ny Bruker',
      newBirthDate: '1990-01-01',
      ownerVerified: true,
    });
    form.line.checklist = ['DOOR_SIGN', 'PRESENT'];
    form.line.isMoving = false;
    expect(answerInputOf(line, paths, form)).toEqual({
      takeover: {
        previousProduct: 'RETAIL_ADSL',
        ownerVerified: true,
        newEndUser: { kind: 'PRIVATE', name: 'Ny Bruker', birthDate: '1990-01-01', orgNumber: null },
      },
      checklist: ['DOOR_SIGN', 'PRESENT'],
      isMoving: false,
    });
  });

  it('S-04 TER-08 keeps what ends when how much of it was asked for', () => {
    const form = answerFormOf(line, ['termination/components']);
    expect(answerInputOf(line, ['termination/components'], form)).toEqual({
      termination: { number: 'X-1', scope: 'PART', components: ['HOME_MOVE'] },
    });
    form.termination.scope = 'WHOLE';
    expect(answerInputOf(line, ['termination/scope'], form)).toEqual({ termination: { number: 'X-1', scope: 'WHOLE', components: [] } });
  });

  it('S-03 leaves a field it does not know to the whole line', () => {
    expect(controlOf('toString')).toBeUndefined();
    expect(answerInputOf(line, ['shoeSize'], answerFormOf(line, ['shoeSize']))).toEqual({});
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
