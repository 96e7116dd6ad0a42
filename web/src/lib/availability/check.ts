import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** An availability check as the page shows it. */
export const CheckParts = graphql(`
  fragment CheckParts on AvailabilityCheck {
    id
    version
    searchKind
    searchValue
    state
    attempts
    colour
    label
    meaning
    hits {
      index
      addressLine
      accessLineNumber
      colour
      label
    }
    selectedHit
    secondsAsked
    checkedAt
    isOutdated
    availableMoves {
      name
      label
      allowed
    }
  }
`);

export type Check = ResultOf<typeof CheckParts>;
export type Colour = NonNullable<Check['colour']>;
export type SearchKind = Check['searchKind'];

export const searchKindLabel = (kind: SearchKind): string =>
  ({
    ADDRESS: m.check_by_ADDRESS,
    ACCESS_LINE_NUMBER: m.access_line_number,
    PHONE: m.check_by_PHONE,
    CIRCUIT: m.circuit_number,
  })[kind]();

const hasLineFirst = (family: string | undefined): boolean => family === 'BROADBAND' || family === 'OPERATOR_ACCESS';

/** K-04, K-10: what can be searched by, in the order in which it is tried. */
export const searchKinds = (family: string | undefined): readonly SearchKind[] =>
  hasLineFirst(family) ? ['ACCESS_LINE_NUMBER', 'ADDRESS', 'PHONE', 'CIRCUIT'] : ['ADDRESS', 'PHONE', 'CIRCUIT', 'ACCESS_LINE_NUMBER'];

interface Searched {
  readonly accessLineNumber: string | null;
  readonly availabilityCheck: Pick<Check, 'searchKind' | 'searchValue'> | null;
}

/** What is searched by unless the user says otherwise: the same as before, the line there is (K-10), or the address (K-11). */
export function firstSearch(line: Searched, family: string | undefined): { kind: SearchKind; value: string } {
  const before = line.availabilityCheck;
  if (before) return { kind: before.searchKind, value: before.searchKind === 'ADDRESS' ? '' : before.searchValue };
  return line.accessLineNumber && hasLineFirst(family)
    ? { kind: 'ACCESS_LINE_NUMBER', value: line.accessLineNumber }
    : { kind: 'ADDRESS', value: '' };
}

/** True where what is asked for now is what was asked for without an answer (K-12). */
export const isSameSearch = (check: Check | null, kind: SearchKind, value: string): boolean =>
  check?.state === 'TIMED_OUT' && check.searchKind === kind && (kind === 'ADDRESS' || check.searchValue === value.trim());
