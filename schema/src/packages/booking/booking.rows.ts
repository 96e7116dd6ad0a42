import { randomBytes } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Package } from '@sporbar/prisma/generated/client/client.ts';
import type { FreightMode, PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { newId } from '../../ids.ts';
import type { Money } from '../../money.graphql.ts';
import { nextNumber } from '../../numbers.ts';
import { created, type Write } from '../../writes.ts';
import { deskOf } from '../package.lifecycle.ts';
import { packageNoun } from '../package.nouns.ts';
import { rootFor, searchTextOf } from '../package.state.ts';
import { trackingKey } from '../tracking-number.ts';

export interface NewBooking {
  readonly organisationId: string;
  readonly mode: FreightMode;
  /** Empty while nobody has said who sent what came unbooked. */
  readonly sellerName: string;
  readonly sellerOrderRef: string | null;
  readonly deliveryAddressId: string;
}

/** Stores a booking. The reply token is what a mail's answer is recognised by (N-07). */
export async function insertBooking(tx: Tx, by: { readonly userId: string }, now: Date, booking: NewBooking): Promise<string> {
  const id = newId('Booking');
  const number = await nextNumber(tx, 'B', 'booking_numbers');
  const authorship = { createdAt: now, createdById: by.userId, updatedAt: now, updatedById: by.userId };
  await tx.booking.create({
    data: { id, number, ...booking, replyToken: randomBytes(16).toString('hex'), ...authorship },
    select: { id: true },
  });
  return id;
}

/** What is known of a package when it comes to be. */
export interface NewPackage {
  readonly status: PackageStatus;
  readonly organisationId: string;
  readonly suiteNumber: string;
  readonly accountHolderId: string;
  readonly bookingId: string | null;
  readonly mode: FreightMode | null;
  readonly sellerName: string | null;
  readonly contents: string | null;
  readonly declared: Money | null;
  readonly insured: Money | null;
  readonly standby: boolean;
  readonly trackingNumbers: readonly string[];
  readonly received?: Partial<Pick<Package, 'holdReason' | 'comment' | 'weightGrams' | 'volumeCm3' | 'receivedAt'>>;
  readonly comment?: string | null | undefined;
}

/** The write that makes a package. Rows of one call have one shape. */
export async function newPackageWrite(tx: Tx, item: NewPackage): Promise<Write> {
  const id = newId('Package');
  const number = await nextNumber(tx, 'P', 'package_numbers');
  const row = {
    id,
    number,
    organisationId: item.organisationId,
    bookingId: item.bookingId,
    contents: item.contents,
    declaredMinor: item.declared?.amountMinor ?? null,
    declaredCurrency: item.declared?.currency ?? 'USD',
    insured: item.insured !== null,
    insuredMinor: item.insured?.amountMinor ?? null,
    standby: item.standby,
    customerUnsure: false,
    mode: item.mode,
    sellerName: item.sellerName,
    status: item.status,
    lastActedById: item.accountHolderId,
    searchText: searchTextOf({ ...item, number }, item.trackingNumbers.map(trackingKey), item.suiteNumber),
    holdReason: null,
    comment: null,
    weightGrams: null,
    volumeCm3: null,
    receivedAt: null,
    ...item.received,
  };
  const changes = {
    mode: [null, item.mode],
    sellerName: [null, item.sellerName],
    trackingNumbers: [[], item.trackingNumbers.map(trackingKey)],
    ...(row.holdReason === null ? {} : { holdReason: [null, row.holdReason] }),
  };
  return created(rootFor(row, item.accountHolderId), packageNoun, row, { comment: item.comment, changes, queue: deskOf[item.status] });
}
