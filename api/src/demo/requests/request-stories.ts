import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Story } from '../walk/agenda.ts';
import type { RequestWalk } from './request-walk.ts';
import { requestWords } from './request-words.ts';

type Until = ServiceRequestStatus | undefined;

export async function* draftRequest(walk: RequestWalk): Story {
  await walk.create();
}

async function* sent(walk: RequestWalk): Story {
  await walk.create();
  yield walk.hours.minutes(2, 10);
  await walk.move('submitServiceRequest');
}

/** Asked and answered; closed by the customer or by the clock (SR-24, SR-25). */
export async function* answered(walk: RequestWalk, until: Until): Story {
  yield* sent(walk);
  if (walk.status === until) return;
  yield walk.hours.workdays(0, 1);
  await walk.answer('startServiceRequest');
  if (walk.status === until) return;
  yield walk.hours.workdays(0, 2);
  await walk.answer('completeServiceRequest', { resolution: walk.matter.answer });
  if (walk.status === until || !walk.dice.happens(0.35)) return;
  yield walk.hours.workdays(1, 3);
  if (walk.dice.happens(0.7)) await walk.move('closeServiceRequest');
  else await walk.move('reopenServiceRequest', { reason: requestWords[walk.country].notHelped });
}

/** Something is missing: the same request is completed and sent again (SR-22). */
export async function* asked(walk: RequestWalk, until: Until): Story {
  yield* sent(walk);
  yield walk.hours.workdays(0, 1);
  await walk.answer('startServiceRequest');
  await walk.answer('markServiceRequestIncomplete', { resolution: walk.matter.asked });
  if (walk.status === until) return;
  yield walk.hours.workdays(0, 1);
  await walk.move('addServiceRequestActivity', { text: walk.matter.added });
  await walk.move('submitServiceRequest');
  yield walk.hours.workdays(0, 1);
  await walk.answer('startServiceRequest');
  await walk.answer('completeServiceRequest', { resolution: walk.matter.answer });
}

export async function* withdrawn(walk: RequestWalk): Story {
  yield* sent(walk);
  yield walk.hours.workdays(1, 1);
  if (walk.dice.happens(0.6)) await walk.move('cancelServiceRequest', { resolution: requestWords[walk.country].withdrawn });
  else await walk.answer('cancelServiceRequest', { resolution: requestWords[walk.country].declined });
}
