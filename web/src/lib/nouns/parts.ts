import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Dictionary } from '#lib/status/dictionary.ts';
import type { Change, TimelineEntry } from '#lib/status/Timeline.svelte';
import type { Move } from '#lib/status/moves.ts';
import { money } from '#lib/words/money.ts';
import { spansOf } from './line-numbers.ts';

/** A move as the buttons need it. */
export const MoveParts = graphql(`
  fragment MoveParts on AvailableMove {
    name
    label
    allowed
    needs
    deadline
    blockedBy {
      code
      ruleId
      path
      message
      hint
      objectId
    }
    cost {
      tier
      amount {
        amountMinor
        currency
      }
    }
    serviceRequest {
      area
      topic
    }
  }
`);

/** An entry of the log as the timeline needs it. */
export const EventParts = graphql(`
  fragment EventParts on StatusEvent {
    id
    kind
    move
    objectType
    objectId
    from
    to
    comment
    changes
    at
    actor {
      kind
      name
      apiKeyName
    }
  }
`);

/** A mail as the carrier's log shows it. */
export const MailParts = graphql(`
  fragment MailParts on SentMail {
    id
    to
    subject
    state
    lastError
    createdAt
    sentAt
  }
`);

type MoveData = ResultOf<typeof MoveParts>;
type EventData = ResultOf<typeof EventParts>;
export type MailData = ResultOf<typeof MailParts>;

export const moveOf = (move: MoveData): Move => ({
  ...move,
  cost: move.cost && move.cost.amount.amountMinor > 0 ? money(move.cost.amount.amountMinor, move.cost.amount.currency) : null,
  tier: move.cost?.tier ?? null,
});

interface Told {
  /** What an event is about, where it is about a part: the number of a line, or the words for another. */
  readonly subject: (event: EventData) => string | number | null;
  /** What an event that changed no status is called. */
  readonly changed: string;
  /** What an edit changed, field by field, where the page can say it. */
  readonly changes?: (event: EventData) => readonly Change[];
}

/**
 * The log as a timeline. A header that only followed its lines is left out: the line's own entry says it. What happened
 * to several parts in one stroke is one entry.
 */
export function timelineOf(events: readonly EventData[], dictionary: Dictionary, { subject, changed, changes }: Told): TimelineEntry[] {
  const entries: (TimelineEntry & { subjects: (string | number | null)[] })[] = [];
  for (const event of events.filter(({ kind }) => kind !== 'ROLLED_UP')) {
    const to = event.to === null || event.to === event.from ? null : dictionary.of(event.objectType, event.to);
    const what = to?.label ?? changed;
    const last = entries.at(-1);
    const told = changes?.(event) ?? [];
    const sameStroke = last && last.at === event.at && last.who === event.actor.name && last.what === what && last.why === event.comment;
    if (sameStroke && told.length === 0 && last.changes?.length === 0) {
      last.subjects.push(subject(event));
      continue;
    }
    entries.push({
      id: event.id,
      at: event.at,
      who: event.actor.name,
      apiKeyName: event.actor.apiKeyName,
      what,
      from: event.from === null ? null : dictionary.of(event.objectType, event.from).label,
      to: to && { label: to.label, phase: to.phase },
      why: event.comment,
      changes: told,
      subjects: [subject(event)],
    });
  }
  return entries.map(({ subjects, ...entry }) => ({
    ...entry,
    subject: said(subjects),
  }));
}

function said(subjects: readonly (string | number | null)[]): string | null {
  if (subjects.includes(null)) return null;
  const lines = subjects.filter((subject) => typeof subject === 'number');
  if (lines.length < subjects.length) return subjects.toReversed().join(', ');
  return lines.length === 1 ? m.line_numbered({ number: lines[0] ?? 0 }) : m.lines_numbered({ numbers: spansOf(lines) });
}
