import { freshNumber } from '@sporbar/schema/packages/package.testing.ts';
import type { MoveSpec } from './moves.testing.ts';
import { no, perhaps, yes } from './outcomes.testing.ts';
import { hangingOn, packagesOf, type Change, type Thing } from './state.testing.ts';

const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const commented = () => ({ comment: 'Because it is so.' });
/** "each at its step": the book leaves open whose step it is. */
const atSomeDesk = { on: 'PACKAGE', anyDesk: true, input: commented } as const;
const edit = (input: MoveSpec['input']): MoveSpec => ({
  on: 'PACKAGE',
  anyDesk: true,
  input: input ?? commented,
  does: (change, item) => change.same(item),
});
const here = (item: Thing): string => (item.facts.standby === true ? 'STANDBY' : 'RECEIVED');

/** Someone says what is in it, how it travels, and whether it waits. */
const resolved = () => ({ contents: 'Shoes', mode: 'AIR', sellerName: 'Shoe Barn', declaredValue: dollars(9000), standby: false });
const resolve = (change: Change, item: Thing): void => change.to(item, 'RECEIVED', { standby: false, unsure: false, vague: false });

/** Of a booking none of whose packages is under way any more nothing comes with the next. */
const over = ['DELIVERED', 'CANCELLED'];

const receipt = () => ({ type: 'PURCHASE_RECEIPT', status: 'RECEIVED', facts: {} });

export const packageMoves: Record<string, MoveSpec> = {
  updatePackage: edit((item) => ({ contents: `Shoes ${item.version}` })),
  addTrackingNumber: edit(() => ({ trackingNumber: freshNumber() })),
  insurePackage: {
    ...edit((item) => ({ insuredValue: dollars(100 + item.version) })),
    guard: (item) => (item.facts.vague === true ? perhaps : yes),
  },
  uploadReceipt: {
    on: 'PACKAGE',
    guard: (item) => (item.status === 'BOOKED' || item.status === 'RECEIVED' ? yes : perhaps),
    gives: receipt,
    besides: ({ id }) => [id],
    does: () => {},
  },
  receivePackage: {
    ...atSomeDesk,
    input: (item) => ({ trackingNumber: item.facts.tracking ?? '' }),
    does: (change, item) => change.to(item, here(item)),
  },
  holdPackage: { ...atSomeDesk, input: () => ({ holdReason: 'UNIDENTIFIED', comment: 'Whose is it?' }) },
  resolveUnbookedPackage: { on: 'PACKAGE', input: resolved, does: resolve },
  askStaffToVerify: {
    on: 'PACKAGE',
    guard: (item) => (item.facts.unsure === true ? perhaps : yes),
    does: (change, item) => change.same(item, { unsure: true }),
  },
  verifyUnbookedPackage: {
    ...atSomeDesk,
    input: () => ({ contents: 'Shoes', mode: 'AIR', sellerName: 'Shoe Barn', declaredValue: dollars(9000) }),
    guard: (item) => (item.facts.unsure === true ? yes : ['GUARD', 'INVALID_TRANSITION']),
    does: resolve,
  },
  resolveHoldPackage: { on: 'PACKAGE', anyDesk: true, input: resolved, does: resolve },
  setStandby: { on: 'PACKAGE', does: (change, item) => change.to(item, 'STANDBY', { standby: true }) },
  releaseStandby: { on: 'PACKAGE', does: (change, item) => change.to(item, 'RECEIVED', { standby: false }) },
  shipPackage: atSomeDesk,
  arrivePackage: atSomeDesk,
  clearPackage: {
    ...atSomeDesk,
    // One receipt or more; whether a rejected one counts, the book leaves open.
    guard: (item, state) => {
      const receipts = hangingOn(state, item.id, 'PURCHASE_RECEIPT');
      return receipts.length === 0 ? no : receipts.some(({ status }) => status !== 'REJECTED') ? yes : perhaps;
    },
  },
  deliverPackage: atSomeDesk,
  addPackage: {
    on: 'BOOKING',
    input: () => ({ package: { contents: 'A hat', declaredValue: dollars(900), trackingNumbers: [freshNumber()] } }),
    guard: (booking, state) =>
      packagesOf(state, booking).every(({ status }) => over.includes(status)) ? [...no, 'INVALID_TRANSITION'] : yes,
    born: (id, { package: item }) => ({ heldIn: id, tracking: (item as { trackingNumbers: string[] }).trackingNumbers[0] ?? '' }),
    does: (_change, booking) => void (booking.version += 1),
  },
  cancelBooking: {
    on: 'BOOKING',
    ends: true,
    input: commented,
    // "Every package of it, or none": one that has come makes it fail as a whole.
    guard: (booking, state) =>
      packagesOf(state, booking).every(({ status }) => status === 'BOOKED' || status === 'CANCELLED') ? yes : [...no, 'INVALID_TRANSITION'],
    does: (change, booking, state) => {
      booking.version += 1;
      for (const item of packagesOf(state, booking)) if (item.status === 'BOOKED') change.to(item, 'CANCELLED');
    },
  },
  cancelPackage: { on: 'PACKAGE', ends: true, input: commented },
  acceptReceipt: { on: 'PURCHASE_RECEIPT', anyDesk: true, besides: ({ root }) => [root] },
  rejectReceipt: { on: 'PURCHASE_RECEIPT', anyDesk: true, input: () => ({ reason: 'It cannot be read.' }), besides: ({ root }) => [root] },
  recordReceipt: {
    on: 'PACKAGE',
    anyDesk: true,
    input: () => ({ channel: 'EMAIL' }),
    guard: () => [...perhaps, 'INVALID_TRANSITION'],
    gives: receipt,
    besides: ({ id }) => [id],
    does: () => {},
  },
};
