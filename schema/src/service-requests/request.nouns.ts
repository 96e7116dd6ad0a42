import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import type { Noun } from '../nouns.ts';

export const requestNoun: Noun<ServiceRequest> = { type: 'SERVICE_REQUEST', table: 'service_requests', namesLastActor: true };
