import { addDays, dateOf } from '@sporbar/schema/time.ts';
import type { Ask } from './graphql-over-http.ts';

const names = ['Ingvild Moen', 'Jonas Berget', 'Maja Lindqvist', 'Sander Vik', 'Tuva Haugen', 'Elias Sandberg'];

/** Places and submits one order as the customer whose key asks; false when the portal refused it. */
export async function seedOrder(ask: Ask, now: Date, chance: number): Promise<boolean> {
  const name = names[Math.floor(chance * names.length)] ?? 'Ingvild Moen';
  const line = {
    productCode: 'WHOLESALE_ADSL_SHARED',
    attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' },
    endUser: { kind: 'PRIVATE', name, birthDate: '1984-05-17' },
    address: {
      purpose: 'DELIVERY',
      street: 'Kirkeveien',
      houseNumber: 1 + Math.floor(chance * 8),
      postcode: '1788',
      city: 'Halden',
      country: 'NO',
    },
    contactName: name,
    contactPhone: '90000000',
    requestedDate: addDays(dateOf(now), 21),
    checklist: ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'],
  };
  const { createOrder } = await ask<{ createOrder: { order?: { id: string; version: number } } }>(
    'mutation Seed($input: CreateOrderInput!) { createOrder(input: $input) { ... on OrderPayload { order { id version } } } }',
    { input: { idempotencyKey: crypto.randomUUID(), lines: [line] } },
  );
  if (createOrder.order === undefined) return false;
  const { submitOrder } = await ask<{ submitOrder: { __typename: string } }>(
    'mutation Seed($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename } }',
    {
      input: { id: createOrder.order.id, expectedVersion: createOrder.order.version, idempotencyKey: crypto.randomUUID() },
    },
  );
  return submitOrder.__typename === 'OrderPayload';
}
