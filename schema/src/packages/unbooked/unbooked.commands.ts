import type { FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../../context.ts';
import type { Money } from '../../money.graphql.ts';
import { refuseIfAny, type Problem } from '../../refusals.ts';
import type { Outcome } from '../../transition.ts';
import { changesOf, updated } from '../../writes.ts';
import { insertBooking } from '../booking/booking.rows.ts';
import { given, goTo, onPackage, type ChangeInput, type PackageResult, type Planned, type Stage } from '../package.commands.ts';
import { deskOf } from '../package.lifecycle.ts';
import { packageNoun } from '../package.nouns.ts';
import { hereStatusOf, insuranceProblems, knownGoodsProblems, valueProblems, type GoodsFacts } from '../package.rules.ts';
import { declaredColumns, insuredOf, searchTextAfter } from '../package.state.ts';

/** What is said about a package that came unbooked or was stopped. */
export interface GoodsInput extends ChangeInput {
  readonly mode?: FreightMode | null | undefined;
  readonly contents?: string | null | undefined;
  readonly declaredValue?: Money | null | undefined;
  readonly sellerName?: string | null | undefined;
  readonly standby?: boolean | null | undefined;
  readonly comment?: string | null | undefined;
}

/** P-08: the customer says what it is; it gets the booking it came without. */
export const resolveUnbookedPackage = (context: Context, input: GoodsInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'resolveUnbookedPackage', input, (stage) => goOn(stage, input, ['mode', 'contents', 'declaredMinor']));

/** P-15: the customer does not know either, and leaves it to staff. */
export const askStaffToVerify = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'askStaffToVerify', input, ({ item, root }, objections) => {
    refuseIfAny(objections);
    return { writes: [updated(root, packageNoun, item, { customerUnsure: true }, { comment: input.comment, queue: deskOf[item.status] })] };
  });

/** P-15: staff has looked at the contents, as the customer asked. */
export const verifyUnbookedPackage = (context: Context, input: GoodsInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'verifyUnbookedPackage', input, (stage, objections) =>
    goOn(stage, { ...input, standby: false }, ['mode', 'contents'], objections),
  );

/** P-09: choosing air or sea releases a package on hold. */
export const resolveHoldPackage = (context: Context, input: GoodsInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'resolveHoldPackage', input, (stage) => goOn(stage, input, ['mode']));

/** The package joins those that are shipped (P-22), with a booking if it had none. */
async function goOn(
  stage: Stage,
  input: GoodsInput,
  needs: readonly (keyof GoodsFacts)[],
  objections: readonly Problem[] = [],
): Promise<Planned> {
  const { tx, viewer, now, item } = stage;
  const said = given({
    mode: input.mode,
    contents: input.contents,
    sellerName: input.sellerName,
    standby: input.standby,
    ...declaredColumns(input.declaredValue),
  });
  const after = { ...item, ...said };
  refuseIfAny([
    ...objections,
    ...knownGoodsProblems(after, needs),
    ...valueProblems(input.declaredValue, '/declaredValue'),
    ...(input.declaredValue == null ? [] : insuranceProblems(input.declaredValue, insuredOf(item), '/declaredValue')),
  ]);
  const home = item.organisation.mailbox?.homeAddressId;
  const needsBooking = item.bookingId === null && home !== undefined && after.mode !== null;
  const booking = {
    organisationId: item.organisationId,
    mode: after.mode ?? 'AIR',
    sellerName: after.sellerName ?? '',
    sellerOrderRef: null,
    deliveryAddressId: home ?? '',
  };
  const bookingId = needsBooking ? await insertBooking(tx, viewer, now, booking) : item.bookingId;
  const set = { ...said, customerUnsure: false, holdReason: null, bookingId };
  const write = goTo(
    stage,
    hereStatusOf(after.standby),
    { ...set, searchText: searchTextAfter(item, said) },
    { comment: input.comment, changes: changesOf(item, set) },
  );
  return bookingId === null ? { writes: [write] } : { writes: [write], bookingId };
}
