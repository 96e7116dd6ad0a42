import type { Db } from '@sporbar/prisma/client.ts';
import type { AuditEntry, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { hasScope } from '../access.ts';
import { idPrefixes } from '../ids.ts';
import { connectionOf, noPage, pageOf, type PageArgs } from '../keyset.ts';
import { numbersOfRoots } from '../object-numbers.ts';
import { Refused, refuseIfAny } from '../refusals.ts';
import { startOf, addDays } from '../time.ts';
import type { Viewer } from '../viewer.ts';
import { noAudit } from './audit.refusals.ts';

/** What is looked for; everything given must hold. */
export interface AuditQuestion {
  /** A username, whole; that of a closed user, and one nobody ever had, included. */
  readonly user?: string | null | undefined;
  /** An id, or the number of a quote, order, package, service request or invoice: of that one, with all that belongs to it. */
  readonly object?: string | null | undefined;
  /** First and last calendar day. */
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

const searchers: readonly Department[] = ['CUSTOMER_SERVICE', 'PORTAL_SUPPORT', 'USER_ADMIN', 'BILLING'];

/** AUD-04: who did what is for the departments that customers turn to; everybody else reads the history of an object. */
export const maySearchAudit = (viewer: Viewer): boolean =>
  viewer.isCarrier &&
  viewer.kind === 'PERSON' &&
  !viewer.inTraining &&
  hasScope(viewer, 'read') &&
  viewer.department !== null &&
  searchers.includes(viewer.department);

/** The rows a viewer may read of those asked for. Refuses whoever may not search at all, and a period that is none. */
export async function auditWhere(db: Db, viewer: Viewer, question: AuditQuestion): Promise<Prisma.AuditEntryWhereInput> {
  const { from, until } = question;
  if (!maySearchAudit(viewer)) throw new Refused([noAudit.notYours('')]);
  refuseIfAny(from != null && until != null && until < from ? [noAudit.emptyPeriod('/filter/until')] : []);
  const [user, object] = [question.user?.trim().toLowerCase() ?? '', question.object?.trim() ?? ''];
  return {
    carrierVisible: true,
    ...(user === '' ? {} : { actorUsername: user }),
    ...(object === '' ? {} : { objectId: { in: await partsOf(db, object) } }),
    AND: [
      from == null ? {} : { at: { gte: startOf(from) } },
      until == null ? {} : { at: { lt: startOf(addDays(until, 1)) } },
      // INV-07: what happens to invoices is for billing alone.
      viewer.department === 'BILLING' ? {} : { OR: [{ objectType: null }, { objectType: { not: 'INVOICE' } }] },
    ],
  };
}

/** The object itself and everything of it that ever had an event: lines that were removed are there too. */
async function partsOf(db: Db, object: string): Promise<string[]> {
  const rootId = await idOf(db, object);
  const parts = await db.$queryRaw<{ objectId: string }[]>`
    SELECT DISTINCT "objectId" FROM "status_events" WHERE "rootId" = ${rootId} AND "rootType" = ${rootTypeOf(rootId)}::"ObjectType"`;
  return [...new Set([rootId, ...parts.map(({ objectId }) => objectId)])];
}

const roots = { quo: 'QUOTE', ord: 'ORDER', srq: 'SERVICE_REQUEST', pkg: 'PACKAGE', inv: 'INVOICE', usr: 'USER' } as const;

/** What kind of page an id is of. What is none belongs to nothing else and is found by its own id. */
const rootTypeOf = (id: string): string => roots[id.slice(0, 3) as keyof typeof roots] ?? 'USER';

/** By number as people write it, or by id. */
async function idOf(db: Db, object: string): Promise<string> {
  const number = object.toUpperCase();
  const where = { where: { number }, select: { id: true } } as const;
  const kind = /^([A-Z]{1,2})-\d+$/.exec(number)?.[1];
  const found =
    kind === 'O'
      ? await db.order.findUnique(where)
      : kind === 'Q'
        ? await db.quote.findUnique(where)
        : kind === 'SR'
          ? await db.serviceRequest.findUnique(where)
          : kind === 'P'
            ? await db.package.findUnique(where)
            : kind === 'I'
              ? await db.invoice.findUnique(where)
              : null;
  return found?.id ?? object.toLowerCase();
}

/** A row as lists hand it on: its number as text, as cursors hold it. */
export type AuditRow = Omit<AuditEntry, 'id'> & { readonly id: string };

const asRow = ({ id, ...entry }: AuditEntry): AuditRow => ({ ...entry, id: String(id) });

/** A page of the audit, newest first. */
export async function auditPage(db: Db, viewer: Viewer, question: AuditQuestion, args: PageArgs) {
  const page = pageOf(args, 'at', 'desc');
  const where = { AND: [await auditWhere(db, viewer, question), withNumbers(page.where)] };
  const rows = await db.auditEntry.findMany({ where, orderBy: page.orderBy, take: page.take });
  return connectionOf(rows.map(asRow), page);
}

/** The place a cursor names, with the row's number as the database counts it. */
function withNumbers(where: Record<string, unknown>): Prisma.AuditEntryWhereInput {
  const { OR: either, ...rest } = where as { OR?: [object, { id: Record<string, string> }] };
  if (either === undefined) return rest;
  const [earlier, { id }] = either;
  const [side, number] = Object.entries(id)[0] ?? ['lt', '0'];
  if (!/^\d{1,18}$/.test(number)) throw new Refused([noPage.badCursor('/after')]);
  return { ...rest, OR: [earlier, { id: { [side]: BigInt(number) } }] };
}

const batchRows = 500;

/**
 * All of it, newest first, a batch at a time: no more is held than one batch, however much there is, and no transaction
 * stays open meanwhile. What is written while it goes on is newer and does not come into it.
 */
export async function* auditBatches(db: Db, where: Prisma.AuditEntryWhereInput): AsyncGenerator<AuditRow[]> {
  let last: AuditEntry | undefined;
  do {
    const beyond = last === undefined ? {} : { at: { lte: last.at }, OR: [{ at: { lt: last.at } }, { id: { lt: last.id } }] };
    const rows = await db.auditEntry.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: batchRows,
    });
    if (rows.length > 0) yield rows.map(asRow);
    last = rows.length < batchRows ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/** The numbers of what the rows belong to, by the objects' ids: a line by its order's. Asked once for a page. */
export async function numbersOf(db: Db, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ objectId }) => objectId ?? []))];
  const known = await db.$queryRaw<{ objectId: string; rootId: string }[]>`
    SELECT DISTINCT "objectId", "rootId" FROM "status_events" WHERE "objectId" = ANY(${ids}::text[])`;
  const numbers = await numbersOfRoots(db, new Set(known.map(({ rootId }) => rootId)));
  return new Map(known.flatMap(({ objectId, rootId }) => (numbers.has(rootId) ? [[objectId, numbers.get(rootId) ?? ''] as const] : [])));
}

const isUserId = (value: unknown): value is string => typeof value === 'string' && value.startsWith(`${idPrefixes.User}_`);

/** AUD-01: the people the rows speak of, by their ids: names for readers, with the usernames that the search takes. Asked once for a page. */
export async function namesOf(db: Db, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
  const said = rows.flatMap(({ objectId, before, after }) => [objectId, ...Object.values(before ?? {}), ...Object.values(after ?? {})]);
  const ids = [...new Set(said.filter(isUserId))];
  if (ids.length === 0) return new Map();
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true, username: true } });
  return new Map(people.map(({ id, fullName, username }) => [id, `${fullName} (${username})`]));
}
