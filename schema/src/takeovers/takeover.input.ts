import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { EndUserKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { noTakeover } from './takeover.refusals.ts';
import { isOwnName } from './takeover.rules.ts';

/** What a line says of the subscription it takes over: undefined leaves a field alone, null empties it. */
export interface TakeoverInput {
  readonly previousProduct?: string | null | undefined;
  readonly losingOperator?: string | null | undefined;
  readonly existingPhoneNumber?: string | null | undefined;
  readonly authorisationReference?: string | null | undefined;
  readonly authorisationGivenBy?: string | null | undefined;
  readonly ownerVerified?: boolean | null | undefined;
  readonly newEndUser?:
    | {
        readonly kind?: EndUserKind | null | undefined;
        readonly name?: string | null | undefined;
        readonly birthDate?: string | null | undefined;
        readonly orgNumber?: string | null | undefined;
      }
    | null
    | undefined;
  readonly aegServices?: readonly string[] | null | undefined;
}

/** ISP-01, ISP-09: what is given is something a takeover can begin from, even in a draft. */
export async function givenTakeoverProblems(
  tx: Tx,
  organisationId: string,
  takeover: TakeoverInput | null | undefined,
  at: string,
): Promise<Problem[]> {
  if (takeover == null) return [];
  const problems: Problem[] = [];
  const { previousProduct, losingOperator } = takeover;
  if (previousProduct != null && (await tx.product.findUnique({ where: { code: previousProduct }, select: { code: true } })) === null)
    problems.push(noTakeover.unknownPrevious(`${at}/takeover/previousProduct`));
  if (losingOperator != null) {
    const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } });
    if (isOwnName(name, losingOperator)) problems.push(noTakeover.fromYourself(`${at}/takeover/losingOperator`));
  }
  return problems;
}

/** The columns that are given. */
export function takeoverColumns({ previousProduct, newEndUser, ...given }: TakeoverInput): Partial<OrderLine> {
  const values = {
    ...given,
    ...(given.ownerVerified === null ? { ownerVerified: false } : {}),
    ...(given.aegServices === undefined ? {} : { aegServices: [...new Set(given.aegServices ?? [])] }),
    previousProductCode: previousProduct,
    ...(newEndUser === undefined
      ? {}
      : {
          newEndUserKind: newEndUser?.kind ?? null,
          newEndUserName: newEndUser?.name ?? null,
          newEndUserBirthDate: newEndUser?.birthDate ?? null,
          newEndUserOrgNumber: newEndUser?.orgNumber ?? null,
        }),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
