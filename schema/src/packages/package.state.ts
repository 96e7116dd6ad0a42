import type { Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { ownOrCarrier } from '../access.ts';
import { accountHolderOf } from '../mailbox/account-holder.ts';
import type { Money } from '../money.graphql.ts';
import { no, Refused } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import { packageNoun } from './package.nouns.ts';

/** What every rule about a package may look at. */
export const packageInclude = {
  receipts: { orderBy: { id: 'asc' } },
  trackingNumbers: { orderBy: [{ isExtra: 'asc' }, { id: 'asc' }] },
  organisation: { select: { mailbox: true } },
} as const satisfies Prisma.PackageInclude;

export type PackageState = Prisma.PackageGetPayload<{ include: typeof packageInclude }>;

/** The package as it stands under the lock, for a viewer who may see it. */
export async function loadPackage(tx: Tx, viewer: Viewer, id: string): Promise<PackageState> {
  const found = await tx.package.findUnique({ where: { id, ...ownOrCarrier(viewer) }, include: packageInclude });
  if (found === null) throw new Refused([no.notFound('/id')]);
  return found;
}

/** N-08: what concerns a mailbox goes to the account holder, whoever acted. */
export async function rootOf(tx: Tx, item: Pick<PackageState, 'id' | 'organisationId' | 'version' | 'status' | 'number'>): Promise<Root> {
  return { ...rootFor(item, await accountHolderOf(tx, item.organisationId)), version: item.version, status: item.status };
}

/** The root of a package that is being created. */
export const rootFor = (item: { id: string; organisationId: string; number: string }, accountHolderId: string): Root => ({
  noun: packageNoun,
  id: item.id,
  organisationId: item.organisationId,
  placedById: accountHolderId,
  number: item.number,
  carrierVisible: true,
});

export const declaredOf = (item: Pick<PackageState, 'declaredMinor' | 'declaredCurrency'>): Money | null =>
  item.declaredMinor === null ? null : { amountMinor: item.declaredMinor, currency: item.declaredCurrency.trim() };

export const insuredOf = (item: Pick<PackageState, 'insured' | 'insuredMinor' | 'declaredCurrency'>): Money | null =>
  !item.insured || item.insuredMinor === null ? null : { amountMinor: item.insuredMinor, currency: item.declaredCurrency.trim() };

/** The columns of a declared value; nothing when none was given. */
export const declaredColumns = (value: Money | null | undefined): { declaredMinor?: number; declaredCurrency?: string } =>
  value == null ? {} : { declaredMinor: value.amountMinor, declaredCurrency: value.currency };

interface Searchable {
  readonly number: string;
  readonly sellerName?: string | null | undefined;
  readonly contents?: string | null | undefined;
}

/** What a search finds a package by: lower case, rebuilt with every change. */
export const searchTextOf = (item: Searchable, trackingNumbers: readonly string[], suiteNumber: string): string =>
  [...new Set([item.number, item.sellerName, item.contents, suiteNumber, ...trackingNumbers].filter((text) => text != null && text !== ''))]
    .join(' ')
    .toLowerCase();

/** The search text of a package that changes to `set`. */
export const searchTextAfter = (item: PackageState, set: Partial<Searchable>, added: readonly string[] = []): string =>
  searchTextOf(
    { ...item, ...set },
    [...item.trackingNumbers.map(({ value }) => value), ...added],
    item.organisation.mailbox?.suiteNumber ?? '',
  );
