import type { Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { TerminationScope } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { neededProblems, scopeProblems, type TerminationFacts } from './termination.rules.ts';
import { noTermination } from './termination.refusals.ts';

/** What a line says of the subscription it ends. */
export interface TerminationInput {
  /** Phone or circuit number. */
  readonly number: string;
  readonly scope: TerminationScope;
  readonly components?: readonly string[] | null | undefined;
}

export const factsOf = ({ scope, components }: TerminationInput): TerminationFacts => ({
  scope,
  components: [...new Set(components ?? [])],
});

const ending = {
  include: { address: true, product: { select: { addOns: { select: { code: true, required: true } } } } },
} as const satisfies Prisma.InstalledProductDefaultArgs;
type EndingProduct = Prisma.InstalledProductGetPayload<typeof ending>;

/** The organisation's own products in operation with this phone or circuit number; `heldId`: and the one a line is about already (TER-06). */
export function productsBy(tx: Tx, organisationId: string, number: string, heldId: string | null = null): Promise<EndingProduct[]> {
  const text = number.replace(/\s/g, '');
  const numbered = { OR: [{ circuitNumber: text.toUpperCase() }, { phoneNumber: text }] };
  const live = {
    OR: [{ status: 'ACTIVE' as const }, ...(heldId === null ? [] : [{ id: heldId, status: { not: 'TERMINATED' as const } }])],
  };
  return tx.installedProduct.findMany({ ...ending, where: { organisationId, AND: [numbered, live] }, orderBy: { id: 'asc' }, take: 2 });
}

interface Held {
  readonly installedProductId: string | null;
  readonly status: string;
}

/** TER-06, TER-08: what stands in the way of what a line asks to end. */
export async function givenTerminationProblems(
  tx: Tx,
  organisationId: string,
  asked: TerminationInput | null | undefined,
  held: Held | undefined,
  at: string,
): Promise<Problem[]> {
  if (asked == null) return [];
  const path = `${at}/termination`;
  const [product, other] = await productsBy(tx, organisationId, asked.number, held?.installedProductId);
  if (product === undefined) return [noTermination.noMatch(`${path}/number`)];
  if (other !== undefined) return [noTermination.severalMatch(`${path}/number`)];
  const stays = held === undefined || held.status === 'NEW' || held.installedProductId === product.id;
  const facts = factsOf(asked);
  return [
    ...(stays ? [] : [noTermination.standsAsSent(`${path}/number`)]),
    ...scopeProblems(facts, product.addOns, path),
    ...neededProblems(facts, product.product.addOns, path),
  ];
}

/** The columns of a line that ends a product: they say again what it is, whom it serves and where, and are not asked for (O-33). */
export async function terminationColumns(tx: Tx, organisationId: string, asked: TerminationInput, heldId: string | null) {
  const [product] = await productsBy(tx, organisationId, asked.number, heldId);
  if (product === undefined) return {};
  const { id, productCode, endUserKind, endUserName, endUserBirthDate, endUserOrgNumber, accessLineNumber, addressId, address } = product;
  const whom = { endUserKind, endUserName, endUserBirthDate, endUserOrgNumber };
  return { installedProductId: id, productCode, ...whom, accessLineNumber, addressId, address };
}
