import { setTimeout as pause } from 'node:timers/promises';
import { answerQuestions } from '../measure/answering.ts';
import { now } from '../measure/usage.ts';
import { send, type Call } from './send.ts';

// A process of pollers: each asks the same question again and again, every so many milliseconds, each at its own moment.

/** What a poller asks, for whom, and what it remembers. */
export interface Poller extends Omit<Call, 'body'> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The field of the answer that holds the cursor to ask after next time; absent: the question stays the same. */
  readonly cursorOf?: string;
}

interface Asking {
  readonly poller: Poller;
  variables: Readonly<Record<string, unknown>>;
  /** What it has been told of: the references that the changes bring. */
  readonly marks: Set<string>;
}

let asking: Asking[] = [];
let running: Promise<void>[] = [];
let isOver = true;
let polls = 0;
let late = 0;

async function ask(own: Asking): Promise<void> {
  const { poller, variables, marks } = own;
  const { query, cursorOf } = poller;
  const answer = await send({ url: poller.url, headers: poller.headers, body: JSON.stringify({ query, variables }) });
  polls += 1;
  for (const [, mark = ''] of answer.matchAll(/"projectReference":"([^"]+)"/g)) marks.add(mark);
  if (cursorOf === undefined) return;
  const { data } = JSON.parse(answer) as { data: Record<string, { cursor: string }> };
  own.variables = { ...variables, after: data[cursorOf]?.cursor };
}

/** Who is answered too late for its next moment leaves that one out. */
async function poll(own: Asking, everyMs: number, offsetMs: number): Promise<void> {
  for (let due = now() + offsetMs; ;) {
    await pause(Math.max(0, due - now()));
    if (isOver) return;
    await ask(own);
    for (due += everyMs; due < now(); due += everyMs) late += 1;
  }
}

answerQuestions({
  /** Each asks once, so that its place is known. */
  open: async ({ pollers }: { pollers: Poller[] }) => {
    asking = pollers.map((poller) => ({ poller, variables: { ...poller.variables }, marks: new Set() }));
    const waiting = [...asking];
    const worker = async () => {
      for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) await ask(own);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  },
  start: ({ everyMs }: { everyMs: number }) => {
    [polls, late, isOver] = [0, 0, false];
    for (const { marks } of asking) marks.clear();
    running = asking.map((own, index) => poll(own, everyMs, (index * everyMs) / asking.length));
    // What goes wrong on the way is told at the end.
    for (const one of running) one.catch(() => {});
  },
  /** Answers how often was asked, how many moments were left out, and what each has been told of. */
  stop: async () => {
    isOver = true;
    await Promise.all(running);
    return { polls, late, marks: asking.map(({ marks }) => [...marks]) };
  },
});
