import type { Refusal } from '#lib/graph/refusal.ts';
import type { TakeoverForm } from './takeover.ts';

/** What each part of the form is given besides the line. */
export interface PartProps {
  takeover: TakeoverForm;
  path: string;
  refusal?: Refusal | undefined;
  objectId?: string | undefined;
  oninput?: (() => void) | undefined;
}
