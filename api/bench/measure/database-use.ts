import type { Ground } from '../stage/database.ts';
import { cpuOf } from './usage.ts';

interface Process {
  readonly name: string;
  /** No connection of anybody: checkpoints, the log, the process all hangs from. */
  readonly isShared: boolean;
  readonly began: number;
  latest: number;
}

const sampleMs = 500;

/**
 * What PostgreSQL spends, by whose connections it does. It is asked of the kernel for each of its processes, twice a second, so
 * that a connection that is closed on the way has been counted.
 */
export class DatabaseUse {
  readonly #ground: Ground;
  readonly #pid: number;
  readonly #processes = new Map<number, Process>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  private constructor(ground: Ground, pid: number) {
    this.#ground = ground;
    this.#pid = pid;
  }

  static async start(ground: Ground): Promise<DatabaseUse> {
    if (ground.pid === undefined) throw new Error('PostgreSQL must be a server of the bench: leave DATABASE_URL out');
    const use = new DatabaseUse(ground, ground.pid);
    await use.#look(true);
    use.#timer = setInterval(() => {
      use.#looking = use.#looking.then(() => use.#look());
    }, sampleMs);
    return use;
  }

  /** Milliseconds of CPU: of the connections of each name, and what all share. */
  async stop(): Promise<{ of(name: string): number; shared: number }> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#look();
    const sum = (which: (process: Process) => boolean): number =>
      [...this.#processes.values()].filter(which).reduce((total, { began, latest }) => total + latest - began, 0);
    return {
      of: (name) => sum((process) => !process.isShared && process.name === name),
      shared: sum(({ isShared }) => isShared),
    };
  }

  async #look(isFirst = false): Promise<void> {
    const rows = await this.#ground.database.db.$queryRawUnsafe<{ pid: number; name: string; type: string }[]>(
      'SELECT pid, application_name AS name, backend_type AS type FROM pg_stat_activity',
    );
    this.#note({ pid: this.#pid, name: '', isShared: true }, isFirst);
    for (const { pid, name, type } of rows)
      this.#note({ pid, name, isShared: type !== 'client backend' && type !== 'parallel worker' }, isFirst);
  }

  /** One that is new has spent all it has since the last look. */
  #note({ pid, name, isShared }: Pick<Process, 'name' | 'isShared'> & { pid: number }, isFirst: boolean): void {
    const latest = spentBy(pid);
    if (latest === undefined) return;
    const known = this.#processes.get(pid);
    if (known === undefined) this.#processes.set(pid, { name, isShared, began: isFirst ? latest : 0, latest });
    else known.latest = latest;
  }
}

/** Undefined when it has just ended. */
function spentBy(pid: number): number | undefined {
  try {
    return cpuOf(pid);
  } catch {
    return undefined;
  }
}
