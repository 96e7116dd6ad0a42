import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle } from '../lifecycle.ts';
import { requestMoves } from './request.moves.ts';
import { requestStatuses } from './request.statuses.ts';

/** Context 13: what a service request can be and how it gets there. */
export const requestLifecycle = defineLifecycle({ noun: 'SERVICE_REQUEST', statuses: requestStatuses, moves: requestMoves });

export type RequestMove = keyof typeof requestMoves;

/** SR-03: in these a request bars another about the same matter. The unique index `service_requests_one_open` names them too. */
export const openStatuses = ['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE'] as const satisfies readonly ServiceRequestStatus[];
