import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Quiet } from './quiet.ts';

describe('asking while somebody types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const answers = new Map<string, (answer: string | undefined) => void>();
  let told: (string | undefined)[] = [];
  const asking = (): Quiet<string, string> => {
    answers.clear();
    told = [];
    return new Quiet(
      (question) => new Promise((answer) => answers.set(question, answer)),
      (answer) => told.push(answer),
    );
  };
  const answered = async (question: string, answer?: string): Promise<void> => {
    answers.get(question)?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  };

  it('G-01 asks once for what was typed in one go', async () => {
    const quiet = asking();
    for (const text of ['a', 'ab', 'abc']) quiet.ask(text);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([...answers.keys()]).toEqual(['abc']);
  });

  it('G-01 drops an answer to an earlier text, whether it comes before or after the last', async () => {
    const quiet = asking();
    for (const text of ['a', 'ab', 'abc']) {
      quiet.ask(text);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await answered('a', 'first');
    await answered('abc', 'third');
    await answered('ab', 'second');
    expect(told).toEqual(['third']);
  });

  it('G-01 tells that no answer came, and nothing any more once it is stopped', async () => {
    const quiet = asking();
    quiet.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    await answered('a');
    quiet.ask('b', 0);
    await vi.advanceTimersByTimeAsync(0);
    quiet.stop();
    await answered('b', 'late');
    expect(told).toEqual([undefined]);
  });
});
