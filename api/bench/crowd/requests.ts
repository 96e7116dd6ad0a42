import { setTimeout as pause } from 'node:timers/promises';
import { answerQuestions } from '../measure/answering.ts';
import { now } from '../measure/usage.ts';
import { send, type Call } from './send.ts';

export type { Call };

// A process of callers: each sends its next request when the last is answered. It keeps what was answered, to be compared.

answerQuestions({
  /** Sends all calls, so many at a time, in order. Answers how long each took, and each answer where asked to. */
  run: async ({ calls, atOnce, keep }: { calls: Call[]; atOnce: number; keep: boolean }) => {
    const times: number[] = [];
    const answers: string[] = [];
    let next = 0;
    const caller = async () => {
      for (let index = next++; index < calls.length; index = next++) {
        const began = now();
        const answer = await send(calls[index] as Call);
        times[index] = now() - began;
        if (keep) answers[index] = answer;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
    return { times, answers };
  },
  /** Sends each call at its moment, so many a second, whether or not the one before is answered. Answers what was answered. */
  pace: async ({ calls, perSecond }: { calls: Call[]; perSecond: number }) => {
    const began = now();
    const asked: Promise<string>[] = [];
    for (const [index, call] of calls.entries()) {
      await pause(Math.max(0, began + (index * 1_000) / perSecond - now()));
      const answered = send(call);
      // Who waits for all of them hears of it.
      answered.catch(() => {});
      asked.push(answered);
    }
    return Promise.all(asked);
  },
  /** Sends the same call again and again for a while. All answers must be one and the same. */
  repeat: async ({ calls, atOnce, forMs }: { calls: Call[]; atOnce: number; forMs: number }) => {
    const end = now() + forMs;
    let count = 0;
    let first: string | undefined;
    const caller = async (_: unknown, index: number) => {
      for (let turn = index; now() < end; turn += atOnce) {
        // What it cost its caller so far is told beside the answer and differs each time.
        const [answer = ''] = (await send(calls[turn % calls.length] as Call)).split(',"extensions":');
        first ??= answer;
        if (answer !== first) {
          const at = [...answer].findIndex((letter, place) => letter !== first?.[place]);
          throw new Error(`two answers to one question: … ${first.slice(at - 100, at + 100)} … ${answer.slice(at - 100, at + 100)}`);
        }
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
    return { count, answer: first };
  },
});
