import { allTicks, completeLine, directProducts, endUserFields, type DirectProduct } from '../demo/orders/order-line.ts';
import { Dice } from '../demo/walk/dice.ts';
import { workingDayFrom } from '../demo/walk/hours.ts';
import { addDays } from '@sporbar/schema/time.ts';
import { comment, made, nothing, type Cast, type Given, type LifeNoun, type Puppets } from './cast.testing.ts';
import { sending } from './sending.testing.ts';

type OrderNoun = Extract<LifeNoun, 'DELIVERY' | 'ORDER' | 'PROJECT' | 'MODIFY' | 'MOVE' | 'TERMINATE' | 'CHANGE_ISP'>;

/** A working day far enough away for every product. */
const wishedDay = (today: string): string => workingDayFrom('NO', addDays(today, 60));

const products = Object.keys(directProducts) as DirectProduct[];

/** A line to which nothing can be said against, but that it may not be deliverable. */
function newLine({ places, today }: Cast, product: DirectProduct, number: number): Record<string, unknown> {
  const line = completeLine('NO', product, wishedDay(today()), places, new Dice('line', number));
  return { ...line, hasBroadbandElsewhere: false, isMoving: false };
}

const placed = (cast: Cast, lines: readonly object[], orderType = 'STANDARD'): Promise<string> =>
  made(cast.customer, 'createOrder', { orderType, lines }, 'OrderPayload { order { id } }');

const anotherDay: Given = (today) => ({ requestedDate: wishedDay(today) });
/** Somebody else answers the door, and the day is another one. */
const anotherContact: Given = (today, number) => {
  const { contactName, contactPhone } = endUserFields('NO', new Dice('contact', number));
  return { ...anotherDay(today, number), contactName, contactPhone };
};

function orderPuppets(begin: Puppets['begin'], changes: Given = anotherContact): Puppets {
  const update: Given = (today, number) => ({ line: changes(today, number) });
  return {
    field: 'order',
    parts: ['lines', 'appointments'],
    ends: ['CLOSED', 'CANCELLED', 'REJECTED', 'DUPLICATE'],
    turn: ['INCOMPLETE'],
    begin,
    onward: { setOrderLineCustomerUpdate: nothing, updateOrderLine: update },
    goOn: sending(changes),
    customer: {
      updateOrderLine: update,
      reopenOrder: nothing,
      reopenOrderLine: nothing,
      undoReopenOrderLine: nothing,
      cancelOrderLine: nothing,
      closeOrderLine: nothing,
    },
    staff: {
      markOrderLineIncomplete: comment,
      rejectOrderLine: comment,
      cancelOrderLineByCarrier: comment,
      reportVisit: (_today, number) =>
        number % 3 === 0 ? { outcome: 'CARRIER_DID_NOT_COME' } : { outcome: 'NOBODY_HOME', chargeWastedVisit: true },
    },
  };
}

/** To another product or speed, by turns. */
async function changed(cast: Cast, number: number): Promise<string> {
  const { id, attributes } = await cast.circuit();
  const speed = {
    modify: { installedProductId: id, kind: 'SPEED_CHANGE' },
    attributes: { ...attributes, speedKbps: attributes['speedKbps'] === '4000' ? '8000' : '4000' },
  };
  const product = {
    modify: { installedProductId: id, kind: 'PRODUCT_CHANGE' },
    productCode: 'SHDSL',
    attributes: { speedKbps: '1024', equipment: 'OWN_MODEM' },
    addOns: ['EXTENDED_SERVICE'],
  };
  return placed(cast, [{ ...(number % 3 === 0 ? product : speed), ...(await whole(cast, number)) }]);
}

/** What every line says, whatever it asks for. */
const whole = async ({ today }: Cast, number: number): Promise<Record<string, unknown>> => ({
  ...anotherContact(today(), number),
  checklist: [...allTicks],
});

async function moved(cast: Cast, number: number): Promise<string> {
  const { id } = await cast.circuit();
  const address = cast.places.near('NO', new Dice('new home', number));
  return placed(cast, [{ modify: { installedProductId: id, kind: 'MOVE' }, address, ...(await whole(cast, number)) }]);
}

async function terminated(cast: Cast): Promise<string> {
  const { circuitNumber } = await cast.circuit();
  return placed(cast, [{ requestedDate: addDays(cast.today(), 10), termination: { number: circuitNumber, scope: 'WHOLE' } }]);
}

/** What another organisation delivers is taken over with its place and its number. */
async function takenOver(cast: Cast, number: number): Promise<string> {
  const { phoneNumber, accessLineNumber, address } = await cast.deliver(cast.other);
  const takeover = {
    previousProduct: 'WHOLESALE_ADSL_SHARED',
    losingOperator: 'Ostkust Tele',
    existingPhoneNumber: phoneNumber ?? `69${String(100_000 + (number % 900_000))}`,
    authorisationReference: `NRDB-${number}`,
    authorisationGivenBy: 'Nils Nilsen',
    ownerVerified: true,
  };
  const line = newLine(cast, number % 2 === 0 ? 'WHOLESALE_ADSL_SHARED' : 'OA_SHARED', number);
  const { hasBroadbandElsewhere: _elsewhere, isMoving: _moving, ...asked } = line;
  return placed(cast, [{ ...asked, address: { purpose: 'DELIVERY', country: 'NO', ...address }, accessLineNumber, takeover }]);
}

export const orders: Readonly<Record<OrderNoun, Puppets>> = {
  ORDER: orderPuppets((cast, number) => placed(cast, [newLine(cast, products[number % products.length] ?? 'PSTN', number)])),
  DELIVERY: orderPuppets((cast, number) => placed(cast, [newLine(cast, 'WHOLESALE_ADSL_SHARED', number)])),
  PROJECT: orderPuppets((cast, number) => {
    const product = products[number % products.length] ?? 'PSTN';
    const lines = Array.from({ length: 2 + (number % 2) }, (_, index) => newLine(cast, product, number * 10 + index));
    return placed(cast, lines, 'PROJECT');
  }),
  MODIFY: orderPuppets(changed),
  MOVE: orderPuppets(moved),
  TERMINATE: orderPuppets(terminated, (today) => ({ requestedDate: addDays(today, 12) })),
  CHANGE_ISP: orderPuppets(takenOver),
};
