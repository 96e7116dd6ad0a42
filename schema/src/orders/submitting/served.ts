import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../../context.ts';
import { requireViewer } from '../../context.ts';
import type { OrderState } from '../order.state.ts';
import { movable, type ServedLine, type ServedProduct } from './served.rules.ts';

type Asking = ServedLine & { readonly status: string };
type Row = Omit<ServedProduct, 'isOwn'> & { readonly organisationId: string };

const MOST = 2_000;
const known = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value != null && value !== '')),
];

/** Lines for which O-22 and O-23 are asked: a draft's, for what people have at home or at work. */
const askingOf = (action: string, lines: readonly Asking[]): Asking[] =>
  action === 'PROVIDE'
    ? lines.filter(({ status, product }) => status === 'NEW' && product !== null && movable.includes(product.family))
    : [];

interface Asked {
  readonly action: string;
  readonly organisationId: string;
  readonly lines: readonly Asking[];
}

/**
 * The products in operation, anybody's, that lines about to be sent may be about: one statement for any number of lines, none
 * where nothing is ordered anew. Nothing of it but the problems of the rules leaves the server.
 */
export async function servedBy(tx: Tx | Db, { action, organisationId, lines }: Asked): Promise<ServedProduct[]> {
  const asking = askingOf(action, lines);
  if (asking.length === 0) return [];
  const access = known(asking.map(({ accessLineNumber }) => accessLineNumber));
  const phones = known(asking.flatMap(({ contactPhone, contactPhone2 }) => [contactPhone, contactPhone2]));
  const births = known(asking.map(({ endUserBirthDate }) => endUserBirthDate));
  const companies = known(asking.map(({ endUserOrgNumber }) => endUserOrgNumber));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i."id", i."organisationId", i."circuitNumber", i."phoneNumber", i."accessLineNumber", i."endUserKind"::text AS "endUserKind",
           i."endUserName", i."endUserBirthDate", i."endUserOrgNumber", p."family"::text AS "family", to_jsonb(a) AS "address"
      FROM "installed_products" i
      JOIN "products" p ON p."code" = i."productCode"
      LEFT JOIN "addresses" a ON a."id" = i."addressId"
     WHERE i."status" = 'ACTIVE' AND p."family"::text = ANY(${[...movable]}::text[])
       AND (i."accessLineNumber" = ANY(${access}::text[]) OR i."phoneNumber" = ANY(${phones}::text[])
         OR i."endUserBirthDate" = ANY(${births}::text[]) OR i."endUserOrgNumber" = ANY(${companies}::text[]))
     ORDER BY i."id" DESC LIMIT ${MOST}`;
  return rows.map(({ organisationId: holder, ...row }) => ({ ...row, isOwn: holder === organisationId }));
}

const gathering = new WeakMap<Context, { lines: Asking[]; readonly found: Promise<ServedProduct[]> }>();

/** The same for a reader's own drafts, one statement for all that are looked at in the same turn. */
export async function servedOf(context: Context, order: OrderState): Promise<ServedProduct[]> {
  const viewer = requireViewer(context);
  const asking = viewer.isCarrier ? [] : askingOf(order.action, order.lines);
  if (asking.length === 0) return [];
  let gathered = gathering.get(context);
  if (gathered === undefined) {
    const lines: Asking[] = [];
    const load = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      gathering.delete(context);
      return servedBy(context.db, { action: 'PROVIDE', organisationId: viewer.organisationId, lines });
    };
    gathered = { lines, found: load() };
    gathering.set(context, gathered);
  }
  gathered.lines.push(...asking);
  return gathered.found;
}
