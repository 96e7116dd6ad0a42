import { inspect } from 'node:util';
import type { Db } from '@sporbar/prisma/client.ts';
import { foundAdministrator } from '@sporbar/schema/identity/identity.testing.ts';
import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { foundShopper, uploadedFile, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { places } from '@sporbar/schema/quotes/quote.testing.ts';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import { sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { schema } from '@sporbar/schema/schema.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { grantTickets } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { isObjectType, isUnionType, getNamedType } from 'graphql';
import { dateOf } from '@sporbar/schema/time.ts';
import type { Desk, People } from '@sporbar/schema/testing.ts';
import { runDueJobs } from '../jobs.ts';
import { openServed, type Served } from '../served.testing.ts';
import type { Who } from './rule-book.testing.ts';
import { setPlaces } from './quote-moves.testing.ts';
import type { Told } from './state.testing.ts';

/** Somebody who tries things. */
export interface Actor {
  readonly name: string;
  readonly cookie: string;
  readonly organisationId: string;
  readonly kinds: readonly Who[];
  readonly isCarrier: boolean;
  readonly department: string | null;
  /** Access READ: looks and touches nothing. */
  readonly mayOnlyLook: boolean;
}

export interface Answer {
  /** OK, or the code of the refusal. */
  readonly code: string;
  readonly replayed: boolean;
  /** What speaks against it: code and rule of each. */
  readonly reasons: readonly string[];
  readonly text: string;
}

/** What an object says beforehand of one of its moves. */
export interface Offer {
  readonly allowed: boolean;
  readonly needs: readonly string[];
  /** Told to be its last day. */
  readonly deadline: string | null;
  /** What speaks against it as things stand: code and rule of each. */
  readonly reasons: readonly string[];
}

/** An event as it stands in the log. */
export interface Logged extends Told {
  readonly kind: string;
  readonly move: string;
  readonly objectType: string;
  readonly rootId: string;
  readonly organisationId: string;
}

export interface World {
  readonly served: Served;
  readonly actors: readonly Actor[];
  readonly mari: Shopper;
  /** Number of a request that asks for logins. */
  readonly userRequest: string;
  actor(name: string): Actor;
  call(actor: Actor, move: string, input: object): Promise<Answer>;
  /** Resolves when everything that was called by now is answered. */
  quiet(): Promise<unknown>;
  /** Moves of an object that the reader is told of, by name. */
  offered(actor: Actor, id: string): Promise<ReadonlyMap<string, Offer>>;
  eventsAfter(id: bigint): Promise<Logged[]>;
  lastEvent(): Promise<bigint>;
  /** Changes with everything that is ever written by a mutation. */
  footprint(): Promise<string>;
  file(shopper: Shopper): Promise<string>;
  /** A circuit in operation. */
  readonly installed: string;
  today(): string;
  /** Days go by; whoever is signed in stays so. */
  pass(days: number): Promise<void>;
  /** Everything that is due by the clock, as the server runs it. */
  runTimers(): Promise<void>;
}

interface Reason {
  readonly code: string;
  readonly ruleId: string;
}
const told = ({ code, ruleId }: Reason): string => `${code} ${ruleId}`;

const inputType = (move: string): string => `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
const payloadType = (move: string): string => {
  const union = getNamedType(schema.getMutationType()?.getFields()[move]?.type);
  const members = isUnionType(union) ? union.getTypes() : [];
  return members.find(({ name }) => name.endsWith('Payload'))?.name ?? '';
};

const withMoves = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') && 'availableMoves' in type.getFields())
  .map(({ name }) => name);
const movesQuery = `query Moves($id: ID!) { node(id: $id) { __typename
  ${withMoves.map((name) => `... on ${name} { availableMoves { name allowed needs deadline blockedBy { code ruleId } } }`).join('\n')} } }`;

export async function openWorld(): Promise<World> {
  const served = await openServed('server', { poolSize: 12 });
  const { desk, people } = served;
  const { db } = desk.database;
  setPlaces(await places(desk));
  const [mari, olga] = [await foundShopper(desk, 'mari'), await foundShopper(desk, 'olga')];
  const unni = await foundAdministrator(desk, people);
  const nina = await foundUser(desk.context, {
    organisationId: people.north.id,
    username: 'nina',
    fullName: 'Nina Orderer',
    role: 'CUSTOMER',
    accessType: 'FULL',
    certifications: ['FULL'],
    authorisedOrderer: true,
  });
  for (const user of [people.kari, people.ola, people.siri, people.superuser]) await grantTickets(desk, user);
  const request = await sentRequest(desk, nina, { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER' });
  const ids = { ...people, unni, mari: mari.userId, olga: olga.userId };
  const names = [
    'kari',
    'ola',
    'siri',
    'superuser',
    'elsa',
    'mari',
    'olga',
    'unni',
    'agent',
    'delivery',
    'billing',
    'sales',
    'warehouse',
    'customs',
    'system',
  ] as const;
  const actors = await Promise.all(
    names.map(async (name): Promise<Actor> => {
      const { organisationId, role, kind, department, accessType } = await db.user.findUniqueOrThrow({ where: { id: ids[name] } });
      const isCarrier = organisationId === people.carrier.id;
      const kinds = isCarrier
        ? kind === 'SERVICE'
          ? (['SYS', 'A'] as const)
          : (['A'] as const)
        : role === 'SUPERUSER'
          ? (['SU', 'C'] as const)
          : (['C'] as const);
      return {
        name,
        cookie: await served.cookieOf(ids[name]),
        organisationId,
        kinds,
        isCarrier,
        department,
        mayOnlyLook: accessType === 'READ' && !isCarrier,
      };
    }),
  );
  const eventsAfter = (id: bigint): Promise<Logged[]> =>
    db.$queryRaw<
      Logged[]
    >`SELECT "objectId", "fromStatus" AS "from", "toStatus" AS "to", "objectVersion" AS version, "kind"::text AS kind, "move",
      "objectType"::text AS "objectType", "rootId", "organisationId" FROM "status_events" WHERE "id" > ${id} ORDER BY "id"`;
  const underWay = new Set<Promise<Answer>>();
  const callOf = async (cookie: string, move: string, input: object): Promise<Answer> => {
    const query = `mutation M($input: ${inputType(move)}) { answer: ${move}(input: $input) { __typename
        ... on Refusal { code problems { code ruleId path message } } ... on ${payloadType(move)} { replayed } } }`;
    const body = await served.ask(cookie, query, { input });
    const answer = body['data']?.answer;
    if (answer == null) throw new Error(`${move} ${JSON.stringify(input)}: ${JSON.stringify(body)}`);
    const reasons = ((answer.problems ?? []) as Reason[]).map(told);
    return { code: answer.code ?? 'OK', replayed: answer.replayed === true, reasons, text: JSON.stringify(answer) };
  };
  return {
    served,
    actors,
    mari,
    userRequest: String(request['number']),
    actor: (name) => actors.find((each) => each.name === name) ?? unknownActor(name),
    call: ({ cookie }, move, input) => {
      const called = callOf(cookie, move, input).finally(() => underWay.delete(called));
      underWay.add(called);
      return called;
    },
    quiet: () => Promise.allSettled(underWay),
    offered: async ({ cookie }, id) => {
      const body = await served.ask(cookie, movesQuery, { id });
      if (body['errors'] !== undefined)
        throw new Error(`${id} ${JSON.stringify(body)} ${served.faults.map(({ facts }) => inspect(facts)).join()}`);
      const moves = (body['data'].node?.availableMoves ?? []) as {
        name: string;
        allowed: boolean;
        needs: string[];
        deadline: string | null;
        blockedBy: Reason[];
      }[];
      return new Map(
        moves.map(({ name, allowed, needs, deadline, blockedBy }) => [name, { allowed, needs, deadline, reasons: blockedBy.map(told) }]),
      );
    },
    eventsAfter,
    lastEvent: async () => (await db.statusEvent.aggregate({ _max: { id: true } }))._max.id ?? 0n,
    footprint: () => footprintOf(db),
    file: (shopper) => uploadedFile(desk, shopper),
    installed: await installedAt(desk, people),
    today: () => dateOf(desk.clock.now()),
    pass: async (days) => {
      desk.clock.passDays(days);
      await db.session.updateMany({ data: { createdAt: desk.clock.now(), lastActivityAt: desk.clock.now() } });
    },
    runTimers: async () => {
      const error = (facts: object, message?: string) => void served.faults.push({ facts, message: message ?? '' });
      await runDueJobs(desk.context, { info: () => {}, warn: () => {}, error });
    },
  };
}

/** Changes with everything that is ever written by a mutation. */
export async function footprintOf(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ said: string }[]>`SELECT concat_ws(' ',
        (SELECT max("id") FROM "status_events"), (SELECT count(*) FROM "audit_entries"), (SELECT count(*) FROM "idempotent_results"),
        (SELECT count(*) FROM "email_messages"), (SELECT sum("last") FROM "streams" WHERE "id" <> ${carrierStream}), (SELECT sum("version") FROM "orders"),
        (SELECT sum("version") FROM "order_lines"), (SELECT sum("version") FROM "quotes"), (SELECT sum("version") FROM "quote_lines"),
        (SELECT sum("version") FROM "service_requests"), (SELECT sum("version") FROM "packages"), (SELECT sum("version") FROM "invoices"),
        (SELECT sum("version") FROM "appointments"), (SELECT sum("version") FROM "users"), (SELECT sum("version") FROM "purchase_receipts"),
        (SELECT sum("version") FROM "bookings"), (SELECT sum("version") FROM "trouble_tickets"), (SELECT count(*) FROM "ticket_activities"), (SELECT count(*) FROM "order_line_revisions"), (SELECT count(*) FROM "activities"),
        (SELECT count(*) FROM "payments"), (SELECT count(*) FROM "tracking_numbers"), (SELECT count(*) FROM "installed_products"), (SELECT sum("version") FROM "availability_checks")) AS said`;
  return row?.said ?? '';
}

function unknownActor(name: string): never {
  throw new Error(`nobody is called ${name}`);
}

async function installedAt(desk: Desk, { kari, agent }: People): Promise<string> {
  const order = await sentOrder(desk, kari);
  await walkTo(desk, agent, order['id'], 'FINISHED');
  return (await desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } })).id;
}
