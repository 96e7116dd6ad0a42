import { places as towns } from '@sporbar/prisma/data/register/places.ts';
import { answerChecks } from '@sporbar/schema/availability/asking.ts';
import { followSentOrders } from '@sporbar/schema/availability/consequences.ts';
import { followUnbooked, lapseHolds } from '@sporbar/schema/booking/booking.timers.ts';
import { freeForgottenNumbers } from '@sporbar/schema/booking/numbers.ts';
import { withdrawVisits } from '@sporbar/schema/booking/withdrawals.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { deliveryDays } from '@sporbar/schema/events/pruning.ts';
import { foundShopper } from '@sporbar/schema/packages/package.testing.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import { addDays, dateOf } from '@sporbar/schema/time.ts';
import { grantTickets } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { Places, type Building } from '../demo/places.ts';
import { runDueJobs } from '../jobs.ts';
import { silentLogger } from '../logger.ts';
import { publicApi, type PublicApi } from '../sandbox/public-api.ts';
import { openServed, type Served } from '../served.testing.ts';
import type { Cast, Circuit, Life, LifeNoun } from './cast.testing.ts';
import { Living } from './life.testing.ts';

export interface Stage {
  /** So many lives of a kind, one after another, each from its own seed. */
  live(noun: LifeNoun, count: number, seed: number): Promise<readonly Life[]>;
  /** What rows, log, history, roll-ups, charges, audit and mails say differently, and what failed on our side. */
  contradictions(): Promise<readonly string[]>;
  /** How much there is by now of what a life leaves behind. */
  left(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

const near = 'query Near($query: AddressSearchInput!) { addressSearch(query: $query, first: 50) { registerId hasUnits accessZone } }';
const circuits = `query Circuits { installedProducts(first: 1, sort: INSTALLED, filter: { status: [ACTIVE], productCode: "WHOLESALE_ADSL_SHARED" }) {
  nodes { id circuitNumber phoneNumber accessLineNumber attributes address { registerId floor entrance apartmentNumber } } } }`;

/** The middle of every town, close enough to the exchange for nearly everything: enough doors that each delivery finds a free one. */
async function placesOf(api: PublicApi): Promise<Places> {
  type Found = { addressSearch: { registerId: string; hasUnits: boolean; accessZone: number | null }[] };
  const postcodes = towns.flatMap(({ country, zones }) => (country === 'NO' ? (zones[1] ?? []) : []));
  const found = await Promise.all(postcodes.map((postcode) => api.ask<Found>(near, { query: { country: 'NO', postcode } })));
  const buildings = found.flatMap(({ addressSearch }) =>
    addressSearch.map(({ registerId, ...facts }): Building => ({ id: registerId, ...facts })),
  );
  return new Places({ NO: buildings });
}

const newest = async (api: PublicApi): Promise<Circuit | undefined> =>
  (await api.ask<{ installedProducts: { nodes: Circuit[] } }>(circuits)).installedProducts.nodes[0];

/** What the portal does by itself, all of it that is due. */
async function tend({ server }: Served): Promise<void> {
  const context = server.contextOf();
  await answerChecks(context);
  for (const part of [followSentOrders, lapseHolds, followUnbooked, withdrawVisits, freeForgottenNumbers]) await part(context);
}

type Shared = Omit<Cast, 'customer' | 'staff' | 'deliver' | 'circuit'>;

/** Deliveries have seeds of their own. */
let deliveries = 900_000;

function castOf(shared: Shared, customer: PublicApi, staff: PublicApi): Cast {
  const deliver = async (orderer: PublicApi): Promise<Circuit> => {
    const course = { isQuiet: true, until: ['FINISHED'] };
    deliveries += 1;
    await new Living('DELIVERY', { ...castOf(shared, orderer, staff) }, deliveries, course).live();
    const delivered = await newest(orderer);
    if (delivered === undefined) throw new Error('nothing was delivered');
    return delivered;
  };
  return { ...shared, customer, staff, deliver, circuit: async () => (await newest(customer)) ?? deliver(customer) };
}

/** A portal whose customers and staff are puppets, and whose carrier is the sandbox's, all over the public API, with the true catalogue. */
export async function openLives(): Promise<Stage> {
  const served = await openServed('server', { poolSize: 12, catalogue: 'TRUE', rate: { limit: 1e12, perSecond: 1e12 } });
  const { desk, people } = served;
  const { userId: shopper } = await foundShopper(desk, 'mari');
  await grantTickets(desk, people.ola);
  const apiOf = async (userId: string) => publicApi(served.url, await served.keyOf(userId));
  const [ola, elsa, agent, sandbox] = [
    await apiOf(people.ola),
    await apiOf(people.elsa),
    await apiOf(people.agent),
    await apiOf(people.system),
  ];
  const shared: Shared = {
    ...{ sandbox, other: elsa, organisationId: people.north.id, places: await placesOf(ola) },
    now: () => desk.clock.now(),
    today: () => dateOf(desk.clock.now()),
    pass: () => desk.clock.passMinutes(1),
    tend: () => tend(served),
    wait: async () => {
      desk.clock.passDays(14);
      await runDueJobs(served.server.contextOf(), silentLogger);
    },
  };
  const ordering = castOf(shared, ola, agent);
  const others: Partial<Record<LifeNoun, Cast>> = {
    QUOTE: castOf(shared, ola, await apiOf(people.sales)),
    INVOICE: castOf(shared, ola, await apiOf(people.billing)),
    PACKAGE: castOf(shared, await apiOf(shopper), await apiOf(people.warehouse)),
  };
  const { db } = desk.database;
  return {
    live: async (noun, count, seed) => {
      const lives: Life[] = [];
      const first = seed + 10_000 * noun.length;
      for (let index = 0; index < count; index++) lives.push(await new Living(noun, others[noun] ?? ordering, first + index).live());
      return lives;
    },
    contradictions: async () => {
      await numberCarrierEvents(desk.context);
      const kept = new Date(addDays(shared.today(), -deliveryDays));
      return [...(await contradictionsIn(db, kept)), ...served.faults.map(({ message }) => message)];
    },
    left: async () => ({
      events: await db.statusEvent.count(),
      mails: await db.emailMessage.count(),
      charges: await db.invoiceCharge.count(),
      payments: await db.payment.count(),
    }),
    close: () => served.close(),
  };
}
