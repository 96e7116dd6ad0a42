import { Agent, request } from 'node:http';
import { answerQuestions } from '../measure/answering.ts';
import { now } from '../measure/usage.ts';

// A process of callers: each sends its next request when the last is answered. It keeps what was answered, to be compared.

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const send = ({ url, headers, body }: Call): Promise<string> =>
  new Promise((done, failed) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.once('error', failed);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200 && !text.startsWith('{"errors"')) done(text);
        else failed(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.end(body);
  });

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
  /** Sends the same call again and again for a while. All answers must be one and the same. */
  repeat: async ({ calls, atOnce, forMs }: { calls: Call[]; atOnce: number; forMs: number }) => {
    const end = now() + forMs;
    let count = 0;
    let first: string | undefined;
    const caller = async (_: unknown, index: number) => {
      while (now() < end) {
        // What it cost its caller so far is told beside the answer and differs each time.
        const [answer = ''] = (await send(calls[index % calls.length] as Call)).split(',"extensions":');
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
