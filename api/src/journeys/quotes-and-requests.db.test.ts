import { places } from '@sporbar/schema/quotes/quote.testing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPortal, type Portal } from './portal.testing.ts';
import type { Listener, Program, Said } from './program.testing.ts';

describe('a program with an API key asks for prices and puts questions', () => {
  let portal: Portal;
  let kari: Program;
  let ola: Program;
  let sales: Program;
  let billing: Program;
  let colleague: Listener;
  let at: Awaited<ReturnType<typeof places>>;
  beforeAll(async () => {
    portal = await openPortal();
    ({ kari, ola, sales, billing, colleague } = portal);
    at = await places(portal.desk);
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.begin());

  const quoted = async (...lines: Record<string, unknown>[]): Promise<Said> => (await kari.do('createQuote', { lines }))['quote'];
  const circuit = (changes: Record<string, unknown> = {}) => ({
    productCode: 'LEASED_LINE_34M',
    attributes: { speedKbps: '34000' },
    addressA: at.centre,
    addressB: at.station,
    ...changes,
  });

  it('J-01 a price at once, then an order that says what the quote said', async () => {
    const quote = await quoted(circuit());
    const priced = await kari.onQuote(quote, 'submitQuote');
    const rentalPrice = { amountMinor: expect.any(Number), currency: 'NOK' };
    expect(priced['quote']).toMatchObject({
      status: 'COMPLETED',
      completedLineCount: 1,
      lineCount: 1,
      lines: [{ status: 'COMPLETED', pricingMode: 'AUTOMATIC', rentalPrice, establishmentPrice: rentalPrice }],
    });
    await colleague.hears('QUOTE', 'COMPLETED');
    const ordered = await kari.onQuoteLine(quote, 0, 'orderQuoteLine');
    const offered = priced['quote'].lines[0] as Said;
    expect(ordered['orders']).toMatchObject([
      {
        orderType: 'STANDARD',
        status: 'NEW',
        lines: [
          {
            product: { code: 'LEASED_LINE_34M' },
            attributes: { speedKbps: '34000' },
            rentalPrice: offered['rentalPrice'],
            establishmentPrice: offered['establishmentPrice'],
          },
        ],
      },
    ]);
    expect(offered['offeredLeadTimeDays']).toBeGreaterThan(0);
    expect((await kari.order(ordered['orders'][0]))['lines'][0].address.singleLine).not.toBe('');
    await colleague.hears('ORDER', 'NEW');
    expect(await kari.onQuoteLine(quote, 0, 'orderQuoteLine')).toMatchObject({ code: 'INVALID_TRANSITION' });
    const farther = await quoted(circuit({ addressB: at.suburb }));
    expect(await kari.onQuote(farther, 'submitQuote')).toMatchObject({ code: 'MANUAL_PRICING_QUESTION' });
  });

  it('J-02 colocation and a faraway circuit are priced by hand', async () => {
    const quote = await quoted(
      { productCode: 'COLOCATION', attributes: { rackUnits: '12' }, attachmentFlag: true },
      circuit({ productCode: 'LEASED_LINE_OTHER', attributes: { speedKbps: '10000' }, addressB: at.moor }),
    );
    expect(await kari.onQuote(quote, 'submitQuote')).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-09' });
    expect(await kari.quote(quote)).toMatchObject({ status: 'NEW', lines: [{ status: 'NEW' }, { status: 'NEW' }] });
    const attach = async (index: number, kind: string): Promise<void> => {
      const fileId = await kari.upload(`${kind}.pdf`, '%PDF-1.4\n%%EOF\n');
      expect(await kari.onQuoteLine(quote, index, 'attachFile', { fileId, kind })).toMatchObject({ attachment: { kind } });
    };
    await attach(0, 'REQUEST_FORM');
    await kari.onQuoteLine(quote, 1, 'updateQuoteLine', { line: { attachmentFlag: true, addressB: null } });
    await attach(1, 'MAP');
    expect(await kari.onQuote(quote, 'submitQuote')).toMatchObject({ code: 'MANUAL_PRICING_QUESTION' });
    const sent = await kari.onQuote(quote, 'submitQuote', { confirmManualPricing: true });
    expect(sent['quote']).toMatchObject({ status: 'RECEIVED', lines: [{ status: 'RECEIVED' }, { status: 'RECEIVED' }] });
    for (const index of [0, 1]) await sales.onQuoteLine(quote, index, 'startQuoteLinePricing');
    await sales.onQuoteLine(quote, 1, 'setQuoteLineRentalPrice', { rentalAmountMinor: 500_000 });
    await sales.onQuoteLine(quote, 0, 'markQuoteLineIncomplete', { comment: 'floor load missing' });
    expect(await kari.quote(quote)).toMatchObject({
      status: 'INCOMPLETE',
      lines: [{ comment: 'floor load missing' }, { rentalPrice: { amountMinor: 500_000 }, establishmentPrice: null }],
    });
    expect((await portal.mailsAbout(quote)).filter((text) => text.includes('floor load missing'))).toHaveLength(1);

    portal.desk.clock.passMinutes(1);
    await attach(0, 'ROOM_DRAWING');
    await kari.onQuoteLine(quote, 0, 'setQuoteLineCustomerUpdate');
    await colleague.hears('QUOTE', 'CUSTOMER_UPDATE');
    await sales.onQuoteLine(quote, 0, 'startQuoteLinePricing');
    await colleague.hears('QUOTE', 'IN_PROCESS');
    await sales.onQuoteLine(quote, 0, 'completeQuoteLinePricing', { rentalAmountMinor: 300_000, establishmentAmountMinor: 100_000 });
    await sales.onQuoteLine(quote, 1, 'completeQuoteLinePricing', { establishmentAmountMinor: 4_000_000 });
    await colleague.hears('QUOTE', 'COMPLETED');
    expect(await kari.quote(quote)).toMatchObject({ completedLineCount: 2, lineCount: 2 });
    await kari.onQuoteLine(quote, 1, 'closeQuoteLine');
    const ordered = await kari.onQuote(quote, 'orderAllQuoteLines');
    expect(ordered['orders']).toMatchObject([{ lines: [{ product: { code: 'COLOCATION' } }] }]);
    expect(ordered['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lineCount: 2 });
  });

  it('J-09 a request about an invoice, and one too many', async () => {
    const { invoice } = await billing.do('issueInvoice', {
      organisationId: portal.people.north.id,
      lines: [{ text: 'Rental', quantity: 1, unitAmountMinor: 10_000 }],
    });
    const context = `query C($id: ID!) { requestContext(objectId: $id) { status statusLabel referenceValue isAreaLocked } }`;
    expect((await ola.ask<Said>(context, { id: invoice.id }))['requestContext']).toMatchObject({
      status: 'ISSUED',
      referenceValue: invoice.number,
      isAreaLocked: true,
    });
    const about = { objectId: invoice.id, subArea: 'MISSING_ENCLOSURE', description: 'The enclosure with the circuits is missing.' };
    const { serviceRequest: request } = await ola.do('createServiceRequest', about);
    expect(request).toMatchObject({
      area: 'INVOICE',
      referenceValue: invoice.number,
      isReferenceLocked: true,
      linkedObject: { id: invoice.id },
    });
    expect(await ola.onRequest(request, 'submitServiceRequest')).toMatchObject({
      serviceRequest: { status: 'SUBMITTED', queue: 'BILLING' },
    });
    expect(await ola.do('createServiceRequest', about)).toMatchObject({
      code: 'DUPLICATE_SERVICE_REQUEST',
      existingIds: [request.id],
    });
    await billing.onRequest(request, 'markServiceRequestIncomplete', { resolution: 'Which period?' });
    await colleague.hears('SERVICE_REQUEST', 'INCOMPLETE');
    await ola.onRequest(request, 'addServiceRequestActivity', { text: 'September 2025.' });
    expect(await ola.onRequest(request, 'submitServiceRequest')).toMatchObject({ serviceRequest: { id: request.id, status: 'SUBMITTED' } });
    await billing.onRequest(request, 'startServiceRequest');
    await billing.onRequest(request, 'completeServiceRequest', { resolution: 'It is attached now.' });
    await colleague.hears('SERVICE_REQUEST', 'COMPLETED');
    expect(await ola.request(request)).toMatchObject({ status: 'COMPLETED', resolution: 'It is attached now.', closesOn: '2025-10-15' });
    const [asked, answered, ...more] = await portal.mailsAbout(request);
    expect([asked, answered, more]).toEqual([expect.stringContaining('Which period?'), expect.stringContaining('It is attached now.'), []]);

    const delivery = { area: 'DELIVERY', subArea: 'ADSL', referenceKind: 'CIRCUIT', description: 'Not delivered as agreed.' };
    const draft = (await ola.do('createServiceRequest', { ...delivery, referenceValue: 'C-1' }))['serviceRequest'];
    await portal.comes('2025-10-14');
    expect(await ola.request(request)).toMatchObject({ status: 'COMPLETED' });
    await portal.comes('2025-10-15');
    await colleague.hears('SERVICE_REQUEST', 'CLOSED');
    const closed = await ola.request(request);
    expect(closed).toMatchObject({ status: 'CLOSED' });
    expect(closed['history'].find(({ to }: Said) => to === 'CLOSED')).toMatchObject({ actor: { kind: 'SYS' } });
    expect(await ola.request(draft)).toMatchObject({ status: 'CLOSED' });

    const chase = { ...delivery, topic: 'CHASE_ANSWER', referenceValue: 'C-2' };
    expect(await ola.do('createServiceRequest', chase)).toMatchObject({ ruleId: 'D-18' });
    const quote = await quoted(circuit());
    const chasing = { area: 'QUOTES', topic: 'CHASE_ANSWER', objectId: quote['id'], description: 'Is there an answer?' };
    expect(await ola.do('createServiceRequest', chasing)).toMatchObject({ serviceRequest: { area: 'QUOTES', topic: 'CHASE_ANSWER' } });
    const escalation = { ...delivery, area: 'ESCALATION', referenceValue: 'C-3' };
    expect(await ola.do('createServiceRequest', escalation)).toMatchObject({ ruleId: 'SR-14' });
  });
});
