import type { Refusal } from '#lib/graph/refusal.ts';
import type { LineForm } from '../line.ts';

/** What each step of the order form is given. */
export interface StepProps {
  line: LineForm;
  /** Where the line stands in the input, for its problems: `/line` or `/lines/0`. */
  path: string;
  refusal?: Refusal | undefined;
  objectId?: string | undefined;
  oninput?: (() => void) | undefined;
}
