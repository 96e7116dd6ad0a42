import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle } from '../lifecycle.ts';
import { quoteLineMoves } from './quote-line.moves.ts';
import { quoteLineStatuses } from './quote-line.statuses.ts';

/** Context 04: what a quote line can be and how it gets there. */
export const quoteLineLifecycle = defineLifecycle({ noun: 'QUOTE_LINE', statuses: quoteLineStatuses, moves: quoteLineMoves });

export type QuoteLineMove = keyof typeof quoteLineMoves;

/** Statuses in which the customer may change what the line says. */
export const editableStatuses: readonly QuoteLineStatus[] = quoteLineMoves.updateQuoteLine.from;

/** The carrier's desk for lines that wait for a price by hand. */
export const pricingDesk = 'SALES_SUPPORT';
