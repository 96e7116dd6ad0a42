import type { AvailabilityAnswer, AvailabilitySystem } from '@sporbar/schema/availability/availability-system.ts';
import { answerWithinMs } from '@sporbar/schema/availability/check.rules.ts';

/** Longer than the customer waits: what comes later than 30 seconds is a time-out, which the clock tells and not the line. */
const giveUpMs = 2 * answerWithinMs;
const mostBytes = 256 * 1024;

/**
 * The carrier's availability system behind an address: the question is sent as JSON by POST, and the answer is
 * `{ "hits": [{ "addressLine", "accessLineNumber", "colour" }] }`. Any other status than 200, and what is no JSON or too
 * long, is a fault of the system.
 */
export const httpAvailability = (url: string): AvailabilitySystem => ({
  async ask(question, signal) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(giveUpMs)]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`The availability system answered with ${response.status}.`);
    }
    return JSON.parse(await textOf(response)) as AvailabilityAnswer;
  },
});

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error('The availability system answered with more than it may.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
