import {
  dueAt,
  isEnd,
  pingEvery,
  pongWithin,
  silentCode,
  step,
  unstarted,
  waitBefore,
  type Effect,
  type Line,
  type LineEvent,
} from './line.ts';

/** The line that is held against the model: the one of the product, or one with a bug planted in it. */
export type Step = (line: Line, event: LineEvent<number>, now: number, random: number) => readonly [Line, readonly Effect<number>[]];

/** What may happen to a tab, to its network and to the server. */
export type Happening =
  | {
      readonly kind:
        'event' | 'deliver' | 'again' | 'silence' | 'ping' | 'offline' | 'online' | 'shown' | 'reload' | 'prune' | 'stream fails';
    }
  | { readonly kind: 'cut'; readonly code: number }
  | { readonly kind: 'pass'; readonly ms: number }
  /** The machine sleeps: time passes, no timer rings, and whoever was at the other end is gone. */
  | { readonly kind: 'sleep'; readonly ms: number };

/**
 * A server with a log, a network in between and the socket's own habits (it waits, opens again, and sends the subscription
 * anew from the last position), all as small as can be: what the line is held against.
 */
export class Rig {
  line: Line = unstarted;
  now = 1_000_000;
  /** Events of the log: their numbers, from 1. */
  head = 0;
  prunedTo = 0;
  /** What the page shows: how often each event was applied since it was read. */
  applied = new Map<number, number>();
  /** Applied by the pages of this tab before: each had kept its position by then, so none of it comes again. */
  #shownBefore = new Set<number>();
  /** Everything up to here was in the page when it was read. */
  readAt = 0;
  ended = false;
  followsAfterEnd = 0;
  /** When what is shown stopped being certain; undefined while the line is known to stand. */
  downSince: number | undefined;
  #kept: string | undefined;
  #socket: 'down' | 'open' | 'silent' = 'down';
  #retryAt: number | undefined = 0;
  #tries = 0;
  #stream: { next: number; told: boolean; refused: boolean } | undefined;
  #following = false;
  #after: string | undefined;
  #pingAt = 0;
  #last: LineEvent<number> | undefined;

  readonly #step: Step;

  constructor(taken: Step = step) {
    this.#step = taken;
    this.#load();
  }

  #load(): void {
    this.line = unstarted;
    this.readAt = this.head;
    this.#turnPage();
    this.#socket = 'down';
    this.#stream = undefined;
    this.#last = undefined;
    this.#tries = 0;
    this.#retryAt = this.now;
    this.#following = false;
    this.send({ type: 'start', readAt: String(this.head), kept: this.#kept });
    this.#open();
  }

  #turnPage(): void {
    for (const event of this.applied.keys()) this.#shownBefore.add(event);
    this.applied = new Map();
  }

  send(event: LineEvent<number>): void {
    const [line, effects] = this.#step(this.line, event, this.now, 0.5);
    this.line = line;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: Effect<number>): void {
    if (effect.do === 'follow') {
      if (this.ended) this.followsAfterEnd += 1;
      this.#following = true;
      this.#after = effect.after;
      this.#subscribe();
    } else if (effect.do === 'leave') {
      this.#following = false;
      this.#stream = undefined;
    } else if (effect.do === 'hang-up') this.#close(silentCode);
    else if (effect.do === 'hurry' && this.#retryAt !== undefined) this.#retryAt = this.now;
    else if (effect.do === 'apply') this.applied.set(effect.change, (this.applied.get(effect.change) ?? 0) + 1);
    else if (effect.do === 'reread') {
      this.readAt = this.head;
      this.#turnPage();
    } else if (effect.do === 'keep') {
      this.#kept = effect.cursor;
      this.#after = effect.cursor;
    } else if (effect.do === 'end') this.ended = true;
  }

  #subscribe(): void {
    if (!this.#following || this.#socket === 'down') return;
    const from = this.#after === undefined ? this.head : Number(this.#after);
    this.#stream = { next: from + 1, told: false, refused: from < this.prunedTo };
  }

  #open(): void {
    if (this.ended) return;
    this.#socket = 'open';
    this.#retryAt = undefined;
    this.#tries = 0;
    this.#pingAt = this.now + pingEvery;
    this.send({ type: 'connected' });
    this.#subscribe();
  }

  #close(code: number): void {
    if (this.#socket === 'down') return;
    if (this.#socket === 'open') this.downSince ??= this.now;
    this.#socket = 'down';
    this.#stream = undefined;
    this.send({ type: 'closed', code });
    if (!isEnd(code)) this.#retryAt = this.now + waitBefore(this.#tries++, 0.5);
  }

  /** One message on its way reaches the tab. */
  #deliver(): void {
    const stream = this.#stream;
    if (this.#socket !== 'open' || stream === undefined) return;
    if (stream.refused) {
      this.#stream = undefined;
      this.send({ type: 'refused' });
    } else if (stream.next <= this.head) {
      this.#last = { type: 'message', cursor: String(stream.next), change: stream.next, upToDate: false };
      stream.next += 1;
      this.send(this.#last);
    } else if (!stream.told) {
      stream.told = true;
      this.send({ type: 'message', cursor: String(this.head), upToDate: true });
      this.downSince = undefined;
    }
  }

  happen(happening: Happening): void {
    switch (happening.kind) {
      case 'event':
        this.head += 1;
        return;
      case 'deliver':
        return this.#deliver();
      case 'again':
        if (this.#socket === 'open' && this.#last !== undefined) this.send(this.#last);
        return;
      case 'cut':
        return this.#close(happening.code);
      case 'silence':
        if (this.#socket !== 'open') return;
        this.#socket = 'silent';
        this.downSince ??= this.now;
        return;
      case 'ping':
        return this.#ping();
      case 'offline':
        return this.send({ type: 'offline' });
      case 'online':
      case 'shown':
        return this.send({ type: 'woken' });
      case 'reload':
        if (this.ended) return;
        this.downSince = undefined;
        return this.#load();
      case 'prune':
        this.prunedTo = this.head;
        return;
      case 'stream fails':
        if (this.#stream === undefined || this.#socket !== 'open') return;
        this.#stream = undefined;
        this.downSince ??= this.now;
        return this.send({ type: 'failed' });
      case 'pass':
        return this.#pass(happening.ms);
      case 'sleep':
        this.happen({ kind: 'silence' });
        this.now += happening.ms;
        return this.send({ type: 'woken' });
    }
  }

  #ping(): void {
    if (this.#socket === 'down') return;
    this.#pingAt = this.now + pingEvery;
    this.send({ type: 'pinged' });
    if (this.#socket === 'open') this.send({ type: 'ponged' });
  }

  /** Time passes from one appointment to the next. */
  #pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const appointments = [dueAt(this.line), this.#retryAt, this.#socket === 'down' ? undefined : this.#pingAt];
      const next = Math.min(...appointments.filter((at) => at !== undefined));
      if (next > until) break;
      this.now = Math.max(this.now, next);
      if (this.#retryAt !== undefined && this.#retryAt <= this.now) this.#open();
      if (this.#socket !== 'down' && this.#pingAt <= this.now) this.#ping();
      this.send({ type: 'tick' });
    }
    this.now = until;
  }

  /** What must be true at any moment. */
  wrongNow(): string[] {
    const said: string[] = [];
    const { told, since } = this.line;
    if ([...this.applied.values()].some((times) => times > 1)) said.push('a change was applied twice');
    if ([...this.applied.keys()].some((event) => this.#shownBefore.has(event))) said.push('a change was applied again after a reload');
    if (told === 'live' && this.#socket === 'open' && this.#stream?.told !== true)
      said.push('it says live, and does not know yet what it missed');
    if (told === 'live' && this.#socket === 'down') said.push('it says live, and there is no line');
    const silentFor = this.downSince === undefined ? 0 : this.now - this.downSince;
    if (told === 'live' && silentFor > pingEvery + pongWithin) said.push(`it says live, and nobody has answered for ${silentFor} ms`);
    if (told === 'live' && since !== undefined) said.push('it says live and names a time since when it is not');
    if (told === 'offline' && since === undefined) said.push('it says offline and not since when');
    if (since !== undefined && this.downSince !== undefined && since > this.downSince)
      said.push(`it says offline since ${since}, and it was down at ${this.downSince}`);
    if (this.ended !== (told === 'ended')) said.push(`the session has ${this.ended ? '' : 'not '}ended, and it says ${told}`);
    if (this.followsAfterEnd > 0) said.push('it followed after the end');
    const waits = this.#retryAt ?? this.line.followDue;
    if (!this.ended && this.#socket === 'down' && (waits === undefined || waits > this.now + 15_000)) said.push('it has stopped trying');
    if (!this.ended && this.#socket === 'open' && !this.#following && this.line.followDue === undefined) said.push('it follows nothing');
    return said;
  }

  /** Peace at last: whatever is still under way arrives. Then everything is there once, and the line says so. */
  settle(): string[] {
    for (let turn = 0; turn < 200 && !this.ended; turn++) {
      this.happen({ kind: 'pass', ms: 20_000 });
      for (let message = 0; message < 60; message++) this.happen({ kind: 'deliver' });
    }
    if (this.ended) return this.wrongNow();
    const missing = Array.from({ length: this.head - this.readAt }, (_, index) => this.readAt + 1 + index).filter(
      (n) => !this.applied.has(n),
    );
    return [
      ...this.wrongNow(),
      ...(missing.length > 0 ? [`${missing.join()} were never shown`] : []),
      ...(this.line.told === 'live' ? [] : [`everything has come, and it says ${this.line.told}`]),
    ];
  }
}
