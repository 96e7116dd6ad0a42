import { personId } from '../people.ts';
import type { Story } from '../walk/agenda.ts';
import { phoneNumber } from '../words/numbers.ts';
import type { RequestWalk } from './request-walk.ts';

interface UserAnswer {
  readonly user: { readonly id: string; readonly version: number };
}

interface Colleague {
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
}

/** A colleague is asked for (SR-15) and made; ordering opens with the training, so for now it waits (D-42). */
export async function* colleagueInTraining(walk: RequestWalk, colleague: Colleague): Story {
  yield* asksFor(walk);
  const access = { serviceRequest: walk.number, role: 'CUSTOMER', accessType: 'ORDERING', locale: walk.country === 'NO' ? 'nb' : 'sv' };
  await walk.stage.act(personId('unni'), 'createUser', { ...colleague, ...access, phone: phoneNumber(walk.country, walk.dice) });
  await walk.answer('completeServiceRequest', { resolution: walk.matter.answer });
}

/** One who came, read for a while and left: the access is closed (IA-05). */
export async function* colleagueWhoLeft(walk: RequestWalk, colleague: Colleague): Story {
  yield* asksFor(walk);
  const access = { serviceRequest: walk.number, role: 'CUSTOMER', accessType: 'READ', locale: walk.country === 'NO' ? 'nb' : 'sv' };
  const { user } = await walk.stage.act<UserAnswer>(personId('unni'), 'createUser', { ...colleague, ...access });
  await walk.answer('completeServiceRequest', { resolution: walk.matter.answer });
  yield walk.hours.workdays(10, 12);
  await walk.stage.act(personId('unni'), 'closeUser', { id: user.id, expectedVersion: user.version, reason: 'LEFT' });
}

async function* asksFor(walk: RequestWalk): Story {
  await walk.create();
  yield walk.hours.minutes(2, 10);
  await walk.move('submitServiceRequest');
  yield walk.hours.workdays(0, 1);
  await walk.answer('startServiceRequest');
}
