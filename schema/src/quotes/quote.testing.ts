import { newId } from '../ids.ts';
import { freshKey, type Answer, type Desk } from '../testing.ts';

/** Fields every test of quotes reads. */
const quoteFields = `
  fragment M on AvailableMove { name to allowed needs blockedBy { code ruleId path objectId } }
  fragment L on QuoteLine { id lineNo status version attributes distanceMetres pricingMode offeredLeadTimeDays comment statusDescription cancelledBy orderedAt attachmentFlag
    product { code } addressA { singleLine accessZone } addressB { singleLine accessZone } orderLine { id }
    rentalPrice { amountMinor currency } establishmentPrice { amountMinor currency } availableMoves { ...M } ballInCourt { party action } }
  fragment Q on Quote { id number title customerOrderRef status completedLineCount lineCount version submittedAt lines { ...L } orders { id }
    availableMoves { ...M } ballInCourt { party action } requestedBy { fullName } lastActedBy { fullName } }
  fragment O on Order { id number status orderType customerOrderRef submittedAt lines { id status product { code } attributes address { singleLine purpose } requestedDate
    rentalPrice { amountMinor currency } establishmentPrice { amountMinor currency } } }`;

const payloads = `
  ... on QuotePayload { replayed changes { objectType objectId from to } quote { ...Q } lines { ...L } }
  ... on SubmitQuotePayload { replayed changes { objectType objectId from to } quote { ...Q } lines { ...L } submitted { lineId outcome problem { code ruleId message } } }
  ... on OrderFromQuotePayload { replayed changes { objectType objectId from to } quote { ...Q } lines { ...L } orders { ...O } }`;

const payloadOf: Record<string, string> = {
  submitQuote: 'SubmitQuotePayload',
  orderQuoteLine: 'OrderFromQuotePayload',
  orderAllQuoteLines: 'OrderFromQuotePayload',
};

/** Calls a quote mutation as a user and answers the union member. */
export async function call(desk: Desk, userId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const own = payloadOf[name] ?? 'QuotePayload';
  const fields = payloads.split('\n').find((line) => line.includes(`on ${own} `));
  const orderFragment = own === 'OrderFromQuotePayload' ? quoteFields : quoteFields.slice(0, quoteFields.indexOf('fragment O on'));
  const document = `${orderFragment} mutation M($input: ${type}) { ${name}(input: $input) { __typename ${fields}
    ... on Refusal { code ruleId path message hint problems { code ruleId path objectId message hint } }
    ... on ConflictRefusal { currentVersion } ... on InvalidTransitionRefusal { from allowed }
    ... on ManualPricingRefusal { lineIds } ... on TechnicalRefusal { retryable } } }`;
  const data = await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } });
  return data[name] as Answer;
}

export const readQuote = async (desk: Desk, userId: string, id: string): Promise<Answer> => {
  const document = `${quoteFields.slice(0, quoteFields.indexOf('fragment O on'))} query R($id: ID!) { quote(id: $id) { ...Q } }`;
  return (await desk.run(userId, document, { id }))['quote'] as Answer;
};

export interface Places {
  readonly centre: Record<string, unknown>;
  readonly station: Record<string, unknown>;
  readonly suburb: Record<string, unknown>;
  /** A place the register does not know: no position, no zone. */
  readonly moor: Record<string, unknown>;
}

/** Addresses of the demo's register in the capital: two in access zone 1, one in zone 2. */
export async function places(desk: Desk): Promise<Places> {
  const inZone = (accessZone: number, count: number) =>
    desk.database.db.registerAddress.findMany({
      where: { country: 'NO', city: { equals: 'Oslo', mode: 'insensitive' }, accessZone, hasUnits: false, lat: { not: null } },
      orderBy: { id: 'asc' },
      take: count,
    });
  const [[first, second], [third]] = await Promise.all([inZone(1, 2), inZone(2, 1)]);
  if (first === undefined || second === undefined || third === undefined) throw new Error('the register has too few addresses');
  const chosen = (registerId: string) => ({ purpose: 'INSTALLATION', country: 'NO', registerId });
  const moor = { purpose: 'INSTALLATION', country: 'NO', street: 'Ukjentmyra', houseNumber: 1, postcode: '8624' };
  return { centre: chosen(first.id), station: chosen(second.id), suburb: chosen(third.id), moor };
}

/** A circuit in access zone 1 that is priced at once. */
export const goodCircuit = (at: Places, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  productCode: 'LEASED_LINE_34M',
  attributes: { speedKbps: '34000' },
  addressA: at.centre,
  addressB: at.station,
  ...changes,
});

/** A circuit that is not on the price list. */
export const oddCircuit = (at: Places, changes: Record<string, unknown> = {}): Record<string, unknown> =>
  goodCircuit(at, { productCode: 'LEASED_LINE_OTHER', attributes: { speedKbps: '10000' }, ...changes });

export const colocation = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  productCode: 'COLOCATION',
  attributes: { rackUnits: '12' },
  attachmentFlag: true,
  ...changes,
});

export const payload = (answer: Answer): Answer => {
  if (answer['quote'] === undefined) throw new Error(JSON.stringify(answer));
  return answer['quote'] as Answer;
};

export const newQuote = async (
  desk: Desk,
  userId: string,
  lines: Record<string, unknown>[],
  more: Record<string, unknown> = {},
): Promise<Answer> => payload(await call(desk, userId, 'createQuote', { lines, ...more }));

/** Makes a move on a quote at its present version. */
export async function moveQuote(
  desk: Desk,
  userId: string | null,
  quoteId: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { version } = await desk.database.db.quote.findUniqueOrThrow({ where: { id: quoteId } });
  return call(desk, userId, name, { id: quoteId, expectedVersion: version, ...more });
}

/** Makes a move on a line at its present version. */
export async function moveLine(
  desk: Desk,
  userId: string | null,
  quoteId: string,
  name: string,
  more: Record<string, unknown> = {},
  index = 0,
): Promise<Answer> {
  const line = await desk.database.db.quoteLine.findFirstOrThrow({ where: { quoteId }, orderBy: { lineNo: 'asc' }, skip: index });
  return call(desk, userId, name, { id: line.id, expectedVersion: line.version, ...more });
}

/** A quote of odd circuits that wait for the carrier, walked on by its moves. */
export async function sentQuote(desk: Desk, userId: string, at: Places, count = 1): Promise<Answer> {
  const quote = await newQuote(
    desk,
    userId,
    Array.from({ length: count }, () => oddCircuit(at)),
  );
  return payload(await moveQuote(desk, userId, quote['id'], 'submitQuote', { confirmManualPricing: true }));
}

/** A quote whose lines are priced by the price list. */
export async function pricedQuote(
  desk: Desk,
  userId: string,
  lines: Record<string, unknown>[],
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const quote = await newQuote(desk, userId, lines, more);
  return payload(await moveQuote(desk, userId, quote['id'], 'submitQuote'));
}

/** Bytes that have arrived, owned by nothing yet. */
async function uploaded(desk: Desk, userId: string): Promise<string> {
  const { db } = desk.database;
  const { organisationId } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const id = newId('StoredFile');
  const about = { fileName: 'plan.pdf', mimeType: 'application/pdf', sizeBytes: 10, sha256: '0'.repeat(64) };
  await db.storedFile.create({ data: { id, organisationId, uploadedById: userId, ...about, storageKey: id, createdAt: desk.clock.now() } });
  return id;
}

/** Hangs an uploaded file on a line and answers the union member. */
export async function attach(
  desk: Desk,
  userId: string,
  lineId: string,
  kind: 'MAP' | 'ROOM_DRAWING' | 'REQUEST_FORM' | 'OTHER',
): Promise<Answer> {
  const { version } = await desk.database.db.quoteLine.findUniqueOrThrow({ where: { id: lineId } });
  const document = `mutation A($input: AttachFileInput!) { attachFile(input: $input) { __typename
    ... on AttachmentPayload { attachment { kind fileName } owner { ... on QuoteLine { id version attachments { kind fileName sizeBytes } } } }
    ... on Refusal { code ruleId } } }`;
  const input = { idempotencyKey: freshKey(), id: lineId, expectedVersion: version, fileId: await uploaded(desk, userId), kind };
  return (await desk.run(userId, document, { input }))['attachFile'] as Answer;
}

export const refusedBy = (answer: Answer): string[] =>
  (answer['problems'] ?? []).map((problem: { ruleId: string }) => problem.ruleId) as string[];

export const statuses = (quote: Answer): string[] => (quote['lines'] as { status: string }[]).map(({ status }) => status);
