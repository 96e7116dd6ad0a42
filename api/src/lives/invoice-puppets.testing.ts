import { made, type Cast, type Puppets } from './cast.testing.ts';

interface Owed {
  readonly status: string;
  readonly kid: string;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly outstanding: { readonly amountMinor: number };
}

const open = 'query Open($id: ID!) { openCharges(organisationId: $id) { nodes { id amount { amountMinor } } } }';
const owed = 'query Owed($id: ID!) { invoice(id: $id) { status kid dueOn isOverdue outstanding { amountMinor } } }';

/** Of what a delivery has caused; every third has an enclosure too few, which its customer asks for. */
async function issued(cast: Cast, number: number): Promise<string> {
  await cast.deliver(cast.customer);
  const organisationId = cast.organisationId;
  const { openCharges } = await cast.staff.ask<{ openCharges: { nodes: { id: string; amount: object | null }[] } }>(open, {
    id: organisationId,
  });
  const prices = openCharges.nodes.flatMap(({ id, amount }) => (amount === null ? [{ chargeId: id, amountMinor: 100_00 }] : []));
  const lines = number % 2 === 0 ? [{ text: 'A spare modem', quantity: 2, unitAmountMinor: 300_00 }] : [];
  const id = await made(cast.staff, 'issueInvoiceFromCharges', { organisationId, prices, lines }, 'InvoicePayload { invoice { id } }');
  const dispute = { objectId: id, area: 'INVOICE', subArea: 'MISSING_ENCLOSURE', description: 'The enclosure is missing.' };
  if (number % 3 === 0) await made(cast.customer, 'createServiceRequest', dispute, 'ServiceRequestPayload { serviceRequest { id } }');
  return id;
}

/** What the API says of being overdue is what the calendar says; by then, at the latest, a bank pays some of it or all. */
async function paid(cast: Cast, id: string, number: number): Promise<string | null> {
  const { invoice } = await cast.customer.ask<{ invoice: Owed }>(owed, { id });
  const isOverdue = invoice.outstanding.amountMinor > 0 && cast.today() > invoice.dueOn;
  if (invoice.isOverdue !== isOverdue)
    throw new Error(`an invoice due on ${invoice.dueOn} is ${invoice.isOverdue ? '' : 'not '}overdue on ${cast.today()}`);
  if (!isOverdue && number % 3 !== 0) return null;
  const rest = invoice.outstanding.amountMinor;
  const refusal = await cast.sandbox.move('recordPaymentByKid', {
    kid: `${invoice.kid.slice(0, 4)} ${invoice.kid.slice(4)}`,
    amountMinor: number % 2 === 0 ? Math.ceil(rest / 2) : rest,
    paidOn: cast.today(),
  });
  if (refusal !== null) throw new Error(`a bank was refused: ${refusal}`);
  return isOverdue ? 'recordPaymentByKid, late' : 'recordPaymentByKid';
}

export const invoicePuppets: Puppets = {
  field: 'invoice',
  parts: null,
  ends: ['PAID', 'CREDITED'],
  turn: [],
  begin: issued,
  onward: {},
  goOn: paid,
  customer: {},
  staff: {
    recordPayment: () => ({ amountMinor: 10_00, reference: 'In cash' }),
    creditInvoice: (_today, number) => ({ reason: `It was not ordered: ${number}.` }),
  },
  isPeopleOnly: true,
};
