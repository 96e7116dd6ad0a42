import { answerChecks, timeOutChecks } from '@sporbar/schema/availability/asking.ts';
import type { AvailabilityHit } from '@sporbar/schema/availability/availability-system.ts';
import { places } from '@sporbar/schema/quotes/quote.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import { dateOf } from '@sporbar/schema/time.ts';
import { specs } from '../model/moves.testing.ts';
import { setPlaces } from '../model/quote-moves.testing.ts';
import type { Facts, State, Thing } from '../model/state.testing.ts';
import { footprintOf } from '../model/world.testing.ts';
import { openServed, type Served } from '../served.testing.ts';
import { documentOf, movesQuery } from './asked.testing.ts';
import { foundEveryone, type Asker, type Everyone } from './everyone.testing.ts';
import type { Told, Tried } from './judging.testing.ts';

/** An object that is asked about. */
export interface Ref {
  readonly type: string;
  readonly id: string;
  readonly facts: Facts;
}

/** Where a walk rests: the objects stand as they shall be asked about. */
export interface Stop {
  readonly name: string;
  readonly things: readonly Ref[];
}
export type Walk = (stage: Stage) => AsyncGenerator<Stop>;
export const at = (name: string, ...things: Ref[]): Stop => ({ name, things });

export const tables: Readonly<Record<string, string>> = {
  ORDER: 'orders',
  ORDER_LINE: 'order_lines',
  AVAILABILITY_CHECK: 'availability_checks',
  APPOINTMENT: 'appointments',
  QUOTE: 'quotes',
  QUOTE_LINE: 'quote_lines',
  SERVICE_REQUEST: 'service_requests',
  TROUBLE_TICKET: 'trouble_tickets',
  PACKAGE: 'packages',
  BOOKING: 'bookings',
  PURCHASE_RECEIPT: 'purchase_receipts',
  INVOICE: 'invoices',
  USER: 'users',
};

/** What a line that is found says. */
export const hit = (colour: AvailabilityHit['colour'], accessLineNumber = '4717880001'): AvailabilityHit => ({
  addressLine: 'Prøvegata 7, 1788 Halden',
  accessLineNumber,
  colour,
});

/** The desk on which objects are brought into every state, over the public API, by those who may. */
export class Stage {
  readonly served: Served;
  readonly everyone: Everyone;
  /** Moves that were offered and then truly made. */
  readonly made = new Set<string>();
  /** What the availability system finds. */
  hits: readonly AvailabilityHit[] = [hit('GREEN')];
  isSilent = false;

  private constructor(served: Served, everyone: Everyone) {
    this.served = served;
    this.everyone = everyone;
  }

  static async open(): Promise<Stage> {
    const rate = { limit: 1e12, perSecond: 1e9 };
    const served = await openServed('server', { poolSize: 8, catalogue: 'TRUE', rate });
    setPlaces(await places(served.desk));
    const stage = new Stage(served, await foundEveryone(served));
    served.desk.ports.availability = {
      ask: () => (stage.isSilent ? new Promise(() => {}) : Promise.resolve({ hits: stage.hits })),
    };
    return stage;
  }

  get db() {
    return this.served.desk.database.db;
  }
  get today(): string {
    return dateOf(this.served.desk.clock.now());
  }
  /** Changes with everything that is ever written. */
  footprint(): Promise<string> {
    return footprintOf(this.db);
  }
  asker(name: string): Asker {
    return this.everyone.asker(name);
  }

  async ask(asker: Asker, query: string, variables: object): Promise<Answer> {
    const response = await this.served.post({ query, variables }, asker.headers);
    return (await response.json()) as Answer;
  }

  /** What the object says of its moves to this asker; undefined where it is not seen. */
  async told(asker: Asker, { id }: Ref): Promise<ReadonlyMap<string, Told> | undefined> {
    const body = await this.ask(asker, movesQuery, { id });
    const moves = body['data']?.node?.availableMoves as (Told & { name: string })[] | undefined;
    if (body['errors'] !== undefined && JSON.stringify(body['errors']).includes('INTERNAL')) throw new Error(JSON.stringify(body));
    return moves === undefined ? undefined : new Map(moves.map((move) => [move.name, move]));
  }

  /** Tries moves at the present version, each in a transaction of its own; rehearsed only, unless said. */
  async tried(asker: Asker, ref: Ref, moves: readonly string[], isReal = false, more: object = {}): Promise<ReadonlyMap<string, Tried>> {
    const thing = await this.thing(ref);
    const inputs = await Promise.all(moves.map((move) => this.#input(asker, move, thing)));
    const variables = Object.fromEntries(moves.map((move, index) => [move, { ...inputs[index], ...more, dryRun: !isReal }]));
    const body = await this.ask(asker, documentOf(moves), variables);
    return new Map(
      moves.map((move) => {
        const answer = body['data']?.[move] as Answer | null | undefined;
        if (answer == null) throw new Error(`${asker.name} ${move}: ${JSON.stringify(body)}`);
        return [move, { isDone: answer['problems'] === undefined, problems: answer['problems'] ?? [] }];
      }),
    );
  }

  /** The object as it stands, in the words of the model. */
  async thing({ type, id, facts }: Ref): Promise<Thing> {
    const status = type === 'BOOKING' ? `''` : '"status"::text';
    const [row] = await this.db.$queryRawUnsafe<{ status: string; version: number }[]>(
      `SELECT ${status} AS status, "version" FROM "${tables[type]}" WHERE "id" = $1`,
      id,
    );
    if (row === undefined) throw new Error(`there is no ${type} ${id}`);
    return { type, id, root: id, owner: '', facts, ...row };
  }

  async #input(asker: Asker, move: string, thing: Thing): Promise<object> {
    const state: State = { things: {}, today: this.today };
    const given = specs[move]?.input?.(thing, state) ?? {};
    return {
      id: thing.id,
      expectedVersion: thing.version,
      idempotencyKey: freshKey(),
      ...given,
      ...(move === 'uploadReceipt' && { fileId: asker.fileId }),
      ...(await this.#asked(move, thing)),
    };
  }

  async #asked(move: string, thing: Thing): Promise<object> {
    switch (move) {
      case 'selectAvailabilityHit':
        return { hit: 0 };
      case 'holdAppointmentSlot':
        return { slotStart: (await this.#slots(thing.id)).at(0) };
      case 'rescheduleAppointment':
        return { slotStart: (await this.#slots(thing.facts.booking ?? '')).at(-1) };
      case 'addPackage':
        return { package: { contents: 'A hat', declaredValue: { amountMinor: 900, currency: 'USD' } } };
      case 'updateOrderLine':
        return { line: { contactName: 'Nils Nilsen' } };
      case 'markOrderLineDuplicate':
        return { duplicateOf: await this.#anotherLine(thing.id) };
      case 'grantCertification':
        return { grants: thing.facts.ticketed === true ? 'FULL' : 'TROUBLE_TICKET' };
      case 'revokeCertification':
        return { grants: thing.facts.ticketed === true ? 'TROUBLE_TICKET' : 'ORDERING' };
      case 'rerouteServiceRequest':
        return { area: 'PORTAL_SUPPORT', subArea: 'PROBLEM' };
      default:
        return {};
    }
  }

  async #anotherLine(id: string): Promise<string> {
    const another = await this.db.orderLine.findFirst({ where: { id: { not: id } }, orderBy: { id: 'asc' }, select: { id: true } });
    return another?.id ?? id;
  }

  /** Times at which a technician can come, as the customer is told them. */
  async #slots(lineId: string): Promise<string[]> {
    const query = 'query F($id: ID!) { appointmentSlots(lineId: $id) { slots { slotStart free } } }';
    const body = await this.ask(this.asker('superuser'), query, { id: lineId });
    const slots = (body['data']?.appointmentSlots?.slots ?? []) as { slotStart: string; free: number }[];
    const free = slots.filter((slot) => slot.free > 0).map(({ slotStart }) => slotStart);
    return free.length > 0 ? free : [`${this.today}T08:00:00Z`];
  }

  /** Makes a move that must be offered, truly; answers what came into being by it. */
  async bring(who: string, move: string, ref: Ref, input: object = {}): Promise<Ref[]> {
    const asker = this.asker(who);
    const told = await this.told(asker, ref);
    if (told?.get(move)?.allowed !== true) throw new Error(`${who} is not offered ${move}: ${JSON.stringify(told?.get(move))}`);
    const last = await this.#lastEvent();
    const tried = (await this.tried(asker, ref, [move], true, input)).get(move);
    if (tried?.isDone !== true) throw new Error(`${who} ${move}: ${JSON.stringify(tried)}`);
    this.made.add(move);
    return this.#bornAfter(last);
  }

  /** Makes something new; answers all of it. */
  async create(who: string, move: string, input: object, facts: Facts = {}): Promise<Ref[]> {
    const last = await this.#lastEvent();
    const variables = { [move]: { idempotencyKey: freshKey(), ...input } };
    const body = await this.ask(this.asker(who), documentOf([move]), variables);
    if (body['data']?.[move]?.problems !== undefined || body['data']?.[move] == null) throw new Error(`${move}: ${JSON.stringify(body)}`);
    return (await this.#bornAfter(last)).map((ref) => ({ ...ref, facts: { ...ref.facts, ...facts } }));
  }

  async #lastEvent(): Promise<bigint> {
    return (await this.db.statusEvent.aggregate({ _max: { id: true } }))._max.id ?? 0n;
  }

  async #bornAfter(id: bigint): Promise<Ref[]> {
    const events = await this.db.statusEvent.findMany({ where: { id: { gt: id }, kind: 'CREATED' }, orderBy: { id: 'asc' } });
    return events.map(({ objectType, objectId }) => ({ type: objectType, id: objectId, facts: {} }));
  }

  /** The availability system answers what it was asked. */
  async answer(...hits: AvailabilityHit[]): Promise<void> {
    this.hits = hits;
    await answerChecks(this.served.desk.context);
  }

  /** It is asked, says nothing, and its time runs out. */
  async timeOut(): Promise<void> {
    this.isSilent = true;
    const left = new AbortController();
    const { context, clock } = this.served.desk;
    const asking = answerChecks(context, left.signal);
    while ((await this.db.availabilityCheck.count({ where: { status: 'PENDING', askedAt: null } })) > 0);
    clock.passMinutes(0.5);
    await timeOutChecks(context);
    left.abort();
    await asking;
    this.isSilent = false;
  }

  /** Time goes by; whoever is signed in stays so. */
  async pass(minutes: number): Promise<void> {
    const { clock } = this.served.desk;
    clock.passMinutes(minutes);
    await this.db.session.updateMany({ data: { createdAt: clock.now(), lastActivityAt: clock.now() } });
  }
}

export const ofType = (refs: readonly Ref[], type: string): Ref => {
  const found = refs.find((ref) => ref.type === type);
  if (found === undefined) throw new Error(`no ${type} among ${refs.map((ref) => ref.type).join()}`);
  return found;
};
