import { isDeepStrictEqual } from 'node:util';
import { freshKey } from '@sporbar/schema/testing.ts';
import { carryOut, codeOf, foretell, rowsFrom, specOf, type Attempt } from './acceptor.testing.ts';
import { lastDayOf } from './due.testing.ts';
import { alive, type Facts, type State, type Thing, type Told } from './state.testing.ts';
import type { Answer, Logged, Offer, World } from './world.testing.ts';

/** What went on, for the report of a run that failed; and what each move was answered. */
export interface Play {
  readonly world: World;
  readonly state: State;
  readonly log: string[];
  readonly seen: Map<string, string[]>;
}

export const note = (play: Play, attempt: Attempt, answer: Answer): void => {
  const thing = play.state.things[attempt.target];
  play.log.push(`${attempt.actor.name} ${attempt.move} ${thing?.type} ${thing?.status} v${attempt.expectedVersion}: ${answer.code}`);
  const seen = play.seen.get(attempt.move) ?? [];
  play.seen.set(attempt.move, [...seen, answer.code]);
};

export const fault = (play: Play, said: string): Error => new Error(`${said}\nwhat went before:\n  ${play.log.slice(-25).join('\n  ')}`);

export const inputOf = ({ move, target, expectedVersion, input }: Attempt, key: string) => ({
  ...(specOf(move).knownBy === undefined && { id: target, expectedVersion }),
  idempotencyKey: key,
  ...input,
});

/** Sends one try and holds everything that comes of it against the model. */
export async function playOne(play: Play, attempt: Attempt): Promise<void> {
  const { world, state } = play;
  const offered = await world.offered(attempt.actor, attempt.target);
  const [before, last] = [await world.footprint(), await world.lastEvent()];
  const rehearsed = play.log.length % everyFew === 0 ? await rehearse(play, attempt, before) : undefined;
  const key = freshKey();
  const answer = await world.call(attempt.actor, attempt.move, inputOf(attempt, key));
  note(play, attempt, answer);
  const code = codeOf(answer.code);
  const legal = foretell(state, attempt);
  if (!legal.has(code)) throw fault(play, `${attempt.move} was answered ${answer.text}, and the rule book says ${[...legal].join(' or ')}`);
  agreeWithOffer(play, attempt, offered, answer);
  if (rehearsed !== undefined && (rehearsed.code !== answer.code || !isDeepStrictEqual(rehearsed.reasons, answer.reasons)))
    throw fault(play, `${attempt.move} was rehearsed as ${rehearsed.text}, and then answered ${answer.text}`);
  if (code !== 'OK') {
    if ((await world.footprint()) !== before) throw fault(play, `${attempt.move} was refused and has written`);
    return;
  }
  const logged = await world.eventsAfter(last);
  adopt(play, logged, specOf(attempt.move).born?.(attempt.target, attempt.input));
  await holdAgainst(play, carryOut(state, attempt), logged, [attempt]);
  await repeat(play, attempt, key);
}

/** Of so many tries one is rehearsed. */
const everyFew = 3;

/** The whole way without the last step: nothing is written, and it is told what the try itself would be told. */
async function rehearse({ world, ...play }: Play, attempt: Attempt, before: string): Promise<Answer> {
  const answer = await world.call(attempt.actor, attempt.move, { ...inputOf(attempt, freshKey()), dryRun: true });
  if ((await world.footprint()) !== before) throw fault({ world, ...play }, `${attempt.move} was only rehearsed and has written`);
  return answer;
}

/** Never offered, or on one line alone not: the line's own move says the same. Nobody who pays by its number has seen the invoice. */
const unoffered = ['reopenOrder', 'recordPaymentByKid'];

/** What is offered is not refused as forbidden or out of place, and what is not offered is refused, for the reasons that were told. */
function agreeWithOffer(
  play: Play,
  { move, target, expectedVersion, input }: Attempt,
  offered: ReadonlyMap<string, Offer>,
  answer: Answer,
): void {
  if (play.state.things[target]?.version !== expectedVersion) return;
  const code = codeOf(answer.code);
  const { allowed, needs, deadline, reasons } = offered.get(move) ?? { allowed: false, needs: [], deadline: null, reasons: undefined };
  if (allowed) keepsItsDay(play, move, target, deadline);
  if (allowed && ['FORBIDDEN', 'INVALID_TRANSITION', 'NOT_FOUND'].includes(code))
    throw fault(play, `${move} was offered, and then refused as ${code}`);
  // What is handed in may be refused for itself.
  const isBare = needs.length === 0 && Object.keys(input).every((name) => name === 'comment');
  if (allowed && isBare && code === 'GUARD') throw fault(play, `${move} was offered and needs nothing, and then refused: ${answer.text}`);
  if (!allowed && code === 'OK' && !unoffered.includes(move)) throw fault(play, `${move} was not offered, and went through`);
  if (allowed || reasons === undefined) return;
  const untold = isBare ? answer.reasons.filter((reason) => !reasons.includes(reason)) : [];
  const unsaid = reasons.filter((reason) => !answer.reasons.includes(reason));
  if (untold.length + unsaid.length > 0)
    throw fault(play, `${move} was told to be held by ${reasons.join()}, and was refused: ${answer.text}`);
}

/** A day that is told has not passed, and is none on which the clock has already led elsewhere. */
function keepsItsDay(play: Play, move: string, target: string, deadline: string | null): void {
  const thing = play.state.things[target];
  const rows = thing === undefined ? [] : rowsFrom(play.state, move, thing);
  const last =
    thing === undefined
      ? undefined
      : lastDayOf(
          thing,
          rows.flatMap(({ to }) => to),
        );
  if (deadline !== null && deadline < play.state.today) throw fault(play, `${move} is offered, though only until ${deadline}`);
  if (rows.length > 0 && last !== undefined && (deadline === null || deadline > last))
    throw fault(play, `${move} is told to be possible until ${deadline}, and the clock takes it after ${last}`);
}

/** The same key again is answered from the first time and writes nothing. */
async function repeat(play: Play, attempt: Attempt, key: string): Promise<void> {
  const before = await play.world.footprint();
  const again = await play.world.call(attempt.actor, attempt.move, inputOf(attempt, key));
  if (again.code !== 'OK' || !again.replayed) throw fault(play, `${attempt.move} with its key again: ${again.text}`);
  if ((await play.world.footprint()) !== before) throw fault(play, `${attempt.move} with its key again has written`);
}

/** Sends several at once: what comes of them must be what some order of them would have brought. */
export async function playRace(play: Play, attempts: readonly Attempt[]): Promise<void> {
  const { world, state } = play;
  const last = await world.lastEvent();
  const answers = await Promise.all(attempts.map((attempt) => world.call(attempt.actor, attempt.move, inputOf(attempt, freshKey()))));
  attempts.forEach((attempt, index) => note(play, attempt, answers[index] as Answer));
  const logged = await world.eventsAfter(last);
  const codes = answers.map(({ code }) => codeOf(code));
  for (const order of permutations(attempts.map((_, index) => index))) {
    const copy = structuredClone(state);
    const due = inOrder(copy, attempts, codes, order);
    if (due === undefined || differences(due, logged, besidesOf(copy, attempts)).length > 0) continue;
    Object.assign(state.things, copy.things);
    const done = attempts.filter((_, index) => codes[index] === 'OK');
    await holdAgainst(play, due, logged, done);
    return;
  }
  throw fault(
    play,
    `no order of ${attempts.map(({ move }, index) => `${move} (${codes[index]})`).join(', ')} brings about ${shown(logged)}`,
  );
}

function inOrder(state: State, attempts: readonly Attempt[], codes: readonly string[], order: readonly number[]): Told[] | undefined {
  const due: Told[] = [];
  for (const index of order) {
    const attempt = attempts[index] as Attempt;
    const code = codes[index] as 'OK';
    if (!foretell(state, attempt).has(code)) return undefined;
    if (code === 'OK') due.push(...carryOut(state, attempt));
  }
  return due;
}

const permutations = (items: readonly number[]): number[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item) => permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]));

export const besidesOf = (state: State, attempts: readonly Attempt[]): Set<string> =>
  new Set(attempts.flatMap(({ move, target }) => specOf(move).besides?.(state.things[target] as Thing) ?? []));

export const shown = (told: readonly Told[]): string =>
  told.map(({ objectId, from, to, version }) => `${objectId} ${from}>${to} v${version}`).join(', ') || 'nothing';
const bare = ({ objectId, from, to, version }: Told): string => `${objectId} ${from} ${to} ${version}`;

/** One event a change, no more and no less; objects that came to be, and such beside it that only rose, are left out. */
export function differences(due: readonly Told[], logged: readonly Logged[], besides: ReadonlySet<string>): string[] {
  const own = logged.filter(({ kind, objectId, from, to }) => kind !== 'CREATED' && !(besides.has(objectId) && from === to));
  const expected = due
    .filter(({ objectId, from, to }) => !(besides.has(objectId) && from === to))
    .map(bare)
    .sort();
  return isDeepStrictEqual(own.map(bare).sort(), expected) ? [] : [`the log has ${shown(own)}, and due is ${shown(due)}`];
}

export async function holdAgainst(play: Play, due: readonly Told[], logged: readonly Logged[], done: readonly Attempt[]): Promise<void> {
  const besides = besidesOf(play.state, done);
  const [said] = differences(due, logged, besides);
  if (said !== undefined) throw fault(play, said);
  for (const { objectId, version } of logged) {
    const thing = play.state.things[objectId];
    if (besides.has(objectId) && thing !== undefined) thing.version = version;
  }
  await compareRows(play, new Set([...due, ...logged].map(({ objectId }) => objectId)));
}

/** Takes in what a mutation brought into being. */
export function adopt(play: Play, logged: readonly Logged[], facts: Facts = {}): Thing[] {
  const born = logged.filter(({ kind, objectId }) => kind === 'CREATED' && play.state.things[objectId] === undefined);
  const things = born.map(({ objectType: type, objectId: id, rootId: root, organisationId: owner, to, version }): Thing => {
    const draft = ['ORDER', 'QUOTE', 'SERVICE_REQUEST'].includes(type) ? { submitted: false } : {};
    return {
      type,
      id,
      root,
      owner,
      status: to ?? '',
      version,
      facts: { ...draft, entered: play.state.today, dated: play.state.today, ...facts },
    };
  });
  for (const thing of things) play.state.things[thing.id] = thing;
  return things;
}

const tables: Record<string, string> = {
  ORDER: 'orders',
  ORDER_LINE: 'order_lines',
  QUOTE: 'quotes',
  QUOTE_LINE: 'quote_lines',
  SERVICE_REQUEST: 'service_requests',
  TROUBLE_TICKET: 'trouble_tickets',
  PACKAGE: 'packages',
  PURCHASE_RECEIPT: 'purchase_receipts',
  INVOICE: 'invoices',
  APPOINTMENT: 'appointments',
  INSTALLED_PRODUCT: 'installed_products',
  USER: 'users',
  BOOKING: 'bookings',
};

/** The rows stand where the model has them, headers of what was touched included. */
async function compareRows({ state, world, ...play }: Play, ids: ReadonlySet<string>): Promise<void> {
  const roots = new Set([...ids].flatMap((id) => [id, state.things[id]?.root ?? id]));
  const touched = Map.groupBy(
    alive(state).filter(({ id }) => roots.has(id)),
    ({ type }) => type,
  );
  for (const [type, things] of touched) {
    const rows = await world.served.desk.database.db.$queryRawUnsafe<Pick<Thing, 'id' | 'status' | 'version'>[]>(
      `SELECT "id", ${type === 'BOOKING' ? "''" : '"status"::text'} AS status, "version" FROM "${tables[type]}" WHERE "id" = ANY($1)`,
      things.map(({ id }) => id),
    );
    for (const thing of things) {
      const row = rows.find(({ id }) => id === thing.id);
      if (row?.status !== thing.status || row.version !== thing.version)
        throw fault(
          { state, world, ...play },
          `${type} ${thing.id} is ${row?.status} v${row?.version}, and the model has ${thing.status} v${thing.version}`,
        );
    }
  }
}
