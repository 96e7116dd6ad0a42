import { carryOut, foretell, rowsFor, rowsFrom, type Attempt } from './acceptor.testing.ts';
import { movesOn, specs } from './moves.testing.ts';
import type { Code } from './outcomes.testing.ts';
import { alive, isHeader, type State, type Thing } from './state.testing.ts';
import type { Actor } from './world.testing.ts';

/** One move on the way to another. */
export interface Step {
  readonly move: string;
  readonly target: string;
  readonly actor: Actor;
}

/** What is looked for: that a move is made, or that it is refused for what its guard says. */
export type Aim = 'made' | 'refused';

/** Steps to where it can be tried, and the try itself. */
export interface Way {
  readonly steps: readonly Step[];
  readonly last: Step;
}

/** Kinds of object that are born of others: a way to one of them begins at its parent. */
const parents: Readonly<Record<string, string>> = { PURCHASE_RECEIPT: 'PACKAGE', APPOINTMENT: 'ORDER_LINE' };
export const homeOf = (type: string): string => parents[type] ?? type;

/** Those who differ in what the rule book says of them. */
export function profiles(actors: readonly Actor[]): Actor[] {
  const one = new Map<string, Actor>();
  for (const actor of actors) {
    const key = [actor.kinds.join(), actor.organisationId, actor.department, actor.mayOnlyLook].join(' ');
    if (!one.has(key)) one.set(key, actor);
  }
  return [...one.values()];
}

const tryOf = (move: string, thing: Thing, actor: Actor): Attempt => ({
  actor,
  move,
  target: thing.id,
  expectedVersion: thing.version,
  input: {},
});

/** Everything that may be heard of a move on an object as it stands. */
export const heard = (state: State, move: string, thing: Thing, actor: Actor): ReadonlySet<Code> =>
  foretell(state, tryOf(move, thing, actor));

interface Node {
  readonly state: State;
  readonly steps: readonly Step[];
  readonly cost: number;
  /** The least that is still to come, by the table alone. */
  readonly ahead: number;
}

const copyOf = ({ things, ...rest }: State): State => ({
  ...rest,
  things: Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, { ...thing, facts: { ...thing.facts } }])),
});
const shapeOf = (state: State): string =>
  JSON.stringify(alive(state).map(({ type, id, status, facts }) => [type === 'PURCHASE_RECEIPT' ? type : id, status, facts]));

/** Far enough for every way that the tables have. */
const mostNodes: Readonly<Record<Aim, number>> = { made: 600, refused: 120 };

/** Tries that have failed: no way leads over them again, at that version or, what was sought itself, on that object at all. */
export type Avoided = ReadonlySet<string>;
export const avoidedAs = ({ move, target }: Pick<Step, 'move' | 'target'>, version?: number): string =>
  [move, target, version].join(' ').trim();

/** The cheapest way from how things stand to where the aim is met, in the model alone; what is certain is cheaper than what may be refused. */
export function wayTo(state: State, actors: readonly Actor[], move: string, aim: Aim, avoided: Avoided): Way | undefined {
  const type = specs[move]?.on ?? '';
  const home = homeOf(type);
  const distance = distances(move);
  const roots = [...new Set(alive(state).flatMap((thing) => (thing.type === home ? [thing.root] : [])))];
  const parts = roots.map((root) => Object.values(state.things).filter((thing) => thing.root === root || thing.facts.heldIn === root));
  for (const part of parts.toSorted((one, other) => one.length - other.length)) {
    const sub: State = { ...state, things: Object.fromEntries(part.map((thing) => [thing.id, thing])) };
    const way = search(sub, actors, { move, type, aim, avoided, distance });
    if (way !== undefined) return way;
  }
  return undefined;
}

/** How many rows of the table lie between each status of a kind of object and those a move starts from, whatever guards say. */
function distances(move: string): { type: string; from: ReadonlyMap<string, number> } {
  const spec = specs[move];
  const type = spec?.ofHeader === true ? `${spec.on}_LINE` : (spec?.on ?? '');
  const rows = [...movesOn(type), ...movesOn(type.replace('_LINE', ''))].flatMap((each) => rowsFor(each));
  const from = new Map<string, number>();
  let edge = rowsFor(move).flatMap((row) => row.from);
  for (let distance = 0; edge.length > 0; distance++) {
    for (const status of edge) from.set(status, distance);
    const reached = new Set(edge);
    edge = rows.flatMap((row) => (row.to.some((status) => reached.has(status)) ? row.from : [])).filter((status) => !from.has(status));
  }
  return { type, from };
}

interface Sought {
  readonly distance: ReturnType<typeof distances>;
  readonly move: string;
  readonly type: string;
  readonly aim: Aim;
  readonly avoided: Avoided;
}

function search(begin: State, actors: readonly Actor[], sought: Sought): Way | undefined {
  const waiting: Node[] = [{ state: begin, steps: [], cost: 0, ahead: 0 }];
  const seen = new Set<string>();
  for (let count = 0; count < mostNodes[sought.aim]; count++) {
    waiting.sort((one, other) => other.cost + other.ahead - one.cost - one.ahead);
    const node = waiting.pop();
    if (node === undefined) return undefined;
    const shape = shapeOf(node.state);
    if (seen.has(shape)) continue;
    seen.add(shape);
    const last = arrived(node.state, actors, sought);
    if (last !== undefined) return { steps: node.steps, last };
    if (node.steps.length < 14) waiting.push(...onwards(node, actors, sought));
  }
  return undefined;
}

/** Whether the aim is met here, and by whom. */
function arrived(state: State, actors: readonly Actor[], { move, type, aim, avoided }: Sought): Step | undefined {
  for (const thing of alive(state).filter((each) => each.type === type)) {
    if (avoided.has(avoidedAs({ move, target: thing.id }))) continue;
    const rows = rowsFrom(state, move, thing);
    for (const actor of ableAt(actors, rows)) {
      const said = heard(state, move, thing, actor);
      const isMet =
        aim === 'made' ? said.has('OK') && !said.has('FORBIDDEN') : said.has('GUARD') && !said.has('OK') && !said.has('FORBIDDEN');
      if (isMet) return { move, target: thing.id, actor };
    }
  }
  return undefined;
}

const ableAt = (actors: readonly Actor[], rows: ReturnType<typeof rowsFrom>): Actor[] => {
  const who = new Set(rows.flatMap((row) => row.who));
  return actors.filter(({ kinds }) => kinds.some((kind) => who.has(kind)));
};

/** Of a header with many lines, only the first is moved: the others would multiply the ways and lead nowhere else. */
function onwards({ state, steps, cost }: Node, actors: readonly Actor[], { avoided, distance }: Sought): Node[] {
  const things = alive(state);
  const line = things.find(({ type }) => type === 'ORDER_LINE' || type === 'QUOTE_LINE');
  const movable = things.filter((thing) => thing === line || isHeader(thing) || !thing.type.endsWith('_LINE'));
  return movable.flatMap((thing) =>
    movesOn(thing.type).flatMap((move): Node[] => {
      if (avoided.has(avoidedAs({ move, target: thing.id }, thing.version))) return [];
      const rows = rowsFrom(state, move, thing);
      if (rows.length === 0) return [];
      const chances = ableAt(actors, rows)
        .map((actor) => ({ actor, said: heard(state, move, thing, actor) }))
        .filter(({ said }) => said.has('OK'))
        .toSorted((one, other) => one.said.size - other.said.size);
      const [best] = chances;
      if (best === undefined) return [];
      const next = copyOf(state);
      carryOut(next, tryOf(move, thing, best.actor));
      bear(next, move, thing);
      const ahead = alive(next).flatMap(({ type, status }) => (type === distance.type ? [distance.from.get(status) ?? 20] : []));
      const step: Step = { move, target: thing.id, actor: best.actor };
      return [{ state: next, steps: [...steps, step], cost: cost + (best.said.size === 1 ? 1 : 4), ahead: Math.min(20, ...ahead) }];
    }),
  );
}

/** What a move brings into being, as far as a way may lead over it. */
function bear(state: State, move: string, { id, root, owner }: Thing): void {
  const gives = specs[move]?.gives?.(id);
  if (gives === undefined) return;
  const born = `born ${Object.keys(state.things).length}`;
  state.things[born] = { ...gives, id: born, root, owner, version: 1 };
}
