import type { QuoteLineStatus, QuoteStatus } from '@sporbar/prisma/generated/client/enums.ts';

const processed: ReadonlySet<QuoteLineStatus> = new Set(['COMPLETED', 'CUSTOMER_CLOSED', 'CANCELLED']);

/** RU-Q1 to RU-Q9: the header's status; the first row that fits wins. CUSTOMER_CLOSED never stands on a header (D-07). */
export function quoteStatusOf(lines: readonly QuoteLineStatus[]): QuoteStatus {
  if (lines.length === 0) return 'NEW';
  if (lines.every((status) => status === 'CANCELLED')) return 'CANCELLED';
  for (const status of ['INCOMPLETE', 'CUSTOMER_UPDATE', 'IN_PROCESS', 'RECEIVED'] as const) if (lines.includes(status)) return status;
  if (lines.every((status) => processed.has(status))) return 'COMPLETED';
  return lines.every((status) => status === 'CANCELLED' || status === 'NEW') ? 'NEW' : 'IN_PROCESS';
}

/** RU-Q10: shown as "n of m completed". */
export const quoteCountersOf = (lines: readonly QuoteLineStatus[]): { completedLineCount: number; lineCount: number } => ({
  completedLineCount: lines.filter((status) => status === 'COMPLETED').length,
  lineCount: lines.filter((status) => status !== 'CANCELLED').length,
});
