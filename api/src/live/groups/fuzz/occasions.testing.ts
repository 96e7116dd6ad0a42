import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { foundAdministrator, moveUser } from '@sporbar/schema/identity/identity.testing.ts';
import { call as callOrder, goodLine, moveLine, newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { booked, foundShopper, moved, readPackage, uploadedFile, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import {
  attach,
  moveLine as moveQuoteLine,
  moveQuote,
  newQuote,
  oddCircuit,
  places,
  sentQuote,
} from '@sporbar/schema/quotes/quote.testing.ts';
import { movedRequest, newRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import type { Served } from '../../../served.testing.ts';

/** Something that happens to an object: it is there before, and changes when it is acted upon. */
export interface Occasion {
  readonly about: string;
  /** Makes the object and answers its id. */
  prepare(): Promise<string>;
  act(id: string): Promise<unknown>;
}

export interface Stage {
  readonly shopper: Shopper;
  readonly occasions: readonly Occasion[];
}

/** All that happens in the fuzz, in every noun that has a page. */
export async function openStage({ desk, people }: Served): Promise<Stage> {
  const shopper = await foundShopper(desk, 'mari');
  const admin = await foundAdministrator(desk, people);
  const at = await places(desk);
  const { kari, agent, system, delivery, billing, sales, warehouse, north } = people;
  const run = async (userId: string, name: string, input: object): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation M($input: ${type}) { ${name}(input: $input) { __typename ... on Refusal { code path } } }`;
    const answer = (await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } }))[name] as Answer;
    if (answer['code'] !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const attachTo = async (id: string, expectedVersion: number, kind: string) => {
    const fileId = await uploadedFile(desk, { userId: kari, organisationId: north.id });
    return run(kari, 'attachFile', { id, expectedVersion, fileId, kind });
  };
  const orderWithFile = async (): Promise<Answer> => {
    const order = await newOrder(desk, kari);
    await attachTo(order['lines'][0].id, order['lines'][0].version, 'MAP');
    return order;
  };
  const submitted = async (): Promise<string> => {
    const { id } = await orderWithFile();
    const { version } = await desk.database.db.order.findUniqueOrThrow({ where: { id } });
    const answer = await callOrder(desk, kari, 'submitOrder', { id, expectedVersion: version });
    if (answer['order'] === undefined) throw new Error(JSON.stringify(answer));
    return id as string;
  };
  /** One organisation takes over a circuit that is installed at another: an order of the one, about what is the other's. */
  const takenOver = async (): Promise<string> => {
    const held = await sentOrder(desk, kari);
    await walkTo(desk, agent, held['id'], 'FINISHED');
    const { db } = desk.database;
    const { id: installedProductId } = await db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: held['id'] } } });
    const line = goodLine({ endUser: { kind: 'PRIVATE', name: 'Nora Ny', birthDate: '1985-05-17' } });
    const { id } = await sentOrder(desk, people.elsa, [line]);
    await db.order.update({ where: { id }, data: { action: 'CHANGE_ISP' } });
    await db.orderLine.updateMany({ where: { orderId: id }, data: { installedProductId } });
    return id as string;
  };
  const registered = async (): Promise<string> => {
    const { id } = await sentOrder(desk, kari);
    await moveLine(desk, system, id, 'registerOrderLine', { customerOrderId: 'C-1' });
    return id as string;
  };
  const invoice = async (organisationId: string): Promise<string> => {
    const lines = [{ text: 'Freight', quantity: 1, unitAmountMinor: 5000 }];
    await run(billing, 'issueInvoice', { organisationId, lines });
    const where = { organisationId };
    return (await desk.database.db.invoice.findFirstOrThrow({ where, orderBy: { id: 'desc' } })).id;
  };
  const quoteWithFile = async (): Promise<string> => {
    const quote = await newQuote(desk, kari, [oddCircuit(at)]);
    await attach(desk, kari, quote['lines'][0].id, 'MAP');
    return quote['id'] as string;
  };
  const requestWithFile = async (): Promise<string> => {
    const request = await newRequest(desk, kari);
    await attachTo(request['id'], request['version'], 'OTHER');
    return request['id'] as string;
  };
  const colleague = (): Promise<string> => {
    const username = `u-${freshKey()}`;
    return foundUser(desk.context, { organisationId: north.id, username, fullName: 'A Colleague', role: 'CUSTOMER' });
  };
  const sentQuoteId = async () => (await sentQuote(desk, kari, at))['id'] as string;
  const sentRequestId = async () => (await sentRequest(desk, kari))['id'] as string;
  const bookedId = async () => (await booked(desk, shopper))['id'] as string;
  const receive = async (id: string) => {
    const trackingNumber = (await readPackage(desk, shopper.userId, id))?.['trackingNumbers'][0].value as string;
    return moved(desk, warehouse, id, 'receivePackage', { trackingNumber });
  };
  const occasion = (about: string, prepare: Occasion['prepare'], act: Occasion['act']): Occasion => ({ about, prepare, act });
  return {
    shopper,
    occasions: [
      occasion('Order', submitted, (id) => moveLine(desk, system, id, 'registerOrderLine', { customerOrderId: 'C-7' })),
      occasion('Order', registered, (id) => moveLine(desk, delivery, id, 'startOrderLine')),
      occasion('Order', submitted, (id) => moveLine(desk, agent, id, 'markOrderLineIncomplete', { comment: 'Floor is missing' })),
      occasion('Order', submitted, () => newOrder(desk, people.elsa)),
      occasion('Order', takenOver, (id) => moveLine(desk, system, id, 'registerOrderLine', { customerOrderId: 'C-8' })),
      occasion('Quote', quoteWithFile, (id) => moveQuote(desk, kari, id, 'submitQuote', { confirmManualPricing: true })),
      occasion('Quote', sentQuoteId, (id) => moveQuoteLine(desk, sales, id, 'startQuoteLinePricing')),
      occasion('Package', bookedId, (id) => moved(desk, shopper.userId, id, 'updatePackage', { sellerName: 'Hat Barn' })),
      occasion('Package', bookedId, receive),
      occasion('ServiceRequest', requestWithFile, (id) => movedRequest(desk, kari, id, 'submitServiceRequest')),
      occasion('ServiceRequest', sentRequestId, (id) => movedRequest(desk, agent, id, 'startServiceRequest')),
      occasion(
        'Invoice',
        () => invoice(north.id),
        () => invoice(north.id),
      ),
      occasion(
        'Invoice',
        () => invoice(shopper.organisationId),
        () => invoice(shopper.organisationId),
      ),
      occasion('User', colleague, (id) => moveUser(desk, admin, 'closeUser', id, { reason: 'MISUSE' })),
    ],
  };
}
