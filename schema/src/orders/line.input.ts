import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { EndUserKind } from '@sporbar/prisma/generated/client/enums.ts';
import { prepareAddress, saveAddress } from '../addresses/address.commands.ts';
import type { AddressInput, JudgedAddress } from '../addresses/address-input.ts';
import { givenAttributeProblems } from '../catalogue/catalogue.rules.ts';
import { actingViewer, type Context } from '../context.ts';
import type { Problem } from '../refusals.ts';
import { noTick } from './checklist.refusals.ts';
import { givenTakeoverProblems, takeoverColumns, type TakeoverInput } from '../takeovers/takeover.input.ts';
import { givenTerminationProblems, terminationColumns, type TerminationInput } from '../terminations/termination.input.ts';
import { givenModifyProblems, modifyColumns, type ModifyInput } from './modify/modify.input.ts';
import { withFetched, type FetchedInput } from './fetched/fetched.input.ts';
import { noOrder } from './order.refusals.ts';
import type { NewLine } from './order.rows.ts';
import { checklistTicks, isPhone, reminderTicks } from './submitting/parties.rules.ts';

/** What a caller says of a line: undefined leaves a field alone, null empties it. */
export interface LineInput {
  readonly productCode?: string | null | undefined;
  readonly attributes?: unknown;
  readonly addOns?: readonly string[] | null | undefined;
  readonly endUser?:
    | {
        readonly kind?: EndUserKind | null | undefined;
        readonly name?: string | null | undefined;
        readonly birthDate?: string | null | undefined;
        readonly orgNumber?: string | null | undefined;
      }
    | null
    | undefined;
  readonly address?: AddressInput | null | undefined;
  readonly accessLineNumber?: string | null | undefined;
  readonly hasBroadbandElsewhere?: boolean | null | undefined;
  readonly isMoving?: boolean | null | undefined;
  readonly fetched?: FetchedInput | null | undefined;
  readonly contactName?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  readonly contactPhone2?: string | null | undefined;
  readonly requestedDate?: string | null | undefined;
  readonly checklist?: readonly string[] | null | undefined;
  readonly modify?: ModifyInput | null | undefined;
  readonly takeover?: TakeoverInput | null | undefined;
  readonly termination?: TerminationInput | null | undefined;
}

const ticks: readonly string[] = [...Object.keys(checklistTicks), ...reminderTicks];

/** What is given must be well formed even in a draft; what is missing is told at submit. */
export function formProblems(line: LineInput, at: string): Problem[] {
  const problems: Problem[] = [];
  if (line.contactPhone != null && line.contactPhone !== '' && !isPhone(line.contactPhone))
    problems.push(noOrder.phone(`${at}/contactPhone`));
  if (line.contactPhone2 != null && line.contactPhone2 !== '' && !isPhone(line.contactPhone2))
    problems.push(noOrder.phone2(`${at}/contactPhone2`));
  for (const [index, tick] of (line.checklist ?? []).entries())
    if (!ticks.includes(tick)) problems.push(noTick.unknownTick(`${at}/checklist/${index}`, { tick }));
  return problems;
}

/** A line with its address looked up: done before the transaction, since the register may be slow (G-03). */
export interface PreparedLine {
  readonly line: LineInput;
  readonly address: JudgedAddress | null;
  /** What stands in the way of fetching what it asks to be fetched. */
  readonly unfetched: readonly Problem[];
  readonly organisationId: string;
  readonly at: string;
}

export async function prepareLine(context: Context, input: LineInput, at: string): Promise<PreparedLine> {
  const { organisationId } = actingViewer(context);
  const { line, problems: unfetched } = await withFetched(context, organisationId, input, at);
  const address =
    line.address == null ? null : await prepareAddress(context.ports.addressRegister, line.address, organisationId, `${at}/address`);
  return { line, at, organisationId, address, unfetched };
}

/** The line as it is, where there is one. */
export type LineBefore = Pick<OrderLine, 'installedProductId' | 'status'> & { readonly termination: object | null };

/** Every objection to what was given. */
export async function givenProblems(tx: Tx, prepared: PreparedLine, before?: LineBefore): Promise<Problem[]> {
  const { line, address, unfetched, organisationId, at } = prepared;
  const asked = await givenModifyProblems(tx, organisationId, line.modify, at);
  const left = await givenTakeoverProblems(tx, organisationId, line.takeover, at);
  const ended = await givenTerminationProblems(tx, organisationId, line.termination, before, at);
  const problems = [...formProblems(line, at), ...unfetched, ...(address?.problems ?? []), ...asked, ...left, ...ended];
  if (line.productCode == null) return problems;
  const product = await tx.product.findUnique({ where: { code: line.productCode }, include: { attributes: true } });
  if (product === null || !product.orderable) return [...problems, noOrder.unknownProduct(`${at}/productCode`)];
  return line.attributes == null ? problems : [...problems, ...givenAttributeProblems(product, line.attributes, at)];
}

/**
 * The columns an input sets, its address written. Call it when nothing is objected to any more; `before` is the line as it
 * is, where there is one.
 */
export async function lineValues(tx: Tx, prepared: PreparedLine, before?: LineBefore): Promise<NewLine> {
  return valuesWith(tx, prepared, prepared.address === null ? null : await saveAddress(tx, prepared.address), before);
}

/** The same with an address that stands written already, or never will be. */
export async function valuesWith(
  tx: Tx,
  { line, organisationId }: PreparedLine,
  row: Address | null,
  before?: LineBefore,
): Promise<NewLine> {
  const { address: place, endUser, modify, takeover, termination, ...sent } = line;
  const held = before?.installedProductId ?? null;
  if (termination != null || before?.termination != null) return terminationValues(tx, organisationId, line, held);
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as typeof sent;
  const changes = modify != null || held !== null;
  const values: Record<string, unknown> = {
    ...(modify == null ? {} : await modifyColumns(tx, organisationId, modify, given, held)),
    ...given,
    ...(given.attributes === null ? { attributes: {} } : {}),
    ...(given.addOns === null ? { addOns: [] } : {}),
    ...(given.checklist === null ? { checklist: [] } : {}),
    ...(takeover == null ? {} : takeoverColumns(takeover)),
    ...(endUser === undefined || changes ? {} : endUserColumns(endUser)),
    ...(place === undefined ? {} : { addressId: row?.id ?? null, address: row }),
  };
  return values;
}

/** O-33: a termination says whom to ask and the date wished for; all else is the installed product's. */
async function terminationValues(tx: Tx, organisationId: string, line: LineInput, held: string | null): Promise<NewLine> {
  const { contactName, contactPhone, contactPhone2, requestedDate, termination } = line;
  const said = { contactName, contactPhone, contactPhone2, requestedDate };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<typeof said>;
  return { ...(termination == null ? {} : await terminationColumns(tx, organisationId, termination, held)), ...given } as NewLine;
}

const endUserColumns = (endUser: LineInput['endUser']) => ({
  endUserKind: endUser?.kind ?? null,
  endUserName: endUser?.name ?? null,
  endUserBirthDate: endUser?.birthDate ?? null,
  endUserOrgNumber: endUser?.orgNumber ?? null,
});
