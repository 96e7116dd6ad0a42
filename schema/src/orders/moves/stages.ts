import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';

/** Sent, and no technician is under way yet. */
export const beforeFieldService = [
  'COMMITTED',
  'IN_PROCESS',
  'REGISTERED',
  'ORDERED',
  'DESIGN',
  'READY',
] as const satisfies readonly OrderLineStatus[];
