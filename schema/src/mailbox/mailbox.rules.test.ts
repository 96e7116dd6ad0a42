import { describe, expect, it } from 'vitest';
import { deleteJobAddressProblems } from './mailbox.rules.ts';

const bookings = [
  { id: 'bkg_1', number: 'B-10001' },
  { id: 'bkg_2', number: 'B-10002' },
];

describe('deleting the job address', () => {
  it('CA-03 lets a job address go that no open booking uses', () => expect(deleteJobAddressProblems('adr_1', [], false)).toEqual([]));

  it('CA-09 names the open bookings that are in the way', () => {
    const [problem] = deleteJobAddressProblems('adr_1', bookings, false);
    expect(problem).toMatchObject({
      def: { code: 'ADDRESS_IN_USE', ruleId: 'CA-09' },
      params: { numbers: 'B-10001, B-10002' },
      data: { existingIds: ['bkg_1', 'bkg_2'] },
    });
  });

  it('CA-09 lets it go when the bookings are to be moved home', () =>
    expect(deleteJobAddressProblems('adr_1', bookings, true)).toEqual([]));

  it('CA-03 says so when there is none', () =>
    expect(deleteJobAddressProblems(null, [], false).map(({ def }) => def.ruleId)).toEqual(['CA-03']));
});
