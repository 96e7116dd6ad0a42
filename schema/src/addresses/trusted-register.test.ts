import { describe, expect, it } from 'vitest';
import { prepareAddress } from './address.commands.ts';
import { faultyRegister } from './faulty-register.ts';
import type { AddressRegister, RegisteredAddress } from './register.ts';

const church: RegisteredAddress = {
  ...{ id: 'reg_1', country: 'NO', street: 'Kirkeveien', houseNumber: 12, houseLetter: null, postcode: '0361', city: 'Oslo' },
  ...{ municipalityNumber: null, gnr: null, bnr: null, fnr: null, snr: null, insaSignature: null, accessLineNumber: null },
  ...{ hasUnits: false, lat: 59.92, lon: 10.71, accessZone: 1 },
};
const working: AddressRegister = {
  search: async () => [{ source: 'REGISTER', address: church, units: [] }],
  cityFor: async () => 'Oslo',
  find: async () => church,
};
const typed = { purpose: 'DELIVERY', country: 'NO', street: 'Kirkeveien', houseNumber: 12, postcode: '0361' } as const;

const judge = async (register: AddressRegister, deadline?: AbortSignal) => {
  const { row, problems } = await prepareAddress(register, typed, 'org_1', '/address', deadline);
  return { zone: row.accessZone, street: row.street, codes: problems.map(({ def }) => def.code) };
};

describe('a register that fails', () => {
  it('G-03 answers TECHNICAL_ERROR when it is down, and keeps what was typed', async () => {
    const register = faultyRegister(working);
    register.fail('DOWN');
    expect(await judge(register)).toEqual({ zone: null, street: 'Kirkeveien', codes: ['TECHNICAL_ERROR'] });
    register.fail(null);
    expect(await judge(register)).toEqual({ zone: 1, street: 'Kirkeveien', codes: [] });
  });

  it('G-03 gives up on a silent register at the deadline', async () => {
    const register = faultyRegister(working);
    register.fail('SILENT');
    const deadline = new AbortController();
    const judged = judge(register, deadline.signal);
    deadline.abort();
    expect((await judged).codes).toEqual(['TECHNICAL_ERROR']);
  });

  it('G-03 takes a slow answer that comes before the deadline', async () => {
    const register = faultyRegister(working);
    register.fail('SLOW');
    const judged = judge(register, new AbortController().signal);
    register.answerNow();
    expect(await judged).toEqual({ zone: 1, street: 'Kirkeveien', codes: [] });
  });

  it('ADR-10 stores no zone of a register that answers nonsense', async () => {
    const register = faultyRegister(working);
    register.fail('WRONG');
    expect(await judge(register)).toEqual({ zone: null, street: 'Kirkeveien', codes: ['TECHNICAL_ERROR'] });
  });
});
