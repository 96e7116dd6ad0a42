import type { Prisma, ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { Channel } from '@sporbar/prisma/generated/client/enums.ts';
import { noPage, pageOf, type PageArgs } from '../../keyset.ts';
import { Refused } from '../../refusals.ts';

/** In the order they are worked: what came through the portal first (SR-04). The database keeps the enum in this order. */
const channels = Object.values(Channel);

export interface QueuePage {
  readonly where: Prisma.ServiceRequestWhereInput;
  readonly orderBy: Prisma.ServiceRequestOrderByWithRelationInput[];
  readonly take: number;
  readonly limit: number;
  readonly backwards: boolean;
  readonly isFirst: boolean;
}

export const queueOrder = [{ channel: 'asc' }, { submittedAt: 'asc' }, { id: 'asc' }] satisfies Record<string, 'asc' | 'desc'>[];

/** SR-04: a page of an agents' queue by channel, then the time it was sent, oldest first. */
export function queuePageOf(args: PageArgs): QueuePage {
  const backwards = args.last != null || (args.before != null && args.first == null);
  const { limit, take } = pageOf(backwards ? { last: args.last } : { first: args.first }, 'id', 'asc');
  const order = backwards ? 'desc' : 'asc';
  const cursor = backwards ? args.before : args.after;
  return {
    where: cursor == null ? {} : beyond(cursor, backwards),
    orderBy: [{ channel: order }, { submittedAt: order }, { id: order }],
    take,
    limit,
    backwards,
    isFirst: cursor == null,
  };
}

type Place = Pick<ServiceRequest, 'id' | 'channel' | 'submittedAt' | 'createdAt'>;

const encodePlace = ({ id, channel, submittedAt, createdAt }: Place): string =>
  Buffer.from(JSON.stringify(['queue', channel, (submittedAt ?? createdAt).toISOString(), id])).toString('base64url');

function beyond(cursor: string, backwards: boolean): Prisma.ServiceRequestWhereInput {
  const { channel, at, id } = decodePlace(cursor);
  const side = backwards ? 'lt' : 'gt';
  const rank = channels.indexOf(channel);
  const further = backwards ? channels.slice(0, rank) : channels.slice(rank + 1);
  return { OR: [{ channel: { in: further } }, { channel, submittedAt: { [side]: at } }, { channel, submittedAt: at, id: { [side]: id } }] };
}

function decodePlace(cursor: string): { channel: Channel; at: Date; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 4 && parsed[0] === 'queue' && parsed.every((part) => typeof part === 'string')) {
      const [, name, time, id] = parsed as [string, string, string, string];
      const channel = channels.find((one) => one === name);
      const at = new Date(time);
      if (channel !== undefined && !Number.isNaN(at.getTime())) return { channel, at, id };
    }
  } catch {
    // Falls through to the refusal: whatever it was, it is not one of our cursors.
  }
  throw new Refused([noPage.badCursor('/after')]);
}

/** The rows of a page as a Relay connection. */
export function queueConnectionOf<Row extends Place>(rows: readonly Row[], page: QueuePage) {
  const kept = rows.slice(0, page.limit);
  const edges = (page.backwards ? kept.toReversed() : kept).map((node) => ({ node, cursor: encodePlace(node) }));
  const more = rows.length > page.limit;
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: page.backwards ? !page.isFirst : more,
      hasPreviousPage: page.backwards ? more : !page.isFirst,
    },
  };
}
