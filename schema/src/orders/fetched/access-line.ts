import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { AddressHit, RegisteredUnit } from '../../addresses/register.ts';
import { trusted } from '../../addresses/trusted-register.ts';
import type { Context } from '../../context.ts';

export type FetchedEndUser = Pick<OrderLine, 'endUserKind' | 'endUserName' | 'endUserBirthDate' | 'endUserOrgNumber'>;

/** Where an access line leads, and whom it serves where that is an end user of the asker's own organisation. */
export interface AccessLine {
  readonly number: string;
  readonly hit: AddressHit;
  /** The door, where the building has several. */
  readonly unit: RegisteredUnit | null;
  readonly endUser: FetchedEndUser | null;
}

/**
 * ADR-08: what an access line number tells an organisation; null for a number the register does not have. Whom the line
 * serves is told only of products of that organisation that work now. Rejects when the register is away.
 */
export async function accessLineOf(context: Context, organisationId: string, typed: string): Promise<AccessLine | null> {
  const number = typed.replace(/\s+/g, '');
  if (number === '') return null;
  const [hit] = await trusted(context.ports.addressRegister).search({ accessLineNumber: number }, 1);
  if (hit === undefined) return null;
  const installed = await context.db.installedProduct.findFirst({
    where: { organisationId, accessLineNumber: number, status: 'ACTIVE' },
    orderBy: { id: 'desc' },
  });
  return { number, hit, unit: hit.units[0] ?? null, endUser: installed };
}
