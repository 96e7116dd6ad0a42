import type { Department, PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle } from '../lifecycle.ts';
import { packageMoves } from './package.moves.ts';
import { packageStatuses } from './package.statuses.ts';

/** Context 16: what a package can be and how it gets there. */
export const packageLifecycle = defineLifecycle({ noun: 'PACKAGE', statuses: packageStatuses, moves: packageMoves });

export type PackageMove = keyof typeof packageMoves;

/** P-20: an open package has neither been delivered nor cancelled; its tracking numbers are taken. */
export const openStatuses: readonly PackageStatus[] = (Object.keys(packageStatuses) as PackageStatus[]).filter(
  (status) => status !== 'DELIVERED' && status !== 'CANCELLED',
);

/** The desk whose queue a package stands in. */
export const deskOf = {
  BOOKED: 'WAREHOUSE',
  NOT_BOOKED: 'WAREHOUSE',
  HOLD: 'WAREHOUSE',
  RECEIVED: 'WAREHOUSE',
  STANDBY: 'WAREHOUSE',
  CANCELLED: 'WAREHOUSE',
  IN_TRANSIT: 'CUSTOMS',
  ARRIVED: 'CUSTOMS',
  CLEARED: 'CUSTOMS',
  DELIVERED: 'CUSTOMS',
} as const satisfies Record<PackageStatus, Department>;
