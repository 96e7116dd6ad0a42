import type { Db } from '@sporbar/prisma/client.ts';
import type { Address } from '@sporbar/prisma/generated/client/client.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { changesKey } from '../../availability/check.rules.ts';
import { bookingOutgrownBy } from '../../appointments/appointment.release.ts';
import { newId } from '../../ids.ts';
import { factsOf } from '../../terminations/termination.input.ts';
import { valuesWith, type PreparedLine } from '../line.input.ts';
import { installedInclude } from '../modify/modify.input.ts';
import type { NewLine } from '../order.rows.ts';
import { rootOf, type LineState, type OrderState } from '../order.state.ts';
import type { LineFacts } from '../submitting/line-facts.ts';

/** What the rules and the comparison with other lines read of a line as it is typed. */
export interface TypedLine extends LineFacts {
  readonly status: OrderLineStatus;
  readonly productCode: string | null;
  readonly previousProductCode: string | null;
  readonly installedProductId: string | null;
  readonly accessLineNumber: string | null;
  readonly address: Address | null;
}

/** What is typed, and the line it is typed into where that stands already. */
export interface Typing {
  readonly prepared: PreparedLine;
  readonly before: LineState | undefined;
  readonly lineNo: number;
}

/** A line of which nothing is said. */
const blank: Omit<TypedLine, 'id' | 'lineNo'> = {
  status: 'NEW',
  ...{ productCode: null, product: null, attributes: {}, addOns: [], accessLineNumber: null, address: null },
  ...{ endUserKind: null, endUserName: null, endUserBirthDate: null, endUserOrgNumber: null },
  ...{ contactName: null, contactPhone: null, contactPhone2: null, requestedDate: null, checklist: [] },
  ...{ hasBroadbandElsewhere: null, isMoving: null },
  ...{ quoteLineId: null, offeredLeadTimeDays: null, modifyKind: null, installedProductId: null, installedProduct: null },
  ...{ previousProductCode: null, previousProduct: null, losingOperator: null, existingPhoneNumber: null },
  ...{ authorisationReference: null, authorisationGivenBy: null, ownerVerified: false, aegServices: [] },
  ...{ newEndUserKind: null, newEndUserName: null, newEndUserBirthDate: null, newEndUserOrgNumber: null },
  ...{ termination: null, checks: [], appointments: [], unbooked: null },
};

/** The lines as they would stand once saved. Nothing is written; products are read once for all of them. */
export async function typedLines(db: Db, order: OrderState | null, typing: readonly Typing[], now: Date): Promise<TypedLine[]> {
  const lines = await Promise.all(typing.map((one) => saved(db, order, one, now)));
  const codes = lines.flatMap(({ productCode, previousProductCode }) => [productCode ?? [], previousProductCode ?? []].flat());
  const products = new Map(
    codes.length === 0
      ? []
      : (await db.product.findMany({ where: { code: { in: codes } }, include: { attributes: true, addOns: true } })).map((product) => [
          product.code,
          product,
        ]),
  );
  const installed = await installedOf(db, typing, lines);
  return lines.map((line) => {
    const product = products.get(line.productCode ?? '') ?? null;
    return {
      ...line,
      product: product?.orderable === false && line.installedProductId === null ? null : product,
      previousProduct: products.get(line.previousProductCode ?? '') ?? null,
      installedProduct: installed.get(line.installedProductId ?? '') ?? null,
    };
  });
}

async function saved(db: Db, order: OrderState | null, { prepared, before, lineNo }: Typing, now: Date): Promise<TypedLine> {
  const draft = prepared.address;
  const row = draft === null ? null : { id: newId('Address'), createdAt: now, ...draft.row };
  const values = await valuesWith(db, prepared, row, before);
  const termination = prepared.line.termination == null ? (before?.termination ?? null) : factsOf(prepared.line.termination);
  const line = { ...blank, id: '', lineNo, ...before, ...given(values), termination };
  return order === null || before === undefined ? line : { ...line, ...keptOf(order, before, values, now) };
}

/** The columns of a line that came with a value or with null. */
const given = (values: NewLine): Partial<TypedLine> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** K-15: of check and booking what saving would leave of them. */
function keptOf(order: OrderState, before: LineState, values: NewLine, now: Date): Partial<TypedLine> {
  const after = given(values);
  const { set, writes } = bookingOutgrownBy(rootOf(order), before, after, now);
  return {
    ...(changesKey(before, { ...before, ...after }) ? { checks: [] } : {}),
    ...('unbooked' in set ? { unbooked: null } : {}),
    ...(writes.length === 0 ? {} : { appointments: [] }),
  };
}

async function installedOf(db: Db, typing: readonly Typing[], lines: readonly TypedLine[]) {
  const ids = lines.flatMap(({ installedProductId }) => installedProductId ?? []);
  const organisationId = typing[0]?.prepared.organisationId;
  if (ids.length === 0 || organisationId === undefined) return new Map<string, never>();
  const found = await db.installedProduct.findMany({ where: { id: { in: ids }, organisationId }, include: installedInclude });
  return new Map(found.map((one) => [one.id, one]));
}
