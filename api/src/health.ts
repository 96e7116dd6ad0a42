import type { ServerResponse } from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import type { Db } from '@sporbar/prisma/client.ts';
import { missingMigrations } from '@sporbar/prisma/missing-migrations.ts';

/** What a server needs before it may be sent requests. */
export type Need = 'database' | 'migrations' | 'site';

export interface Readiness {
  readonly ready: boolean;
  /** It was told to stop and takes nothing new. */
  readonly stopping: boolean;
  readonly missing: readonly Need[];
}

interface Parts {
  readonly db: Db;
  /** Aborted from the moment the server is to stop. */
  readonly stopping: AbortSignal;
  /** Whether the site is to be served and was not built. */
  readonly lacksSite: boolean;
}

const databasePatienceMs = 2_000;

/**
 * Whether the process lives, and whether it may be sent requests. Says what is missing by one word each and nothing
 * else, so anybody may ask; however many ask at once, the database is asked once.
 */
export class Health {
  readonly #parts: Parts;
  #looking: Promise<readonly Need[]> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async readiness(): Promise<Readiness> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    const missing = await this.#looking;
    const stopping = this.#parts.stopping.aborted;
    return { ready: missing.length === 0 && !stopping, stopping, missing };
  }

  /** Answers `/health/live` and `/health/ready`; false for any other path. */
  async answer(pathname: string, response: ServerResponse): Promise<boolean> {
    if (pathname === '/health/live') tell(response, 200, { live: true });
    else if (pathname === '/health/ready') {
      const readiness = await this.readiness();
      tell(response, readiness.ready ? 200 : 503, readiness);
    } else return false;
    return true;
  }

  async #look(): Promise<readonly Need[]> {
    const { db, lacksSite } = this.#parts;
    const tooLate = rest(databasePatienceMs, undefined, { ref: false }).then(() => Promise.reject(new Error('the database is slow')));
    const inDatabase: Promise<readonly Need[]> = Promise.race([missingMigrations(db), tooLate]).then(
      (names) => (names.length === 0 ? [] : ['migrations']),
      () => ['database'],
    );
    return [...(await inDatabase), ...(lacksSite ? (['site'] as const) : [])];
  }
}

function tell(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${JSON.stringify(body)}\n`);
}
