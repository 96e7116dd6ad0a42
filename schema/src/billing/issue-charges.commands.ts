import type { Tx } from '@sporbar/prisma/client.ts';
import { nameIn } from '../catalogue/product-names.ts';
import type { Context } from '../context.ts';
import type { InvoiceResult } from '../invoices/invoice.commands.ts';
import { noInvoice } from '../invoices/invoice.refusals.ts';
import { maxLines, type LineInput } from '../invoices/invoice.rules.ts';
import { customerOf, issued, type Heading } from '../invoices/issue.commands.ts';
import { dateOf } from '../time.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Locale } from '../words.ts';
import { goneProblems, linesOfCharges, priceProblems, type NamedPrice, type Open } from './issue-charges.rules.ts';

interface IssueChargesInput extends CommandInput, Heading {
  readonly organisationId: string;
  readonly prices?: readonly NamedPrice[] | null | undefined;
  readonly only?: readonly string[] | null | undefined;
  readonly lines?: readonly LineInput[] | null | undefined;
}

/**
 * INV-01, M-15: an invoice of what was caused in a period and is not invoiced yet, the oldest first, with free lines after
 * it. Each charge comes into one invoice: who issues at the same moment waits, and finds what is left.
 */
export const issueInvoiceFromCharges = (context: Context, input: IssueChargesInput): Promise<Outcome<InvoiceResult>> =>
  transition(context, {
    move: 'issueInvoice',
    input,
    locks: [],
    plan: async (tx, viewer, now) => {
      const customer = await customerOf(tx, viewer, input.organisationId);
      const free = input.lines ?? [];
      const periodTo = input.periodTo ?? dateOf(now);
      const charges = await takeOpen(tx, { ...input, periodTo, atMost: Math.max(0, maxLines - free.length) });
      const prices = input.prices ?? [];
      const lines = linesOfCharges(charges, prices, {
        productNames: await productNames(tx, charges, customer.locale),
        locale: customer.locale,
      });
      const first = charges.map(({ incurredOn }) => incurredOn).toSorted()[0];
      const heading = { ...input, periodFrom: input.periodFrom ?? first ?? periodTo, periodTo };
      const found = [
        ...(charges.length === 0 ? [noInvoice.nothingOpen('/periodTo')] : priceProblems(charges, prices)),
        ...goneProblems(charges, input.only ?? []),
      ];
      const plan = await issued(tx, { now, customer }, heading, [...lines, ...free], found);
      return {
        ...plan,
        alongside: async (inner) => {
          await plan.alongside?.(inner);
          await markInvoiced(inner, plan.result.invoiceId, charges, lines);
        },
      };
    },
  });

interface Which {
  readonly organisationId: string;
  readonly periodFrom?: string | null | undefined;
  readonly periodTo: string;
  readonly only?: readonly string[] | null | undefined;
  readonly atMost: number;
}

/** The open charges of a period, under their own locks. */
async function takeOpen(tx: Tx, which: Which): Promise<(Open & { incurredOn: string })[]> {
  const { organisationId, periodFrom, periodTo, only, atMost } = which;
  return tx.$queryRaw`
    SELECT "id", "kind"::text AS "kind", "productCode", "reference", "orderLineId", "amountMinor", "periodFrom", "periodTo", "incurredOn"
    FROM "invoice_charges"
    WHERE "organisationId" = ${organisationId} AND "invoicedIn" IS NULL AND "incurredOn" BETWEEN ${periodFrom ?? ''} AND ${periodTo}
      AND (${only == null} OR "id" = ANY(${[...(only ?? [])]}::text[]))
    ORDER BY "incurredOn", "id" LIMIT ${atMost} FOR UPDATE`;
}

/** Names of products in one language. */
export async function productNames(
  db: Pick<Tx, 'product'>,
  charges: readonly { readonly productCode: string }[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(charges.map(({ productCode }) => productCode))];
  const products = await db.product.findMany({ where: { code: { in: codes } }, select: { code: true, names: true } });
  return new Map(products.map(({ code, names }) => [code, nameIn(names, locale)]));
}

async function markInvoiced(tx: Tx, invoiceId: string, charges: readonly Open[], lines: readonly LineInput[]): Promise<void> {
  const rows = charges.map(({ id }, index) => ({ id, amount: lines[index]?.unitAmountMinor }));
  const marked = await tx.$executeRaw`
    UPDATE "invoice_charges" c SET "invoicedIn" = ${invoiceId}, "amountMinor" = r."amount"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "amount" int)
    WHERE c."id" = r."id" AND c."invoicedIn" IS NULL`;
  if (marked !== rows.length) throw new Error(`invoice_charges: ${marked} of ${rows.length} were open`);
}
