import { fork, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..', '..');
export const cache = join(root, '.cache', 'bench');

/** A process of the bench that answers questions. */
export interface Child {
  readonly pid: number;
  ask<T = unknown>(question: string, given?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Reply {
  readonly number: number;
  readonly answer?: unknown;
  readonly fault?: string;
}

/** Starts a file of this folder. Questions are answered in any order. It does not outlive this process. */
export function startChild(file: string, execArgv: string[] = []): Child {
  const child = fork(join(import.meta.dirname, '..', file), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let isStopping = false;
  child.on('message', ({ number, answer, fault }: Reply) => {
    const question = waiting.get(number);
    waiting.delete(number);
    if (fault === undefined) question?.resolve(answer);
    else question?.reject(new Error(`${file}: ${fault}`));
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
    for (const question of waiting.values()) question.reject(new Error(`${file} has ended`));
    if (!isStopping) console.error(`${file} has ended by itself`);
  });
  const end = endWithUs(child);
  return {
    pid: child.pid ?? 0,
    ask: <T>(question: string, given?: unknown) => {
      const number = (asked += 1);
      const promise = Promise.withResolvers<unknown>();
      waiting.set(number, promise);
      child.send({ number, question, given });
      return promise.promise as Promise<T>;
    },
    stop: async () => {
      isStopping = true;
      child.kill('SIGTERM');
      await gone;
      end();
    },
  };
}

/** Kills it when this process ends first. Answers how to forget it. */
export function endWithUs(child: ChildProcess): () => void {
  process.setMaxListeners(50);
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  return () => void process.off('exit', end);
}
