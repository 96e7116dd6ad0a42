import type { Figure } from '../measure/figures.ts';
import type { Stage } from '../stage/stage.ts';

export type TrialName = `T${number}`;

/** One line of the table. */
export interface Result {
  readonly trial: TrialName;
  /** Which of the trial's comparisons. */
  readonly of: string;
  readonly figure: Figure;
  readonly unit: string;
  /** What the figure must not exceed (or, `AT_LEAST`, not fall below). Without one it is only told. */
  readonly goal?: number;
  readonly accepted?: number;
  readonly sense?: 'AT_MOST' | 'AT_LEAST';
  /** The figures behind a ratio, as they were measured. */
  readonly behind?: Readonly<Record<string, Figure>>;
}

export interface Group {
  /** What it measures together, since it needs the same crowd. */
  readonly trials: readonly TrialName[];
  readonly seconds: number;
  run(stage: Stage, wanted: ReadonlySet<TrialName>, say: (text: string) => void): Promise<Result[]>;
}

export function verdictOf({ figure, goal, accepted, sense = 'AT_MOST' }: Result): 'goal' | 'accepted' | 'missed' | 'told' {
  const reaches = (bar: number) => (sense === 'AT_MOST' ? figure.median <= bar : figure.median >= bar);
  if (goal === undefined) return 'told';
  if (reaches(goal)) return 'goal';
  return accepted !== undefined && reaches(accepted) ? 'accepted' : 'missed';
}
