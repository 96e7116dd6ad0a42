import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import { freshLine } from './order-moves.testing.ts';
import { adopt, fault, type Play } from './play.testing.ts';
import { circuit } from './quote-moves.testing.ts';
import type { Facts, State, Thing } from './state.testing.ts';
import type { World } from './world.testing.ts';

let count = 0;

/** One of each kind, made over the API by those who may; what a run plays with. */
export async function begin(world: World, seen: Map<string, string[]>): Promise<{ model: State; real: Play }> {
  const play: Play = { world, state: { things: {} }, log: [], seen };
  const make = async (who: string, move: string, input: object, facts: Facts = {}): Promise<Thing[]> => {
    const last = await world.lastEvent();
    const answer = await world.call(world.actor(who), move, { idempotencyKey: freshKey(), ...input });
    if (answer.code !== 'OK') throw fault(play, `${who} ${move}: ${answer.text}`);
    return adopt(play, await world.eventsAfter(last), facts);
  };
  count += 1;
  await make('kari', 'createOrder', { lines: [freshLine()] });
  await make('ola', 'createOrder', { orderType: 'PROJECT', lines: [freshLine(), freshLine(), freshLine()] }, { project: true });
  const quote = await make('superuser', 'createQuote', { title: `Q ${count}`, lines: [circuit(true), circuit(false), circuit(true)] });
  quote.filter(({ type }) => type === 'QUOTE_LINE').forEach((line, index) => (line.facts.odd = index !== 1));
  await make('kari', 'createServiceRequest', {
    area: 'DELIVERY',
    subArea: 'ADSL',
    referenceKind: 'CIRCUIT',
    referenceValue: `M-${count}-${freshKey()}`,
    description: 'The line has not been delivered as agreed.',
  });
  await bookOne(make);
  await make('warehouse', 'registerUnbookedPackage', { suiteNumber: world.mari.suiteNumber, contents: 'A box' }, { vague: true });
  const lines = [{ text: 'Freight', quantity: 1, unitAmountMinor: 5000 }];
  await make('billing', 'issueInvoice', { organisationId: world.served.people.north.id, lines }, { outstanding: 5000 });
  await foundTrainee(play, count);
  return { model: play.state, real: play };
}

type Make = (who: string, move: string, input: object, facts?: Facts) => Promise<Thing[]>;

async function bookOne(make: Make): Promise<void> {
  const tracking = `1ZM${freshKey().replace(/\D/g, '').padStart(9, '0')}`;
  const packages = [{ contents: 'Shoes', declaredValue: { amountMinor: 8000, currency: 'USD' }, trackingNumbers: [tracking] }];
  await make('mari', 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages }, { tracking });
}

/** A login that waits for its training, and one that needs none. */
async function foundTrainee(play: Play, number: number): Promise<void> {
  const { world } = play;
  const { desk, people } = world.served;
  const last = await world.lastEvent();
  const person = { organisationId: people.north.id, fullName: 'Ny Bruker', role: 'CUSTOMER', status: 'PENDING_TRAINING' } as const;
  await foundUser(desk.context, { ...person, username: `ny${number}`, accessType: 'ORDERING', certifications: ['ORDERING'] });
  adopt(play, await world.eventsAfter(last), { booking: world.userRequest });
}
