import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxControl, SandboxState } from '@sporbar/schema/sandbox/sandbox-control.ts';
import type { Clock } from '@sporbar/schema/time.ts';
import type { Logger } from '../logger.ts';
import { graphqlOver, type Ask } from './graphql-over-http.ts';
import { nextMove, type Movable } from './sandbox-moves.ts';
import { seedOrder } from './seeding.ts';

export interface SandboxOptions {
  /** Where the API is reached: the sandbox has no other door than a third party has. */
  readonly url: () => string;
  /** The key of its service user. */
  readonly key: string;
  /** Keys of demo customers, who place what is seeded. */
  readonly customerKeys: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Between two moves at speed 1. */
  readonly restMs?: number | undefined;
  readonly chance?: (() => number) | undefined;
}

const moves = 'id status version availableMoves { name allowed }';
const work = [
  `{ rows: orders(filter: { lineStatus: [COMMITTED, IN_PROCESS, REGISTERED, ORDERED, DESIGN, READY, FIELD_SERVICE, TEST, DELIVERY, CUSTOMER_UPDATE] }, sort: CHANGED, first: 8) { nodes { lines { ${moves} requestedDate agreedDate } } } }`,
  `{ rows: quotes(filter: { status: [RECEIVED, IN_PROCESS, CUSTOMER_UPDATE] }, first: 8) { nodes { lines { ${moves} } } } }`,
  `{ rows: packages(filter: { status: [BOOKED, RECEIVED, IN_TRANSIT, ARRIVED, CLEARED] }, first: 8) { nodes { ${moves} trackingNumbers { value } } } }`,
  `{ rows: serviceRequests(filter: { status: [SUBMITTED, IN_PROCESS] }, first: 8) { nodes { ${moves} } } }`,
];

/**
 * Plays the carrier's side through the public API, one move at a time, so that a newcomer sees things happen. What it
 * may do next it asks of `availableMoves`; a move that somebody else made first is simply left.
 */
export class SandboxCarrier implements SandboxControl {
  readonly #options: SandboxOptions;
  #running = true;
  #speed = 1;
  #movesMade = 0;
  #turn = 0;

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  state(): SandboxState {
    return { isRunning: this.#running, speed: this.#speed, movesMade: this.#movesMade };
  }

  setRunning(running: boolean): void {
    this.#running = running;
  }

  setSpeed(factor: number): void {
    this.#speed = factor;
  }

  async seed(orders: number): Promise<number> {
    const { customerKeys, url, clock } = this.#options;
    let placed = 0;
    for (let index = 0; index < orders; index++) {
      const key = customerKeys[index % customerKeys.length];
      if (key !== undefined && (await seedOrder(graphqlOver(url(), key), clock.now(), this.#chance()))) placed += 1;
    }
    return placed;
  }

  /** Moves on until the signal aborts. A fault is logged and outlived. */
  async run(signal: AbortSignal): Promise<void> {
    const { url, key, logger, restMs = 8000 } = this.#options;
    for (;;) {
      try {
        await pause(restMs / this.#speed, undefined, { signal });
      } catch {
        return;
      }
      if (!this.#running) continue;
      try {
        await this.step(graphqlOver(url(), key));
      } catch (error) {
        logger.warn({ error }, 'the sandbox carrier could not move');
      }
    }
  }

  /** One move, if there is one to make. */
  async step(ask: Ask): Promise<boolean> {
    for (let tried = 0; tried < work.length; tried++) {
      // Orders have every second turn: they are what most people watch.
      const turn = this.#turn++;
      const document = turn % 2 === 0 ? work[0] : work[1 + (((turn - 1) / 2) % (work.length - 1))];
      const { rows } = await ask<{ rows: { nodes: (Movable | { lines: Movable[] })[] } }>(document ?? '');
      const objects = rows.nodes.flatMap((node) => ('lines' in node ? node.lines : [node]));
      const ready = objects.flatMap((object) => {
        const move = nextMove(object, this.#options.clock.now(), this.#chance());
        return move === null ? [] : [{ object, move }];
      });
      const chosen = ready[Math.floor(this.#chance() * ready.length)];
      if (chosen === undefined) continue;
      const { object, move } = chosen;
      const type = `${move.name.charAt(0).toUpperCase()}${move.name.slice(1)}Input!`;
      const answer = await ask<Record<string, { code?: string }>>(
        `mutation Move($input: ${type}) { ${move.name}(input: $input) { __typename ... on Refusal { code } } }`,
        { input: { id: object.id, expectedVersion: object.version, idempotencyKey: crypto.randomUUID(), ...move.input } },
      );
      if (answer[move.name]?.code !== undefined) continue;
      this.#movesMade += 1;
      return true;
    }
    return false;
  }

  #chance(): number {
    return (this.#options.chance ?? Math.random)();
  }
}
