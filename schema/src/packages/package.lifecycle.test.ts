import { describe, expect, it } from 'vitest';
import { movesFrom } from '../lifecycle.ts';
import { isTerminal } from '../lifecycle.ts';
import { deskOf, openStatuses, packageLifecycle, type PackageMove } from './package.lifecycle.ts';
import { packageMoves } from './package.moves.ts';

const { moves, statuses } = packageLifecycle;
const startsOf = (name: PackageMove) => [...moves[name].from];

describe('what a package can be and how it gets there', () => {
  it('P-19 ships from RECEIVED alone', () => {
    expect(startsOf('shipPackage')).toEqual(['RECEIVED']);
    const others = Object.entries(packageMoves).filter(
      ([, move]) => move.to !== 'same' && (move.to as readonly string[]).includes('IN_TRANSIT'),
    );
    expect(others.map(([name]) => name)).toEqual(['shipPackage']);
  });

  it('P-07 lets what is said about a package change until it is shipped', () => {
    for (const name of ['updatePackage', 'addTrackingNumber', 'insurePackage'] as const) {
      expect(startsOf(name)).toEqual(['BOOKED', 'RECEIVED', 'STANDBY', 'NOT_BOOKED', 'HOLD']);
    }
  });

  it('P-01 takes receipts until customs have cleared the package', () => {
    const takesReceipts = (Object.keys(statuses) as (keyof typeof statuses)[]).filter((status) =>
      movesFrom(packageLifecycle, status).includes('uploadReceipt'),
    );
    expect(takesReceipts).toEqual(['BOOKED', 'NOT_BOOKED', 'HOLD', 'RECEIVED', 'STANDBY', 'IN_TRANSIT', 'ARRIVED']);
  });

  it('P-12 warns of some delay in every language while a package is not booked', () => {
    const { meaning } = statuses.NOT_BOOKED;
    expect([meaning.en, meaning.nb, meaning.sv]).toEqual([
      expect.stringContaining('delay'),
      expect.stringContaining('forsinkelse'),
      expect.stringContaining('försening'),
    ]);
  });

  it('P-20 calls a package open until it is delivered or cancelled', () => {
    const ended = (Object.keys(statuses) as (keyof typeof statuses)[]).filter((status) => isTerminal(packageLifecycle, status));
    expect(ended.toSorted()).toEqual(['CANCELLED', 'DELIVERED']);
    expect(openStatuses).toHaveLength(8);
    expect(openStatuses.filter((status) => ended.includes(status))).toEqual([]);
  });

  it('P-13 leaves arrival and clearance to customs', () => {
    expect(moves.arrivePackage.departments).toEqual(['CUSTOMS']);
    expect(moves.clearPackage.departments).toEqual(['CUSTOMS']);
    expect([deskOf.IN_TRANSIT, deskOf.ARRIVED, deskOf.NOT_BOOKED]).toEqual(['CUSTOMS', 'CUSTOMS', 'WAREHOUSE']);
  });

  it('P-09 lets customer and warehouse alike release a package on hold', () => {
    expect(moves.resolveHoldPackage.by).toEqual(['C', 'SU', 'A']);
    expect(startsOf('resolveHoldPackage')).toEqual(['HOLD']);
  });
});
