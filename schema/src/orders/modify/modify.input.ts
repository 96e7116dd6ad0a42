import type { Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { ModifyKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { noModify } from './modify.refusals.ts';
import { modifyGuards } from './modify.rules.ts';

/** What a line says of the installed product it changes. */
export interface ModifyInput {
  readonly installedProductId: string;
  readonly kind: ModifyKind;
}

/** What every rule about a change may look at of the installed product. */
export const installedInclude = {
  product: { select: { lineAccess: true, attributes: { select: { key: true } } } },
  address: true,
  fromOrderLine: { select: { postedAt: true, order: { select: { action: true } } } },
  takenOverBy: { select: { postedAt: true, status: true, order: { select: { submittedAt: true } } } },
  orderLines: {
    select: {
      id: true,
      postedAt: true,
      status: true,
      order: { select: { action: true, submittedAt: true } },
      termination: { select: { endedAt: true } },
    },
  },
} as const satisfies Prisma.InstalledProductInclude;

/** Another organisation's product is not found, as one that does not exist. */
const findInstalled = (tx: Tx, organisationId: string, { installedProductId }: ModifyInput) =>
  tx.installedProduct.findUnique({ where: { id: installedProductId, organisationId }, include: installedInclude });

/** M-18, M-19: what stands in the way of the change that a line asks for. */
export async function givenModifyProblems(
  tx: Tx,
  organisationId: string,
  modify: ModifyInput | null | undefined,
  at: string,
): Promise<Problem[]> {
  if (modify == null) return [];
  const installed = await findInstalled(tx, organisationId, modify);
  if (installed === null) return [noModify.unknownProduct(`${at}/modify/installedProductId`)];
  return modifyGuards(modify.kind, installed, `${at}/modify`);
}

/**
 * The columns of a line that changes an installed product. Where the line does not say otherwise they begin with what is
 * installed; whom it serves always comes from there (O-33).
 */
export async function modifyColumns(
  tx: Tx,
  organisationId: string,
  modify: ModifyInput,
  given: { readonly productCode?: unknown },
  before: string | null,
) {
  const chosen = { installedProductId: modify.installedProductId, modifyKind: modify.kind };
  if (modify.installedProductId === before) return chosen;
  const installed = await findInstalled(tx, organisationId, modify);
  if (installed === null) return chosen;
  const { productCode, endUserKind, endUserName, endUserBirthDate, endUserOrgNumber, accessLineNumber } = installed;
  const whom = { endUserKind, endUserName, endUserBirthDate, endUserOrgNumber };
  const keepsProduct = given.productCode == null || given.productCode === productCode;
  const values = keepsProduct ? { attributes: installed.attributes ?? {}, addOns: installed.addOns } : {};
  return { productCode, ...whom, accessLineNumber, ...values, ...chosen };
}
