import { Area, Channel, ReferenceKind, ServiceRequestStatus, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import type { Words } from '../words.ts';
import { areas } from './areas/areas.ts';
import { referenceKinds } from './areas/references.ts';
import { topicOf } from './areas/topics.ts';
import { requestStatuses } from './request.statuses.ts';

const described = <K extends string>(codes: Record<string, K>, words: (code: K) => Words): Record<K, { description: string }> =>
  Object.fromEntries(Object.values(codes).map((code) => [code, { description: words(code).en }])) as Record<K, { description: string }>;

export const RequestStatusEnum = builder.enumType('ServiceRequestStatus', {
  description: 'How far the case has come (SR-35).',
  values: described(ServiceRequestStatus, (status) => requestStatuses[status].meaning),
});

export const AreaEnum = builder.enumType('Area', {
  description: 'What a request is about; it decides who answers (SR-21).',
  values: described(Area, (area) => areas[area].use),
});

export const TopicEnum = builder.enumType('Topic', {
  description: 'The matter more closely. `areas` tells which topics an area has.',
  values: described(Topic, (topic) => topicOf(topic).use ?? topicOf(topic).label),
});

export const ReferenceKindEnum = builder.enumType('ReferenceKind', {
  description: 'What a reference is (SR-28).',
  values: described(ReferenceKind, (kind) => referenceKinds[kind]),
});

export const ChannelEnum = builder.enumType('Channel', {
  description: 'How a request came in. The portal is worked first (SR-04).',
  values: {
    [Channel.PORTAL]: { description: 'Here.' },
    [Channel.EMAIL]: { description: 'By mail; an agent took it down.' },
    [Channel.PHONE]: { description: 'By phone; an agent took it down.' },
  },
});
