import { freshNumber, uploadedFile } from '@sporbar/schema/packages/package.testing.ts';
import { at, ofType, type Ref, type Stage, type Stop, type Walk } from './stage.testing.ts';

const owner = 'mari';
const [warehouse, customs] = ['WAREHOUSE', 'CUSTOMS'];

async function announced(stage: Stage, count = 1): Promise<{ booking: Ref; items: Ref[] }> {
  const tracking = freshNumber();
  const goods = { contents: 'Shoes', declaredValue: { amountMinor: 8000, currency: 'USD' } };
  const packages = [{ ...goods, trackingNumbers: [tracking] }, ...Array.from({ length: count - 1 }, () => goods)];
  const born = await stage.create(owner, 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages }, { tracking });
  const items = born.filter(({ type }) => type === 'PACKAGE');
  const { bookingId } = await stage.db.package.findUniqueOrThrow({ where: { id: items[0]?.id ?? '' }, select: { bookingId: true } });
  return { booking: { type: 'BOOKING', id: bookingId ?? '', facts: {} }, items };
}

const unbooked = async (stage: Stage): Promise<Ref> => {
  const { suiteNumber } = stage.everyone.mari;
  return ofType(await stage.create(warehouse, 'registerUnbookedPackage', { suiteNumber, contents: 'A box' }), 'PACKAGE');
};

async function* life(stage: Stage): AsyncGenerator<Stop> {
  const { booking, items } = await announced(stage, 2);
  const [item] = items as [Ref];
  yield at('announced', booking, item);
  await stage.bring(owner, 'addPackage', booking);
  for (const move of ['updatePackage', 'addTrackingNumber', 'insurePackage']) await stage.bring(owner, move, item);
  await stage.bring(warehouse, 'receivePackage', item);
  yield at('it has come', booking, item);
  await stage.bring(owner, 'setStandby', item);
  yield at('it waits', item);
  await stage.bring(owner, 'releaseStandby', item);
  await stage.bring(warehouse, 'shipPackage', item);
  yield at('under way', item);
  await stage.bring(customs, 'arrivePackage', item);
  yield at('it has arrived without a receipt', item);
  const receipt = ofType(await stage.bring(customs, 'recordReceipt', item), 'PURCHASE_RECEIPT');
  yield at('with a receipt', item, receipt);
  await stage.bring(customs, 'rejectReceipt', receipt);
  yield at('its receipt is rejected', item, receipt);
  const good = ofType(await stage.bring(customs, 'recordReceipt', item), 'PURCHASE_RECEIPT');
  await stage.bring(customs, 'acceptReceipt', good);
  yield at('its receipt is accepted', item, good);
  await stage.bring(customs, 'clearPackage', item);
  yield at('cleared', item);
  await stage.bring(customs, 'deliverPackage', item);
  yield at('delivered', booking, item);
}

async function* ways(stage: Stage): AsyncGenerator<Stop> {
  const { booking, items } = await announced(stage, 2);
  const [item] = items as [Ref];
  await stage.bring(owner, 'cancelPackage', item);
  yield at('withdrawn', booking, item);
  await stage.bring(owner, 'cancelBooking', booking);
  yield at('the whole booking is withdrawn', booking);
  const box = await unbooked(stage);
  yield at('it came unannounced', box);
  await stage.bring(owner, 'askStaffToVerify', box);
  yield at('staff is asked what it is', box);
  await stage.bring(warehouse, 'verifyUnbookedPackage', box);
  await stage.bring(warehouse, 'holdPackage', box);
  yield at('it is held', box);
  await stage.bring(owner, 'resolveHoldPackage', box);
  const known = await unbooked(stage);
  await stage.bring(owner, 'resolveUnbookedPackage', known);
  const full = await announced(stage);
  for (let count = 0; count < 20; count++) await stage.bring(customs, 'recordReceipt', full.items[0] as Ref);
  yield at('it has all the receipts that it can have', full.items[0] as Ref);
  const sentOff = await announced(stage);
  await stage.bring(owner, 'uploadReceipt', sentOff.items[0] as Ref, {
    fileId: await uploadedFile(stage.served.desk, stage.everyone.mari),
  });
}

export const packageWalks: Readonly<Record<string, Walk>> = { package: life, packageWays: ways };
