import { describe, expect, it } from 'vitest';
import { matchIntake, type Candidate } from './match.ts';

const booked = (packageId: string, ...trackingNumbers: string[]): Candidate => ({ packageId, trackingNumbers });

describe('which booked package is on the scanner', () => {
  it('CA-07 matches the exact tracking number of the suite, first or extra', () => {
    const candidates = [booked('a', '1Z0000001'), booked('b', '1Z0000002', '1Z0000003')];
    expect(matchIntake('1z 0000003', candidates)).toEqual({ exactId: 'b', suggestions: [] });
  });

  it('CA-07 never takes a number that is merely alike for a match', () => {
    expect(matchIntake('1Z0000009', [booked('a', '1Z0000001')])).toEqual({
      exactId: null,
      suggestions: [{ packageId: 'a', likeness: 'FEW_CHARACTERS_OFF' }],
    });
  });

  it('CA-07 suggests the likeliest first and leaves the unlike out', () => {
    const candidates = [
      booked('unlike', 'ABCDEFGHIJ'),
      booked('unnumbered'),
      booked('mistyped', '9400111899223197'),
      booked('prefixed', '420940011189922319'),
    ];
    expect(matchIntake('9400111899223191', candidates).suggestions.map(({ packageId }) => packageId)).toEqual(['mistyped', 'unnumbered']);
    expect(matchIntake('XX00111899223197', candidates).suggestions.map(({ packageId }) => packageId)).toEqual(['mistyped', 'unnumbered']);
    expect(matchIntake('77711189922319', candidates).suggestions.map(({ packageId }) => packageId)).toEqual(['prefixed', 'unnumbered']);
  });

  it('CA-07 knows nothing of a parcel without a number, except that some bookings have none either', () => {
    expect(matchIntake('', [booked('a', '1Z0000001'), booked('b')])).toEqual({
      exactId: null,
      suggestions: [{ packageId: 'b', likeness: 'NO_TRACKING_NUMBER' }],
    });
  });
});
