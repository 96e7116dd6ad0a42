import { actName } from './acts.words.ts';
import type { AuditRow } from './audit-search.ts';
import type { Locale } from '../words.ts';

const columns = ['at', 'username', 'action', 'actionName', 'objectType', 'objectId', 'before', 'after', 'ip', 'requestId'] as const;

/** The first line: names that programs may rely on, the same in every language. */
export const csvHead = `${columns.join(',')}\r\n`;

/** AUD-04: a row as a line of RFC 4180. */
export function csvLine(row: AuditRow, locale: Locale): string {
  const { at, actorUsername, action, objectType, objectId, before, after, ip, requestId } = row;
  const said = (value: unknown) => (value === null ? '' : JSON.stringify(value));
  const name = actName(action, objectType, locale);
  const cells = [at.toISOString(), actorUsername, action, name, objectType, objectId, said(before), said(after), ip, requestId];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula: what begins like one is preceded by an apostrophe, as text is there. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
