import type { Tx } from '@sporbar/prisma/client.ts';
import type { FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import type { Money } from '../money.graphql.ts';
import { refuseIfAny, type Problem } from '../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { changesOf, moved, updated, type Root, type Write } from '../writes.ts';
import { deskOf, packageLifecycle, type PackageMove } from './package.lifecycle.ts';
import { packageNoun } from './package.nouns.ts';
import { noPackage } from './package.refusals.ts';
import { guardsOf, insuranceProblems, measureProblems, standbyProblems, valueProblems, type Measures } from './package.rules.ts';
import { declaredColumns, declaredOf, insuredOf, loadPackage, rootOf, searchTextAfter, type PackageState } from './package.state.ts';
import { isTrackingNumber, takenProblems, trackingKey } from './tracking-number.ts';

/** What a command on packages answers: the packages it concerned, and their booking. */
export interface PackageResult {
  readonly packageIds: readonly string[];
  readonly bookingId: string | null;
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

/** What a plan may look at, under the lock. */
export interface Stage {
  readonly tx: Tx;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly item: PackageState;
  readonly root: Root;
}

export interface Planned {
  readonly writes: readonly Write[];
  readonly alongside?: ((tx: Tx) => Promise<void>) | undefined;
  readonly bookingId?: string;
}

/** P-20: what the unique index says when two bookings race for one number. */
export const onDuplicate = { tracking_numbers_one_open: () => noPackage.trackingNumberTaken('') };

/** A command on one package: lifecycle first, then the guards of the move, then its own rules together with them. */
export const onPackage = (
  context: Context,
  move: PackageMove,
  input: ChangeInput,
  plan: (stage: Stage, objections: readonly Problem[]) => Promise<Planned> | Planned,
): Promise<Outcome<PackageResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'packages', id: input.id }],
    onDuplicate,
    plan: async (tx, viewer, now) => {
      const item = await loadPackage(tx, viewer, input.id);
      const objection = judge(packageLifecycle, move, viewer, item, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const planned = await plan({ tx, viewer, now, item, root: await rootOf(tx, item) }, guardsOf(move, item));
      return { ...planned, result: { packageIds: [item.id], bookingId: planned.bookingId ?? item.bookingId } };
    },
  });

/** The package goes on to another status, into the queue of the desk that has it then. */
export const goTo = (
  { root, item }: Stage,
  to: PackageState['status'],
  set: Partial<PackageState> = {},
  more: { comment?: string | null | undefined; changes?: Readonly<Record<string, unknown>> | null } = {},
): Write => moved(root, packageNoun, item, to, set, { ...more, queue: deskOf[to] });

export interface UpdateInput extends ChangeInput, Measures {
  readonly contents?: string | null | undefined;
  readonly declaredValue?: Money | null | undefined;
  readonly mode?: FreightMode | null | undefined;
  readonly sellerName?: string | null | undefined;
  readonly standby?: boolean | null | undefined;
}

/** P-07, P-08, P-09: what is said about a package. What is not given stays. */
export const updatePackage = (context: Context, input: UpdateInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'updatePackage', input, ({ item, root, viewer }) => {
    const declared = input.declaredValue ?? declaredOf(item);
    refuseIfAny([
      ...valueProblems(input.declaredValue, '/declaredValue'),
      ...(input.declaredValue == null ? [] : insuranceProblems(declared, insuredOf(item), '/declaredValue')),
      ...standbyProblems(item, input.standby),
      ...measureProblems(input, viewer.isCarrier),
    ]);
    const set = given({
      contents: input.contents,
      mode: input.mode,
      sellerName: input.sellerName,
      standby: input.standby,
      weightGrams: input.weightGrams,
      volumeCm3: input.volumeCm3,
      ...declaredColumns(input.declaredValue),
    });
    const changes = changesOf(item, set);
    return {
      writes: [
        updated(root, packageNoun, item, { ...set, searchText: searchTextAfter(item, set) }, { changes, queue: deskOf[item.status] }),
      ],
    };
  });

/** P-16, P-20: a further number under which the package may come. */
export const addTrackingNumber = (context: Context, input: ChangeInput & { trackingNumber: string }): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'addTrackingNumber', input, async (stage) => {
    refuseIfAny(isTrackingNumber(input.trackingNumber) ? [] : [noPackage.trackingNumberWrong('/trackingNumber')]);
    return trackingAdded(stage, input.trackingNumber);
  });

/** The write that gives a package one more number. */
async function trackingAdded(stage: Stage, typed: string): Promise<Planned> {
  const { item, root } = stage;
  refuseIfAny(await takenNumbers(stage.tx, item.organisationId, [{ value: typed, path: '/trackingNumber' }]));
  const set = { searchText: searchTextAfter(item, {}, [trackingKey(typed)]) };
  const write = updated(root, packageNoun, item, set, { changes: trackingChange(item, typed), queue: deskOf[item.status] });
  return { writes: [write], alongside: keepNumbers(item.organisationId, [{ packageId: item.id, numbers: [typed], extra: true }]) };
}

export const trackingChange = (item: PackageState, added: string): Record<string, unknown> => {
  const before = item.trackingNumbers.map(({ value }) => value);
  return { trackingNumbers: [before, [...before, trackingKey(added)]] };
};

/** P-17: insures the package for a value, or ends the insurance when none is given. */
export const insurePackage = (
  context: Context,
  input: ChangeInput & { insuredValue?: Money | null | undefined },
): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'insurePackage', input, ({ item, root }, guards) => {
    const value = input.insuredValue ?? null;
    refuseIfAny(guards);
    refuseIfAny(insuranceProblems(declaredOf(item), value, '/insuredValue'));
    return {
      writes: [
        updated(
          root,
          packageNoun,
          item,
          { insured: value !== null, insuredMinor: value?.amountMinor ?? null },
          { queue: deskOf[item.status] },
        ),
      ],
    };
  });

export const setStandby = (context: Context, input: ChangeInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'setStandby', input, (stage) => ({ writes: [goTo(stage, 'STANDBY', { standby: true })] }));

export const releaseStandby = (context: Context, input: ChangeInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'releaseStandby', input, (stage) => ({ writes: [goTo(stage, 'RECEIVED', { standby: false })] }));

export const cancelPackage = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'cancelPackage', input, (stage) => ({
    writes: [goTo(stage, 'CANCELLED', {}, { comment: input.comment })],
    alongside: freeNumbers([stage.item.id]),
  }));

/** P-20: objections to numbers that other open packages of the customer have. */
export async function takenNumbers(
  tx: Tx,
  organisationId: string,
  numbers: readonly { value: string; path: string }[],
): Promise<Problem[]> {
  const values = numbers.map(({ value }) => trackingKey(value));
  const rows = await tx.trackingNumber.findMany({ where: { organisationId, open: true, value: { in: values } }, select: { value: true } });
  return takenProblems(numbers, new Set(rows.map(({ value }) => value)));
}

/** Stores numbers with their packages, once those exist. */
export const keepNumbers =
  (organisationId: string, packages: readonly { packageId: string; numbers: readonly string[]; extra?: boolean }[]) =>
  async (tx: Tx): Promise<void> => {
    const data = packages.flatMap(({ packageId, numbers, extra }) =>
      numbers.map((value, index) => ({
        id: newId('TrackingNumber'),
        organisationId,
        packageId,
        value: trackingKey(value),
        isExtra: extra ?? index > 0,
      })),
    );
    if (data.length > 0) await tx.trackingNumber.createMany({ data });
  };

/** P-20: a package that has ended holds its numbers no longer. */
export const freeNumbers =
  (packageIds: readonly string[]) =>
  async (tx: Tx): Promise<void> => {
    await tx.trackingNumber.updateMany({ where: { packageId: { in: [...packageIds] } }, data: { open: false } });
  };

type Defined<T> = { [K in keyof T]: NonNullable<T[K]> };

/** The fields that were given. */
export const given = <T extends object>(fields: T): Partial<Defined<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Partial<Defined<T>>;
