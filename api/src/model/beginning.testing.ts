import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { anotherLike } from '@sporbar/schema/portfolio/portfolio.testing.ts';
import { takeoverLine } from '@sporbar/schema/takeovers/takeover.testing.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import { rowsFor } from './acceptor.testing.ts';
import { pick } from './commands.testing.ts';
import { freshLine } from './order-moves.testing.ts';
import { adopt, fault, playOne, type Play } from './play.testing.ts';
import { circuit } from './quote-moves.testing.ts';
import { dateAfter, type Facts, type State, type Thing } from './state.testing.ts';
import type { World } from './world.testing.ts';

let count = 0;

/** Makes something over the API, as one who may; one whom the book does not name is refused first and leaves no trace. */
async function make(play: Play, who: string, move: string, input: object, facts: Facts = {}): Promise<Thing[]> {
  const { world, seen } = play;
  const rows = rowsFor(move);
  const strangers = world.actors.filter(({ kinds }) => !rows.some((row) => row.who.some((kind) => kinds.includes(kind))));
  const stranger = strangers[count % Math.max(1, strangers.length)];
  if (stranger !== undefined) {
    const before = await world.footprint();
    const { code } = await world.call(stranger, move, { idempotencyKey: freshKey(), ...input });
    if (code !== 'FORBIDDEN' || (await world.footprint()) !== before) throw fault(play, `${stranger.name} tries ${move} and hears ${code}`);
  }
  const last = await world.lastEvent();
  const answer = await world.call(world.actor(who), move, { idempotencyKey: freshKey(), ...input });
  seen.set(move, [...(seen.get(move) ?? []), answer.code]);
  if (answer.code !== 'OK') throw fault(play, `${who} ${move}: ${answer.text}`);
  return adopt(play, await world.eventsAfter(last), facts);
}

const only = (things: readonly Thing[], type: string): Thing => {
  const thing = things.find((each) => each.type === type);
  if (thing === undefined) throw new Error(`no ${type} came of it`);
  return thing;
};

/** An order that has been sent over the API. */
async function sent(play: Play, who: string, lines: object[], facts: Facts = {}): Promise<{ order: Thing; line: Thing }> {
  const things = await make(play, who, 'createOrder', { lines }, facts);
  const [order, line] = [only(things, 'ORDER'), only(things, 'ORDER_LINE')];
  await playOne(play, {
    actor: play.world.actor(who),
    move: 'submitOrder',
    target: order.id,
    expectedVersion: order.version,
    input: {},
  });
  return { order, line };
}

/** A circuit in operation, that no other story knows of. */
async function installed(play: Play, changes: Partial<InstalledProduct> = {}): Promise<string> {
  const { world } = play;
  const last = await world.lastEvent();
  const id = await anotherLike(world.served.desk.context, world.installed, changes);
  adopt(play, await world.eventsAfter(last));
  return id;
}

/** Kinds of MODIFY that a button cancels until their deadline, as it does new orders (M-14, M-18). */
export const changeKinds = ['MOVE', 'SPEED_CHANGE', 'OTHER'] as const;

/** An order that changes what is installed. */
export async function makeChange(play: Play, kind: (typeof changeKinds)[number]): Promise<Thing[]> {
  const { address } = freshLine(play.state);
  const values = { MOVE: { address }, SPEED_CHANGE: { attributes: { speedKbps: '20000', equipment: 'OWN_MODEM' } }, OTHER: {} }[kind];
  const modify = { installedProductId: await installed(play), kind };
  const facts: Facts = { modify: 'FREE', installed: modify.installedProductId };
  const lines = [{ modify, requestedDate: dateAfter(play.state, 60), ...values }];
  return make(play, 'kari', 'createOrder', { lines }, facts);
}

/** Of the table's dearest guards each has a kind of order of its own. */
const orders: Record<string, (play: Play) => Promise<unknown>> = {
  order: (play) => make(play, 'kari', 'createOrder', { lines: [freshLine(play.state)] }),
  project: (play) => {
    const lines = [freshLine(play.state), freshLine(play.state), freshLine(play.state)];
    return make(play, 'ola', 'createOrder', { orderType: 'PROJECT', lines }, { project: true });
  },
  // The availability check, without which telephony is not sent, is no part of the product yet: its product is put in afterwards.
  telephony: async (play) => {
    const { line } = await sent(play, 'kari', [freshLine(play.state)]);
    await play.world.served.desk.database.db.orderLine.update({ where: { id: line.id }, data: { productCode: 'PSTN' } });
    Object.assign(line.facts, { telephony: true, vague: true });
  },
  // M-07: a conversion that was sent is not cancelled by a button.
  conversion: async (play) => {
    const modify = { installedProductId: await installed(play), kind: 'ACCESS_TYPE_CONVERSION' };
    const full = { productCode: 'WHOLESALE_ADSL_FULL', attributes: freshLine(play.state)['attributes'], addOns: ['LINE_RENTAL'] };
    return make(
      play,
      'kari',
      'createOrder',
      { lines: [{ modify, ...full, requestedDate: dateAfter(play.state, 60) }] },
      { modify: 'BOUND', installed: modify.installedProductId },
    );
  },
  change: (play) => makeChange(play, pick(changeKinds, ++count)),
  // Context 06, of two organisations: one takes over what the other has, which ends with it (ISP-17, ISP-19).
  takeover: async (play) => {
    const phone = String(69_200_000 + ++count);
    const taken = await installed(play, { phoneNumber: phone });
    const { address, requestedDate } = freshLine(play.state);
    const line = { ...takeoverLine(phone, { losingOperator: 'Nordlys Nett' }), address, requestedDate };
    await sent(play, 'elsa', [line], { modify: 'BOUND', taken });
  },
  // Context 07: a subscription is ended by an order.
  termination: async (play) => {
    const number = `CE${910_000 + ++count}`;
    const [ending, wished] = [await installed(play, { circuitNumber: number }), dateAfter(play.state, 60)];
    const lines = [{ requestedDate: wished, termination: { number, scope: 'WHOLE' } }];
    await make(play, 'kari', 'createOrder', { lines }, { ending, wished });
  },
};

const others: Record<string, (play: Play) => Promise<unknown>> = {
  quote: async (play) => {
    const lines = [circuit(true), circuit(false), circuit(true)];
    const quote = await make(play, 'superuser', 'createQuote', { title: `Q ${++count}`, lines });
    quote.filter(({ type }) => type === 'QUOTE_LINE').forEach((line, index) => (line.facts.odd = index !== 1));
  },
  request: (play) => {
    const about = { area: 'DELIVERY', subArea: 'ADSL', referenceKind: 'CIRCUIT', referenceValue: `M-${++count}-${freshKey()}` };
    return make(play, 'kari', 'createServiceRequest', { ...about, description: 'The line has not been delivered as agreed.' });
  },
  ticket: async (play) =>
    make(play, 'kari', 'createTroubleTicket', {
      installedProductId: await installed(play),
      description: 'The line has been dead since this morning.',
      observedImpact: 'DOWN',
      faultClarified: true,
    }),
  package: async (play) => {
    const tracking = `1ZM${freshKey().replace(/\D/g, '').padStart(9, '0')}`;
    const packages = [{ contents: 'Shoes', declaredValue: { amountMinor: 8000, currency: 'USD' }, trackingNumbers: [tracking] }];
    const booked = await make(play, 'mari', 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages }, { tracking });
    await bookingOf(play, only(booked, 'PACKAGE'));
  },
  unbooked: (play) => {
    const { suiteNumber } = play.world.mari;
    return make(play, 'warehouse', 'registerUnbookedPackage', { suiteNumber, contents: 'A box' }, { vague: true });
  },
  invoice: async (play) => {
    const lines = [{ text: 'Freight', quantity: 1, unitAmountMinor: 5000 }];
    const { desk, people } = play.world.served;
    const issued = await make(play, 'billing', 'issueInvoice', { organisationId: people.north.id, lines }, { outstanding: 5000 });
    const invoice = only(issued, 'INVOICE');
    const { kid } = await desk.database.db.invoice.findUniqueOrThrow({ where: { id: invoice.id }, select: { kid: true } });
    invoice.facts.kid = kid;
  },
  trainee: (play) => foundTrainee(play, ++count),
};

const kinds: Readonly<Record<string, readonly string[]>> = {
  ORDER: Object.keys(orders),
  ORDER_LINE: Object.keys(orders),
  QUOTE: ['quote'],
  QUOTE_LINE: ['quote'],
  SERVICE_REQUEST: ['request'],
  TROUBLE_TICKET: ['ticket'],
  PACKAGE: ['package', 'unbooked'],
  BOOKING: ['package'],
  INVOICE: ['invoice'],
  USER: ['trainee'],
};

const makers = { ...orders, ...others };
/** Ways to something new of a type, one after the other. */
export const makersOf = (type: string): ((play: Play) => Promise<unknown>)[] => (kinds[type] ?? []).flatMap((kind) => makers[kind] ?? []);

/** One of each kind, made over the API by those who may; what a story plays with. */
export async function begin(world: World, seen: Map<string, string[]>): Promise<{ model: State; real: Play }> {
  const play: Play = { world, state: { things: {}, today: world.today() }, log: [], seen };
  for (const maker of Object.values(makers)) await maker(play);
  return { model: play.state, real: play };
}

/** A booking has no status and no events: the model takes it in with the first of its packages. */
async function bookingOf({ state, world }: Play, first: Thing): Promise<void> {
  const where = { packages: { some: { id: first.id } } };
  const { id, version } = await world.served.desk.database.db.booking.findFirstOrThrow({ where, select: { id: true, version: true } });
  first.facts.heldIn = id;
  state.things[id] = { type: 'BOOKING', id, root: id, owner: first.owner, status: '', version, facts: {} };
}

/** A login that waits, and needs no more training. */
async function foundTrainee(play: Play, number: number): Promise<void> {
  const { world } = play;
  const { desk, people } = world.served;
  const last = await world.lastEvent();
  const person = { organisationId: people.north.id, fullName: 'Ny Bruker', role: 'CUSTOMER', status: 'PENDING_TRAINING' } as const;
  await foundUser(desk.context, { ...person, username: `ny${number}`, accessType: 'ORDERING', certifications: ['ORDERING'] });
  adopt(play, await world.eventsAfter(last), { booking: world.userRequest });
}
