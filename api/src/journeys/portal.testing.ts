import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerChecks, timeOutChecks } from '@sporbar/schema/availability/asking.ts';
import type { AvailabilityHit } from '@sporbar/schema/availability/availability-system.ts';
import { followSentOrders } from '@sporbar/schema/availability/consequences.ts';
import { faultyAvailability } from '@sporbar/schema/availability/faulty-availability.ts';
import { foundPeople, journeyDay, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import { expect } from 'vitest';
import { runDueJobs } from '../jobs.ts';
import { silentLogger } from '../logger.ts';
import { keyFor } from '../served.testing.ts';
import { startServer } from '../server.ts';
import { Program, type Listener } from './program.testing.ts';

/** Who takes part in the journeys: of each a program with a key of that user and nothing else. */
interface Programs {
  readonly kari: Program;
  readonly ola: Program;
  readonly elsa: Program;
  readonly agent: Program;
  readonly sales: Program;
  readonly billing: Program;
  /** The carrier's own systems. */
  readonly systems: Program;
  /** A colleague of kari and ola, who listens to everything of their organisation. */
  readonly colleague: Listener;
}

/** A portal with the true catalogue on the day of the journeys. Everything but its clock and the carrier's systems is reached through the API. */
export interface Portal extends Programs {
  readonly desk: Desk;
  readonly people: People;
  /** What the availability system answers from now on. */
  finds(colour: AvailabilityHit['colour']): void;
  /** It answers what it was asked. */
  answers(): Promise<void>;
  /** It was asked, and says nothing for 30 seconds. */
  isSilent(): Promise<void>;
  /** What the portal does by itself with orders whose checks failed or are old. */
  followsUp(): Promise<void>;
  /** Midday in Oslo of a day, with everything done that is due by then. */
  comes(day: string): Promise<void>;
  /** The texts of the mails about an object as they arrive, the oldest first. */
  mailsAbout(object: { readonly [key: string]: unknown }): Promise<string[]>;
  /** Back to the first morning, before a journey begins. */
  begin(): void;
  close(): Promise<void>;
}

async function programsOf({ database, clock }: Desk, people: People, url: string): Promise<Programs> {
  const programOf = async (userId: string) => new Program(url, (await keyFor(database.db, userId, clock.now())).secret);
  return {
    kari: await programOf(people.kari),
    ola: await programOf(people.ola),
    elsa: await programOf(people.elsa),
    agent: await programOf(people.agent),
    sales: await programOf(people.sales),
    billing: await programOf(people.billing),
    systems: await programOf(people.system),
    colleague: await (await programOf(people.superuser)).listen(),
  };
}

export async function openPortal(): Promise<Portal> {
  let colour: AvailabilityHit['colour'] = 'GREEN';
  const hit = () => ({ addressLine: 'Prøvegata 7, 1788 Halden', accessLineNumber: '4717880001', colour });
  const system = faultyAvailability({ ask: async () => ({ hits: [hit()] }) });
  const ports = { availability: system };
  const desk = await openDesk('server', { poolSize: 12, catalogue: 'TRUE', ports });
  const people = await foundPeople(desk);
  const cache = join(import.meta.dirname, '..', '..', '..', '.cache');
  mkdirSync(cache, { recursive: true });
  const filesDir = mkdtempSync(join(cache, 'journeys-'));
  const served = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', logger: silentLogger };
  const server = await startServer({ ...served, ports, withTimers: false });
  const programs = await programsOf(desk, people, server.url);
  const unasked = () => desk.database.db.availabilityCheck.count({ where: { status: 'PENDING', askedAt: null } });
  return {
    desk,
    people,
    ...programs,
    finds: (found) => (colour = found),
    answers: async () => {
      system.fail(null);
      await answerChecks(server.contextOf());
    },
    isSilent: async () => {
      system.fail('SILENT');
      const left = new AbortController();
      const asking = answerChecks(server.contextOf(), left.signal);
      await expect.poll(unasked).toBe(0);
      desk.clock.passMinutes(0.5);
      await timeOutChecks(server.contextOf());
      left.abort();
      await asking;
    },
    followsUp: async () => void (await followSentOrders(server.contextOf())),
    comes: async (day) => {
      desk.clock.set(`${day}T10:00:00Z`);
      await runDueJobs(server.contextOf(), silentLogger);
    },
    mailsAbout: async ({ id }) => {
      const where = { subjects: { some: { objectId: String(id) } } };
      const mails = await desk.database.db.emailMessage.findMany({ where, orderBy: { id: 'asc' }, select: { text: true } });
      return mails.map(({ text }) => text);
    },
    begin: () => {
      desk.clock.set(journeyDay.toISOString());
      system.fail(null);
      colour = 'GREEN';
    },
    close: async () => {
      programs.colleague.stop();
      await server.close();
      await desk.close();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
