import type { MoveSpec } from './moves.testing.ts';
import { no, perhaps, yes } from './outcomes.testing.ts';
import type { Change, Thing } from './state.testing.ts';

const ofRequest = (more: Partial<MoveSpec> = {}): MoveSpec => ({ on: 'SERVICE_REQUEST', ...more });
const answered = () => ({ resolution: 'It is delivered on Monday.' });

const requestMoves: Record<string, MoveSpec> = {
  submitServiceRequest: ofRequest({
    guard: (request) => (request.status === 'NEW' || request.facts.changed === true ? yes : perhaps),
    does: (change, request) => change.to(request, 'SUBMITTED', { submitted: true }),
  }),
  updateServiceRequest: ofRequest({
    input: (request) => ({ description: `The line has not been delivered as agreed, and this is version ${request.version}.` }),
    does: (change, request) => change.same(request, { changed: true }),
  }),
  startServiceRequest: ofRequest({ departments: ['CUSTOMER_SERVICE'] }),
  markServiceRequestIncomplete: ofRequest({
    anyDesk: true,
    input: answered,
    does: (change, request) => change.to(request, 'INCOMPLETE', { changed: false }),
  }),
  completeServiceRequest: ofRequest({ anyDesk: true, input: answered }),
  reopenServiceRequest: ofRequest({ input: () => ({ reason: 'It was not delivered on Monday.' }) }),
  addServiceRequestActivity: ofRequest({
    anyDesk: true,
    input: () => ({ text: 'One thing more.', visibleToCustomer: true }),
    does: (change, request, _state, _input, byCarrier) => change.same(request, byCarrier ? {} : { changed: true }),
  }),
  closeServiceRequest: ofRequest({ ends: true }),
  cancelServiceRequest: ofRequest({ ends: true, anyDesk: true, input: answered }),
  rerouteServiceRequest: ofRequest({
    anyDesk: true,
    input: () => ({ area: 'OTHER', subArea: 'GENERAL' }),
    guard: () => perhaps,
    does: (change, request) => change.same(request),
  }),
};

const pay = (change: Change, invoice: Thing, amount: number): void => {
  const outstanding = (invoice.facts.outstanding ?? 0) - amount;
  change.to(invoice, outstanding === 0 ? 'PAID' : 'PARTIALLY_PAID', { outstanding });
};

const invoiceMoves: Record<string, MoveSpec> = {
  recordPayment: {
    on: 'INVOICE',
    anyDesk: true,
    input: () => ({ amountMinor: 2000 }),
    guard: (invoice) => ((invoice.facts.outstanding ?? 0) >= 2000 ? yes : ['GUARD']),
    does: (change, invoice) => pay(change, invoice, 2000),
  },
  // INV-06: a bank knows an invoice by its payment reference alone.
  recordPaymentByKid: {
    on: 'INVOICE',
    knownBy: 'kid',
    anyDesk: true,
    input: ({ facts }) => ({ kid: facts.kid, amountMinor: 1000 }),
    guard: (invoice) => ((invoice.facts.outstanding ?? 0) >= 1000 ? yes : ['GUARD']),
    does: (change, invoice) => pay(change, invoice, 1000),
  },
  creditInvoice: { on: 'INVOICE', ends: true, departments: ['BILLING'], input: () => ({ reason: 'It was wrong.' }) },
};

const userMoves: Record<string, MoveSpec> = {
  activateUser: { on: 'USER', anyDesk: true, guard: (user) => (user.facts.vague === true ? ['GUARD'] : yes) },
  closeUser: { on: 'USER', anyDesk: true, input: () => ({ reason: 'MISUSE', comment: 'Two people used it.' }), guard: () => perhaps },
  changeUserAccess: {
    on: 'USER',
    anyDesk: true,
    input: (user) => ({ accessType: 'READ', serviceRequest: user.facts.booking }),
    guard: () => perhaps,
    does: (change, user) => change.same(user),
  },
  grantCertification: {
    on: 'USER',
    anyDesk: true,
    input: (user) => ({ grants: user.facts.ticketed === true ? 'FULL' : 'TROUBLE_TICKET' }),
    guard: () => perhaps,
    does: (change, user) => change.same(user, { ticketed: true }),
  },
  revokeCertification: {
    on: 'USER',
    anyDesk: true,
    input: () => ({ grants: 'TROUBLE_TICKET', comment: 'It has run out.' }),
    guard: (user) => (user.facts.ticketed === true ? yes : no),
    does: (change, user) => change.same(user, { ticketed: false }),
  },
  reopenUser: { on: 'USER', anyDesk: true, input: (user) => ({ serviceRequest: user.facts.booking }), guard: () => perhaps },
};

export const otherMoves: Record<string, MoveSpec> = { ...requestMoves, ...invoiceMoves, ...userMoves };
