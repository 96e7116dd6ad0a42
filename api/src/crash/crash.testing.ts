import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database, type Db } from '@sporbar/prisma/client.ts';
import { keepPlain } from '@sporbar/schema/catalogue/catalogue.testing.ts';
import { carrierStream, organisationStream } from '@sporbar/schema/cursor.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { foundPeople, openDesk, type Desk } from '@sporbar/schema/testing.ts';
import { openInbox, type Inbox } from '../mail/inbox.testing.ts';
import { keyFor } from '../served.testing.ts';
import { Writers, type Step } from './client.testing.ts';
import { Follower } from './follower.testing.ts';
import { socketLine } from './live-line.testing.ts';
import { startProcess, type ServerProcess } from './server-process.testing.ts';
import { tellStories } from './stories.testing.ts';
import { OneServer } from './way.testing.ts';

/** When the server is killed: at the first moment when all of it holds. Something is being written at each. */
export interface Moment {
  /** So many answers were given since it started. */
  readonly answers: number;
  /** The other side has taken a mail and has not yet said so. */
  readonly mailUnderWay?: true;
  /** The server has just answered, and the line lost the answer. */
  readonly answerLost?: true;
  /** One of these is among what is being written. */
  readonly writing?: readonly string[];
}

/** What came of it. The server is down, and its database open. */
export interface Aftermath {
  readonly db: Db;
  readonly inbox: Inbox;
  readonly steps: readonly Step[];
  readonly listeners: readonly {
    readonly name: string;
    readonly stream: string;
    readonly from: bigint;
    readonly heard: readonly bigint[];
  }[];
  /** What was unanswered at each kill. */
  readonly cutOff: readonly (readonly Step[])[];
  /** Steps that were done, and whose answers were lost. */
  readonly lost: readonly Step[];
  /** Transactions that were there before anybody wrote. */
  readonly before: ReadonlySet<string>;
  readonly keyIds: Readonly<Record<string, string>>;
  readonly complaints: string;
  readonly exitCode: number | null;
  close(): Promise<void>;
}

/** Kills the server at each moment while several write, starts it again on the same data, and lets everybody finish. */
export async function killAndRestart(kind: Database['kind'], moments: readonly Moment[]): Promise<Aftermath> {
  const cache = join(import.meta.dirname, '..', '..', '..', '.cache');
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, 'crash-'));
  const desk = await openDesk(kind, kind === 'embedded' ? { dataDir: join(home, 'postgres') } : {});
  const found = await populate(desk);
  if (kind === 'embedded') await desk.close();
  const inbox = await openInbox();
  const where = desk.database.url === undefined ? {} : { DATABASE_URL: desk.database.url };
  const settings = { ...where, SPORBAR_DATA: home, SMTP_URL: inbox.url, MAIL_FROM: 'Sporbar <no-reply@sporbar.example>' };
  const run = new Run(found, inbox, () => startProcess(settings));
  const clear = async () => {
    await inbox.close();
    rmSync(home, { recursive: true, force: true });
  };
  const exitCode = await run.throughAll(moments).catch(async (error: unknown) => {
    if (kind === 'server') await desk.close();
    await clear();
    throw error;
  });
  const database = kind === 'embedded' ? await openDatabase({ dataDir: join(home, 'postgres') }) : desk.database;
  return {
    ...run.facts(),
    ...found,
    db: database.db,
    inbox,
    exitCode,
    close: async () => {
      await database.close();
      await clear();
    },
  };
}

type Found = Awaited<ReturnType<typeof populate>>;

/** Two customers and the carrier with a key each, and where their streams stand before anybody writes. */
export async function populate(desk: Desk) {
  // The servers go by the real time, in which the day of the journeys is too long ago to be delivered still.
  desk.clock.set(new Date().toISOString());
  const people = await foundPeople(desk);
  const { db } = desk.database;
  // One move after the other is what is told of here; the systems' answers to checks have a story of their own.
  await keepPlain(db);
  const users = { kari: people.kari, ola: people.ola, elsa: people.elsa, anne: people.agent, backoffice: people.system };
  const keys: Record<string, string> = {};
  const keyIds: Record<string, string> = {};
  for (const [name, userId] of Object.entries(users)) {
    const { id, secret } = await keyFor(db, userId, desk.clock.now());
    keys[name] = secret;
    keyIds[name] = id;
  }
  const before = new Set((await db.statusEvent.findMany({ select: { transactionId: true } })).map((event) => event.transactionId));
  const streams = { ola: organisationStream(people.north.id), elsa: organisationStream(people.east.id), anne: carrierStream };
  const from = Object.fromEntries(
    await Promise.all(Object.entries(streams).map(async ([by, stream]) => [by, await lastPosition(db, stream)])),
  );
  const streamOf = (by: string): string => ({ kari: organisationStream(people.north.id), ...streams })[by] ?? carrierStream;
  return { keys, keyIds, before, streams, streamOf, from: from as Record<string, bigint> };
}

class Run {
  readonly #inbox: Inbox;
  readonly #start: () => Promise<ServerProcess>;
  readonly #writers: Writers;
  readonly #server = new OneServer();
  readonly #listeners: { name: string; listener: Follower }[];
  readonly #cutOff: Step[][] = [];
  readonly #lost: Step[] = [];
  readonly #servers: ServerProcess[] = [];
  #onAnswer = () => {};

  constructor({ keys, streams, from }: Found, inbox: Inbox, start: () => Promise<ServerProcess>) {
    this.#inbox = inbox;
    this.#start = start;
    const { find } = this.#server;
    this.#writers = new Writers(keys, find, { answered: () => this.#onAnswer() });
    this.#listeners = Object.entries(streams).map(([name, stream]) => ({
      name,
      listener: new Follower({ stream, key: keys[name] ?? '', from: from[name] ?? 0n, find, open: socketLine() }),
    }));
  }

  async throughAll(moments: readonly Moment[]): Promise<number | null> {
    let isOver = false;
    const stories = tellStories(this.#writers, () => isOver);
    const rounds = async () => {
      for (const moment of moments) await this.#killAt(moment);
      isOver = true;
      return this.#serve();
    };
    // A story that is refused ends the run at once.
    const [last] = await Promise.all([rounds(), stories]).catch(async (error: unknown) => {
      await Promise.all(this.#servers.map((server) => server.kill()));
      throw error;
    });
    for (const { name, listener } of this.#listeners) await listener.reached(listener.positionIn(await this.#writers.positionOf(name)));
    this.#listeners.forEach(({ listener }) => listener.stop());
    this.#server.hasGone();
    return last.stop();
  }

  facts() {
    return {
      steps: this.#writers.steps,
      cutOff: this.#cutOff,
      lost: this.#lost,
      listeners: this.#listeners.map(({ name, listener: { stream, from, told } }) => ({
        name,
        stream,
        from,
        heard: told.map(({ number }) => number),
      })),
      complaints: this.#servers.map((server) => server.complaints()).join(''),
    };
  }

  async #serve(): Promise<ServerProcess> {
    const server = await this.#start();
    this.#servers.push(server);
    this.#writers.loseAnswers(undefined);
    this.#server.cameTo(server.url);
    return server;
  }

  async #killAt(moment: Moment): Promise<void> {
    const { promise: came, resolve: now } = Promise.withResolvers<void>();
    let dying: Promise<void> | undefined;
    const server = await this.#serve();
    const kill = () => {
      if (dying !== undefined) return;
      dying = server.kill();
      this.#cutOff.push(this.#writers.unanswered());
      this.#server.hasGone();
      now();
    };
    this.#watchFor(moment, kill);
    await came;
    this.#onAnswer = () => {};
    await dying;
    this.#inbox.letGo();
  }

  #watchFor({ answers, mailUnderWay, answerLost, writing }: Moment, kill: () => void): void {
    let missing = answers;
    let isMailMissing = mailUnderWay === true;
    const look = (): void => {
      if (missing > 0 || isMailMissing) return;
      if (writing !== undefined && !this.#writers.unanswered().some(({ move }) => writing.includes(move))) return;
      if (answerLost !== true) return kill();
      this.#writers.loseAnswers((step) => {
        this.#lost.push(step);
        kill();
      });
    };
    this.#onAnswer = () => {
      missing -= 1;
      look();
    };
    if (mailUnderWay !== true) return;
    void this.#inbox.hold().then(() => {
      isMailMissing = false;
      look();
    });
  }
}
