import type { PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Story } from '../walk/agenda.ts';
import { holdReasons, packageWords } from './goods.ts';
import type { PackageWalk } from './package-walk.ts';

type Until = PackageStatus | undefined;

export async function* cancelled(walk: PackageWalk): Story {
  await walk.book(false);
  yield walk.hours.days(1, 2);
  await walk.move('cancelPackage', { comment: packageWords[walk.country].regretted });
}

/** Booked, received, shipped, cleared and delivered; with its receipt in time or late (P-13). */
export async function* forwarded(walk: PackageWalk, until: Until): Story {
  await walk.book(until === 'STANDBY' || (until === undefined && walk.dice.happens(0.1)));
  walk.stage.notebook.note('PACKAGE', walk.customer, walk.seen.id);
  if (walk.status === until) return;
  const isEarly = walk.dice.happens(0.6);
  if (isEarly) {
    yield walk.hours.minutes(5, 60);
    await walk.uploadReceipt();
  }
  yield walk.hours.workdays(2, 5);
  await walk.receive();
  yield* onwards(walk, until, isEarly);
}

async function* onwards(walk: PackageWalk, until: Until, hasReceipt: boolean): Story {
  if (walk.status === until) return;
  if (walk.status === 'STANDBY') {
    yield walk.hours.days(2, 5);
    await walk.move('releaseStandby');
  }
  yield walk.hours.workdays(1, 2);
  await walk.move('shipPackage', {}, walk.dice.happens(0.5) ? 'backoffice' : 'walter');
  if (walk.status === until) return;
  yield walk.mode === 'AIR' ? walk.hours.days(3, 5) : walk.hours.days(until === undefined ? 12 : 5, until === undefined ? 18 : 6);
  await walk.move('arrivePackage', {}, 'backoffice');
  if (walk.status === until) return;
  yield* cleared(walk, hasReceipt);
  if (walk.status === until) return;
  yield walk.hours.workdays(1, 2);
  await walk.move('deliverPackage', {}, 'backoffice');
}

async function* cleared(walk: PackageWalk, hasReceipt: boolean): Story {
  if (!hasReceipt) {
    yield walk.hours.days(0, 1);
    await walk.move('recordReceipt', { channel: walk.dice.pick(['EMAIL', 'FAX', 'HELPDESK']) }, 'tora');
  }
  yield walk.hours.workdays(0, 1);
  if (walk.dice.happens(0.15)) {
    await walk.review('rejectReceipt', { reason: packageWords[walk.country].receiptRejected });
    yield walk.hours.days(1, 1);
    await walk.uploadReceipt();
    yield walk.hours.workdays(0, 1);
  }
  await walk.review('acceptReceipt');
  await walk.move('clearPackage', {}, 'tora');
}

/** Nobody booked it: the customer says what it is, or asks the staff to look (P-08, P-15). */
export async function* unbooked(walk: PackageWalk, until: Until): Story {
  await walk.arriveUnbooked('registerUnbookedPackage');
  if (walk.status === until) return;
  yield walk.hours.days(1, 2);
  if (walk.dice.happens(0.4)) {
    await walk.move('askStaffToVerify');
    yield walk.hours.workdays(0, 1);
    await walk.move('verifyUnbookedPackage', { ...walk.said, mode: walk.mode }, 'walter');
  } else {
    await walk.move('resolveUnbookedPackage', { ...walk.said, mode: walk.mode });
  }
  yield* onwards(walk, until, false);
}

/** Stopped by the warehouse, with the reason (P-10); released by the customer's choice of air or sea (P-09). */
export async function* held(walk: PackageWalk, until: Until): Story {
  const [holdReason, comment] = walk.dice.pick(holdReasons);
  await walk.arriveUnbooked('holdPackage', { holdReason, comment: comment[walk.country] });
  if (walk.status === until) return;
  yield walk.hours.days(1, 3);
  await walk.move('resolveHoldPackage', { ...walk.said, mode: walk.mode });
  yield* onwards(walk, until, false);
}

/** A receipt that was refused and not yet replaced (P-21). */
export async function* poorReceipt(walk: PackageWalk): Story {
  await walk.book(false);
  yield walk.hours.minutes(5, 60);
  await walk.uploadReceipt();
  yield walk.hours.workdays(0, 1);
  await walk.review('rejectReceipt', { reason: packageWords[walk.country].receiptRejected });
}
