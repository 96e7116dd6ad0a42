import type { OrderAction, OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import { mayOrder, rightProblems } from '../../access.ts';
import { outgrownVisits } from '../../appointments/appointment.release.ts';
import { actingViewer, type Context } from '../../context.ts';
import { judge } from '../../judge.ts';
import { no, refuseIfAny, type Problem } from '../../refusals.ts';
import { textProblems } from '../../text-checks.ts';
import { dateOf } from '../../time.ts';
import type { Viewer } from '../../viewer.ts';
import { actionOf, actionProblems, typeProblems } from '../action.ts';
import { sameOpenLines, sameThing } from '../duplicates.ts';
import { givenProblems, prepareLine, type LineInput } from '../line.input.ts';
import { orderLimits } from '../order.limits.ts';
import { orderLineLifecycle } from '../order-line.lifecycle.ts';
import { noOrder } from '../order.refusals.ts';
import { loadOrder, type LineState, type OrderState } from '../order.state.ts';
import type { SendFacts } from '../submitting/line-facts.ts';
import { servedBy } from '../submitting/served.ts';
import { objectionsToSubmit } from '../submitting/submit.commands.ts';
import { maxProjectLines, shapeProblems } from '../submitting/shape.rules.ts';
import { firstAcceptedDate } from './first-date.rules.ts';
import { routeOf, type Route } from './route.rules.ts';
import { typedLines, type TypedLine, type Typing } from './typed-line.ts';

/** An order as it is typed: a new one, or changes of one that stands. */
export interface JudgeInput {
  readonly orderId?: string | null | undefined;
  readonly orderType?: OrderType | null | undefined;
  readonly projectReference?: string | null | undefined;
  readonly customerInvoiceRef?: string | null | undefined;
  readonly customerOrderRef?: string | null | undefined;
  readonly lines: readonly JudgedInput[];
}

interface JudgedInput {
  /** The line it is typed into; none for a further one. */
  readonly id?: string | null | undefined;
  readonly line: LineInput;
}

export interface JudgedLine {
  readonly id: string | null;
  readonly lineNo: number;
  readonly path: string;
  readonly firstValidDate: string | null;
  readonly route: Route;
  /** Open lines of the organisation that are the same (O-29). */
  readonly duplicateIds: readonly string[];
  /** Numbers of other lines of this order that are the same. */
  readonly sameAs: readonly number[];
}

export interface Judgement {
  /** Why not even a draft of it is taken. */
  readonly draftProblems: readonly Problem[];
  /** Everything in the way of submitting it, those among them. */
  readonly problems: readonly Problem[];
  readonly lines: readonly JudgedLine[];
}

/** What is typed, at its place in the order. */
interface Placed extends Typing {
  readonly input: LineInput;
  readonly at: string;
  readonly unreadable: readonly Problem[];
}

/** G-01: judges what is typed with the guards that `createOrder`, `updateOrderLine` and `submitOrder` ask. Nothing is written. */
export async function judgeOrder(context: Context, input: JudgeInput): Promise<Judgement> {
  const viewer = actingViewer(context);
  refuseIfAny(rightProblems(viewer, ['ORDER'], mayOrder(viewer) && viewer.hasWholesale));
  const now = context.clock.now();
  const order = input.orderId == null ? null : await loadOrder(context.db, viewer, input.orderId);
  const placed = await placedIn(context, order, input.lines);
  const action = order?.action ?? actionOf(input.lines.map(({ line }) => line));
  const orderType = order?.orderType ?? input.orderType ?? 'STANDARD';
  const readable = placed.filter(({ unreadable }) => unreadable.length === 0);
  const typed = await typedLines(context.db, order, readable, now);
  const standing = (order?.lines ?? []).map((line) => typed.find(({ id }) => id === line.id) ?? line);
  const sending = { orderType, action, lines: [...standing, ...typed.filter(({ id }) => id === '')] };
  const draftProblems = [
    ...textProblems(referencesOf(input), orderLimits),
    ...(order === null ? typeProblems(action, orderType) : []),
    ...draftShape(order, orderType, input.lines),
    ...(await Promise.all(placed.map((one) => objectionsToLine(context, viewer, order, action, one)))).flat(),
  ];
  const served = await servedBy(context.db, { ...sending, organisationId: viewer.organisationId });
  const facts = { action, isProject: orderType === 'PROJECT', today: dateOf(now), now, served };
  return {
    draftProblems,
    problems: [...draftProblems, ...unsaid(objectionsToSubmit(sending, now, served), draftProblems)],
    lines: await described(context, viewer, readable, typed, facts),
  };
}

const referencesOf = ({ projectReference, customerInvoiceRef, customerOrderRef }: JudgeInput) => ({
  projectReference,
  customerInvoiceRef,
  customerOrderRef,
});

/** As many as an order takes: what is wrong with more is that they are more (O-19). */
async function placedIn(context: Context, order: OrderState | null, inputs: readonly JudgedInput[]): Promise<Placed[]> {
  const known = new Map((order?.lines ?? []).map((line) => [line.id, line]));
  refuseIfAny(inputs.flatMap(({ id }, index) => (id == null || known.has(id) ? [] : [no.notFound(`/lines/${index}/id`)])));
  let next = Math.max(0, ...[...known.values()].map(({ lineNo }) => lineNo));
  return Promise.all(
    inputs.slice(0, maxProjectLines).map(async ({ id, line }) => {
      const before = known.get(id ?? '');
      const lineNo = before?.lineNo ?? ++next;
      const at = `/lines/${lineNo - 1}`;
      const unreadable = textProblems(line, orderLimits, at);
      const prepared = await prepareLine(context, unreadable.length === 0 ? line : {}, at);
      return { input: line, at, lineNo, before, unreadable, prepared };
    }),
  );
}

/** O-17 to O-19, as saving asks them. */
function draftShape(order: OrderState | null, orderType: OrderType, inputs: readonly JudgedInput[]): Problem[] {
  if (order !== null && inputs.length === 0) return [];
  const standing = (order?.lines ?? []).map((line) => {
    const said = inputs.find(({ id }) => id === line.id)?.line.productCode;
    return said === undefined ? line.productCode : said;
  });
  const further = inputs.filter(({ id }) => id == null).map(({ line }) => line.productCode ?? null);
  return shapeProblems(orderType, [...standing, ...further]);
}

/** Why a line would not even be saved. */
async function objectionsToLine(
  context: Context,
  viewer: Viewer,
  order: OrderState | null,
  action: OrderAction,
  { input, at, before, unreadable, prepared }: Placed,
): Promise<Problem[]> {
  if (unreadable.length > 0) return [...unreadable];
  const unmovable = before === undefined ? undefined : judge(orderLineLifecycle, 'updateOrderLine', viewer, before, before.version);
  if (unmovable !== undefined) return [{ ...unmovable, path: at, objectId: before?.id }];
  const late = order !== null && before === undefined && order.submittedAt !== null ? [noOrder.sentBefore(at)] : [];
  const given = await givenProblems(context.db, prepared, before);
  return [...late, ...actionProblems(action, input, at), ...given].map((problem) => ({ ...problem, objectId: before?.id }));
}

/** Without what stands against the same field already. */
function unsaid(objections: readonly Problem[], said: readonly Problem[]): Problem[] {
  const fields = new Set(said.map(({ path }) => path.replace(/productCode$/, 'product')));
  return objections
    .filter(({ path }) => !fields.has(path))
    .map((problem) => (problem.objectId === '' ? { ...problem, objectId: undefined } : problem));
}

async function described(
  { db }: Context,
  viewer: Viewer,
  placed: readonly Placed[],
  lines: readonly TypedLine[],
  facts: SendFacts,
): Promise<JudgedLine[]> {
  const keyed = lines.map((line) => ({ ...line, id: line.id === '' ? `${line.lineNo}` : line.id }));
  const isTyped = new Set(keyed.map(({ id }) => id));
  const complete = keyed.filter((line) => line.status === 'NEW' && sameThing(line) !== null);
  const duplicates = complete.length === 0 ? new Map<string, string[]>() : await sameOpenLines(db, viewer.organisationId, complete);
  const outgrown = await outgrownVisits(db, lines.filter(isReopened));
  return keyed.map((line, index) => ({
    id: placed[index]?.before?.id ?? null,
    lineNo: line.lineNo,
    path: placed[index]?.at ?? '',
    firstValidDate: firstAcceptedDate(line, facts),
    route: routeOf(line, facts, outgrown.has(line.id)),
    duplicateIds: (duplicates.get(line.id) ?? []).filter((id) => !isTyped.has(id)),
    sameAs: complete.filter((other) => other.id !== line.id && sameThing(other) === sameThing(line)).map(({ lineNo }) => lineNo),
  }));
}

/** One that was typed into such a line has everything that line has. */
const isReopened = (line: TypedLine): line is TypedLine & LineState =>
  'revision' in line && typeof line.revision === 'number' && line.revision > 0;
