import { installedProduct } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { at, ofType, type Ref, type Stage, type Stop, type Walk } from './stage.testing.ts';

const owner = 'superuser';
const desk = 'CUSTOMER_SERVICE';

let references = 0;
const request = async (stage: Stage, who = owner, about: object = {}): Promise<Ref> => {
  const usual = { area: 'DELIVERY', subArea: 'ADSL', referenceKind: 'CIRCUIT', referenceValue: `MX-${++references}` };
  const input = { ...usual, description: 'The line has not been delivered as agreed.', ...about };
  return ofType(await stage.create(who, 'createServiceRequest', input), 'SERVICE_REQUEST');
};

async function* requests(stage: Stage): AsyncGenerator<Stop> {
  const about = { referenceValue: 'MX-SECOND' };
  const one = await request(stage, owner, about);
  yield at('a draft', one);
  await stage.bring(owner, 'updateServiceRequest', one);
  await stage.bring(owner, 'submitServiceRequest', one);
  yield at('sent', one);
  await stage.bring(desk, 'startServiceRequest', one);
  yield at('taken', one);
  await stage.bring(desk, 'markServiceRequestIncomplete', one);
  yield at('something is missing', one);
  await stage.bring(owner, 'addServiceRequestActivity', one);
  yield at('something was added', one);
  await stage.bring(owner, 'submitServiceRequest', one);
  await stage.bring(desk, 'startServiceRequest', one);
  await stage.bring(desk, 'completeServiceRequest', one);
  yield at('answered', one);
  const second = await request(stage, owner, about);
  await stage.bring(owner, 'submitServiceRequest', second);
  yield at('answered, and asked anew meanwhile', one, second);
  await stage.bring(owner, 'closeServiceRequest', second);
  yield at('closed', second);
  await stage.bring(owner, 'reopenServiceRequest', one);
  await stage.bring(desk, 'cancelServiceRequest', one);
  yield at('cancelled', one);
  const thin = await request(stage, owner, { description: 'Short.', referenceValue: null });
  yield at('a draft that says too little', thin);
}

/** Areas that are not everybody's, on either side. */
async function* areas(stage: Stage): AsyncGenerator<Stop> {
  const admin = { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER' };
  const access = await request(stage, 'orderer', admin);
  yield at('about accesses, a draft', access);
  await stage.bring('orderer', 'submitServiceRequest', access);
  yield at('about accesses', access);
  const invoice = await request(stage, owner, {
    area: 'INVOICE',
    subArea: 'WRONG_AMOUNT',
    referenceKind: 'INVOICE',
    referenceValue: 'I-1',
  });
  yield at('about an invoice', invoice);
  const rerouted = await request(stage);
  await stage.bring(owner, 'submitServiceRequest', rerouted);
  await stage.bring(desk, 'rerouteServiceRequest', rerouted, { area: 'OTHER', subArea: 'GENERAL' });
  yield at('passed on', rerouted);
  const parcel = { area: 'FORWARDING', subArea: 'PACKAGE', referenceKind: 'OTHER', referenceValue: 'P-1' };
  yield at('about a package', await request(stage, 'mari', parcel));
}

async function* tickets(stage: Stage): AsyncGenerator<Stop> {
  const { desk: tables, people } = stage.served;
  const ticket = async (): Promise<Ref> => {
    const { id: installedProductId } = await installedProduct(tables, people.north.id);
    const report = { description: 'The line has been dead since this morning.', observedImpact: 'DOWN', faultClarified: true };
    return ofType(await stage.create(owner, 'createTroubleTicket', { installedProductId, ...report }), 'TROUBLE_TICKET');
  };
  const one = await ticket();
  yield at('reported', one);
  await stage.bring(desk, 'startTroubleTicket', one);
  yield at('taken', one);
  await stage.bring(desk, 'requestTicketInfo', one);
  yield at('something is asked', one);
  await stage.bring(owner, 'answerTicketInfo', one);
  await stage.bring(desk, 'resolveTroubleTicket', one);
  yield at('mended', one);
  await stage.bring(owner, 'reopenTroubleTicket', one);
  yield at('and dead again', one);
  await stage.bring(owner, 'addTicketActivity', one);
  await stage.bring(desk, 'startTroubleTicket', one);
  await stage.bring(desk, 'resolveTroubleTicket', one);
  await stage.bring(owner, 'confirmTicketResolved', one);
  yield at('closed', one);
  const other = await ticket();
  await stage.bring(owner, 'cancelTroubleTicket', other);
  yield at('withdrawn', other);
}

export const helpdeskWalks: Readonly<Record<string, Walk>> = { requests, areas, tickets };
