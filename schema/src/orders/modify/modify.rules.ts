import type { InstalledStatus, LineAccess, ModifyKind, OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { isSamePlace, type PlaceFacts } from '../../addresses/same-place.ts';
import { chosenAttributes, chosenSpeed, isAccessConversion } from '../../catalogue/catalogue.rules.ts';
import type { Problem } from '../../refusals.ts';
import { noModify } from './modify.refusals.ts';

// Context 08: what may be asked of a product that is installed. Product, attributes and address of the line are the new ones.

/** What the rules read of an installed product. */
export interface InstalledFacts {
  readonly status: InstalledStatus;
  readonly productCode: string;
  readonly product: { readonly lineAccess: LineAccess | null; readonly attributes: readonly { readonly key: string }[] };
  readonly attributes: unknown;
  readonly address: PlaceFacts | null;
  /** The line that delivered it. */
  readonly fromOrderLine: { readonly postedAt: Date | null; readonly order: { readonly action: string } } | null;
  /** The changes of ISP that take it away, or were to. */
  readonly takenOverBy: readonly TakingLine[];
}

interface TakingLine {
  readonly postedAt: Date | null;
  readonly status: OrderLineStatus;
  readonly order: { readonly submittedAt: Date | null };
}

/** What a line asks of it. */
export interface AskedFacts {
  readonly product: { readonly code: string; readonly lineAccess: LineAccess | null } | null;
  readonly attributes: unknown;
  readonly address: PlaceFacts | null;
}

const givenUp: readonly OrderLineStatus[] = ['CANCELLED', 'REJECTED', 'DUPLICATE'];

/** A change of ISP that was sent and is under way. */
const isOpenIspChange = ({ postedAt, status, order }: TakingLine): boolean =>
  order.submittedAt !== null && postedAt === null && !givenUp.includes(status);

/** M-19: some change of ISP on it, to it or away from it, is not posted. */
const hasOpenIspChange = ({ fromOrderLine, takenOverBy }: InstalledFacts): boolean =>
  takenOverBy.some(isOpenIspChange) || (fromOrderLine?.order.action === 'CHANGE_ISP' && fromOrderLine.postedAt === null);

/** M-18, M-19: what stands in the way of a kind of change whatever the new values are. */
export function modifyGuards(kind: ModifyKind, installed: InstalledFacts, at: string): Problem[] {
  const problems = installed.status === 'ACTIVE' ? [] : [noModify.notActive(`${at}/installedProductId`)];
  if (kind === 'ACCESS_TYPE_CONVERSION' && hasOpenIspChange(installed)) problems.push(noModify.ispChangeOpen(`${at}/kind`));
  return problems;
}

/** M-18, CAT-06: the new values are of the kind that was chosen. For submit; a draft may still be on its way there. */
export function modifyProblems(kind: ModifyKind, installed: InstalledFacts, asked: AskedFacts, at: string): Problem[] {
  const problems = modifyGuards(kind, installed, `${at}/modify`);
  if (kind === 'MOVE') problems.push(...moveProblems(installed, asked, at));
  if (asked.product === null) return problems;
  const isOther = asked.product.code !== installed.productCode;
  const converts = isAccessConversion(installed.product, asked.product);
  const path = `${at}/product`;
  switch (kind) {
    case 'ACCESS_TYPE_CONVERSION':
      return converts ? problems : [...problems, isOther ? noModify.otherAccess(path) : noModify.otherProduct(path)];
    case 'PRODUCT_CHANGE':
      if (converts) return [...problems, noModify.otherAccess(path)];
      return isOther ? problems : [...problems, noModify.otherProduct(path)];
    case 'SPEED_CHANGE':
      if (!isOther && chosenSpeed(asked.attributes) === chosenSpeed(installed.attributes))
        problems.push(noModify.otherSpeed(`${at}/attributes/speedKbps`));
      return isOther ? [...problems, noModify.keepsProduct(path)] : problems;
    default:
      return isOther ? [...problems, noModify.keepsProduct(path)] : problems;
  }
}

/** M-18: to move is to give the circuit there is another address. */
function moveProblems(installed: InstalledFacts, { address }: AskedFacts, at: string): Problem[] {
  if (address === null) return [noModify.moveWhere(`${at}/address`)];
  return isSamePlace(address, installed.address) ? [noModify.movesNowhere(`${at}/address`)] : [];
}

/** O-33: the catalogue is asked again only where product or attributes change. */
export const changesProduct = (installed: InstalledFacts, { product, attributes }: AskedFacts): boolean =>
  product?.code !== installed.productCode ||
  JSON.stringify(Object.entries(chosenAttributes(attributes)).toSorted()) !==
    JSON.stringify(Object.entries(chosenAttributes(installed.attributes)).toSorted());

/** The kinds of change that mean something for a product: conversion where there is a full and a shared one, speed where there is a speed. */
export function kindsFor({ lineAccess, attributes }: InstalledFacts['product']): ModifyKind[] {
  const hasSpeed = attributes.some(({ key }) => key === 'speedKbps');
  return [
    'MOVE',
    ...(lineAccess === null ? [] : (['ACCESS_TYPE_CONVERSION'] as const)),
    'PRODUCT_CHANGE',
    ...(hasSpeed ? (['SPEED_CHANGE'] as const) : []),
    'OTHER',
  ];
}
