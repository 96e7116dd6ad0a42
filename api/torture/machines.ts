import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { startProcess, type ServerProcess } from '../src/crash/server-process.testing.ts';
import { Proxy } from './proxy.ts';

/** What every server of the installation is started with. */
export interface Installation {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** A bug that is planted in each of them. */
  readonly planted?: string | undefined;
}

const cache = resolve(import.meta.dirname, '..', '..', '.cache');
const plant = resolve(import.meta.dirname, 'planted', 'plant.ts');

/** `npm start` in a process of its own, with a line before it and lines behind it that can be cut. It keeps its address. */
export class Machine {
  readonly name: string;
  /** Between its clients and it. */
  readonly front: Proxy;
  /** Between it and the database. */
  readonly back: Proxy;
  /** Between it and the bus, where that is not the database. */
  readonly side: Proxy | undefined;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #planted: string | undefined;
  readonly #home: string;
  #process: ServerProcess | undefined;
  #complaints = '';

  private constructor(name: string, home: string, front: Proxy, back: Proxy, side: Proxy | undefined, installation: Installation) {
    this.name = name;
    this.front = front;
    this.back = back;
    this.side = side;
    this.#home = home;
    this.#planted = installation.planted;
    const { databaseUrl, redisUrl } = installation;
    this.#settings = {
      DATABASE_URL: through(databaseUrl, back),
      SPORBAR_DATA: home,
      SPORBAR_SECRET: 'the same on every server',
      ...(side === undefined || redisUrl === undefined ? {} : { REDIS_URL: through(redisUrl, side) }),
      ...(installation.planted === undefined ? {} : { SPORBAR_PLANTED: installation.planted }),
    };
  }

  static async build(name: string, installation: Installation): Promise<Machine> {
    const { databaseUrl, redisUrl } = installation;
    mkdirSync(cache, { recursive: true });
    const home = mkdtempSync(join(cache, `sporbar-tmp-${process.pid}-${name}-`));
    const front: Proxy = await Proxy.open(() => machine.#port());
    const back = await Proxy.open(() => portOf(databaseUrl));
    const side = redisUrl === undefined ? undefined : await Proxy.open(() => portOf(redisUrl));
    const machine = new Machine(name, home, front, back, side, installation);
    process.once('exit', machine.#clear);
    return machine;
  }

  get url(): string {
    return `http://127.0.0.1:${this.front.port}`;
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  /** Starts the server, again and again while it cannot: a database that is away is back in a moment. */
  async start(patience: AbortSignal): Promise<void> {
    while (this.#process === undefined) {
      try {
        this.#process = await startProcess(this.#settings, this.#planted === undefined ? undefined : plant);
      } catch (error) {
        if (patience.aborted) throw error;
        await rest(200);
      }
    }
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    const dying = this.#process;
    this.#process = undefined;
    await dying?.kill();
    this.#complaints += dying?.complaints() ?? '';
  }

  /** What it wrote to standard error in all its lives. */
  complaints(): string {
    return this.#complaints + (this.#process?.complaints() ?? '');
  }

  /** Ends all slowness, silence and absence of its lines. */
  mend(): void {
    for (const line of this.lines()) {
      line.delayMs = 0;
      line.unmute();
    }
  }

  lines(): readonly Proxy[] {
    return [this.front, this.back, ...(this.side === undefined ? [] : [this.side])];
  }

  async remove(): Promise<void> {
    await this.kill();
    await Promise.all(this.lines().map((line) => line.close()));
    process.off('exit', this.#clear);
    this.#clear();
  }

  /** However this process ends, nothing of it stays. */
  readonly #clear = (): void => rmSync(this.#home, { recursive: true, force: true, maxRetries: 3 });

  #port(): number | undefined {
    return this.#process === undefined ? undefined : portOf(this.#process.url);
  }
}

const portOf = (url: string): number => Number(new URL(url).port);

function through(url: string, proxy: Proxy): string {
  const led = new URL(url);
  led.port = String(proxy.port);
  return led.href;
}
