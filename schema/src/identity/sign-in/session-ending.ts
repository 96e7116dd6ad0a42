import { actingViewer, type Context } from '../../context.ts';
import { isPassing } from '../../database-faults.ts';
import { stoppable } from '../../events/stoppable.ts';
import { no, Refused } from '../../refusals.ts';
import { expiresAt, type SessionTimes } from './session.rules.ts';

/** So long before the end somebody is asked whether they are still there. */
export const warnBeforeMs = 120_000;

/** STANDS: it is not near its end. ENDING: the last two minutes. ENDED: it is over. */
export type SessionPhase = 'STANDS' | 'ENDING' | 'ENDED';

export interface SessionNews {
  readonly phase: SessionPhase;
  readonly endsAt: Date;
  readonly secondsLeft: number;
}

/** IA-06: how a session stands at a moment. */
export function newsOf(endsAt: Date, isOver: boolean, now: Date): SessionNews {
  const left = endsAt.getTime() - now.getTime();
  const phase = isOver || left <= 0 ? 'ENDED' : left <= warnBeforeMs ? 'ENDING' : 'STANDS';
  return { phase, endsAt, secondsLeft: phase === 'ENDED' ? 0 : Math.ceil(left / 1_000) };
}

/** IA-06: tells of one's own session: how it stands, when its last two minutes begin, when somebody was there after all, and its end. */
export function followSession(context: Context): AsyncGenerator<SessionNews> {
  const { sessionId } = actingViewer(context);
  if (sessionId === null) throw new Refused([no.forbidden('')]);
  return stoppable((signal) => generate(context, sessionId, signal));
}

async function* generate(context: Context, sessionId: string, signal: AbortSignal): AsyncGenerator<SessionNews> {
  let told: SessionNews | undefined;
  while (!signal.aborted) {
    // Waiting begins before looking. Until the last two minutes the end that is known cannot come nearer by itself: nothing is asked.
    const woken = context.wakeups.next('tick:sessions', signal);
    const now = context.clock.now();
    if (told === undefined || told.endsAt.getTime() - now.getTime() <= warnBeforeMs) {
      const news = await lookAt(context, sessionId, now, signal);
      if (news !== undefined && (news.phase !== told?.phase || news.endsAt.getTime() !== told.endsAt.getTime())) {
        told = news;
        yield news;
        if (news.phase === 'ENDED') return;
      }
    }
    await woken;
  }
}

/** Undefined while the database is away. */
async function lookAt({ db }: Context, id: string, now: Date, signal: AbortSignal): Promise<SessionNews | undefined> {
  try {
    const times: (SessionTimes & { endedAt: Date | null }) | null = await db.session.findUnique({
      where: { id },
      select: { createdAt: true, lastActivityAt: true, endedAt: true },
    });
    return times === null ? newsOf(now, true, now) : newsOf(times.endedAt ?? expiresAt(times), times.endedAt !== null, now);
  } catch (error) {
    if (signal.aborted || !isPassing(error)) throw error;
    return undefined;
  }
}
