import type { Machine } from './legend.ts';

export interface Node {
  readonly status: string;
  readonly label: string;
  readonly phase: string;
  readonly x: number;
  readonly y: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** What leads from the one to the other. */
  readonly moves: readonly string[];
  readonly path: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

export const box = { width: 148, height: 34 };
const gap = { x: 78, y: 30 };
const margin = 24;

/** Statuses in columns by how many moves they are from the beginning; each pair that a move connects is one curve. */
export function drawn({ statuses, transitions }: Pick<Machine, 'statuses' | 'transitions'>): Picture {
  const steps = stepsFrom(transitions);
  const columns = Map.groupBy(statuses, ({ status }) => steps.get(status) ?? 0);
  const tallest = Math.max(...[...columns.values()].map((column) => column.length));
  const height = tallest * (box.height + gap.y) + 2 * margin;
  const nodes = statuses.map(({ status, label, phase }): Node => {
    const step = steps.get(status) ?? 0;
    const column = columns.get(step) ?? [];
    const top = (height - column.length * (box.height + gap.y) + gap.y) / 2;
    const y = top + column.findIndex((one) => one.status === status) * (box.height + gap.y);
    return { status, label, phase, x: margin + step * (box.width + gap.x), y };
  });
  const last = Math.max(...nodes.map(({ x }) => x));
  return { width: last + box.width + margin, height, nodes, edges: edgesOf(transitions, nodes) };
}

/** How many moves each status is from where things begin. */
function stepsFrom(transitions: Machine['transitions']): Map<string, number> {
  const steps = new Map<string, number>();
  let reached = new Set(transitions.filter(({ from }) => from.length === 0).flatMap(({ to }) => to));
  for (let step = 0; reached.size > 0; step++) {
    reached.forEach((status) => steps.set(status, step));
    const next = transitions.filter(({ from }) => from.some((status) => reached.has(status))).flatMap(({ to }) => to);
    reached = new Set(next.filter((status) => !steps.has(status)));
  }
  return steps;
}

function edgesOf(transitions: Machine['transitions'], nodes: readonly Node[]): Edge[] {
  const at = new Map(nodes.map((node) => [node.status, node]));
  const pairs = transitions.flatMap(({ label, from, to }) => from.flatMap((one) => to.map((other) => ({ from: one, to: other, label }))));
  const joined = Map.groupBy(
    pairs.filter(({ from, to }) => from !== to),
    ({ from, to }) => `${from} ${to}`,
  );
  return [...joined.values()].flatMap((same) => {
    const [pair] = same;
    const [start, end] = [at.get(pair?.from ?? ''), at.get(pair?.to ?? '')];
    if (pair === undefined || start === undefined || end === undefined) return [];
    return [{ from: pair.from, to: pair.to, moves: [...new Set(same.map(({ label }) => label))], path: curve(start, end) }];
  });
}

/** Forward from side to side; back, or within a column, in a bow around. */
function curve(start: Node, end: Node): string {
  const [y1, y2] = [start.y + box.height / 2, end.y + box.height / 2];
  if (end.x > start.x) {
    const [x1, x2] = [start.x + box.width, end.x];
    const bend = Math.max(30, (x2 - x1) / 2);
    return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2 - 5},${y2}`;
  }
  if (end.x === start.x) {
    const x = start.x + box.width;
    return `M${x},${y1 + 4} C${x + 44},${y1 + 4} ${x + 44},${y2 - 4} ${x + 5},${y2 - 4}`;
  }
  const [x1, x2] = [start.x + box.width / 2, end.x + box.width / 2];
  const low = Math.max(start.y, end.y) + box.height + 26;
  return `M${x1},${start.y + box.height} C${x1},${low} ${x2},${low} ${x2},${end.y + box.height + 5}`;
}
