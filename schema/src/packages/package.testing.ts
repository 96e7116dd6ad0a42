import type { CustomerKind } from '@sporbar/prisma/generated/client/enums.ts';
import { foundOrganisation, foundUser } from '../identity/founding.ts';
import { newId } from '../ids.ts';
import { createMailboxAccount } from '../mailbox/mailbox-account.ts';
import { freshKey, type Answer, type Desk } from '../testing.ts';

export interface Shopper {
  readonly userId: string;
  readonly organisationId: string;
  readonly suiteNumber: string;
}

/** A mailbox customer with a home in Halden. */
export async function foundShopper(desk: Desk, username: string, customerKind: CustomerKind = 'PRIVATE'): Promise<Shopper> {
  const { context } = desk;
  const kind = customerKind === 'PRIVATE' ? 'PRIVATE_PERSON' : 'BUSINESS_SHOPPER';
  const organisation = await foundOrganisation(context, {
    name: `${username} Kunde`,
    kind,
    businessLines: ['MAILBOX'],
    country: 'NO',
    currency: 'NOK',
  });
  const person = {
    organisationId: organisation.id,
    username,
    fullName: `${username} Kunde`,
    role: 'CUSTOMER',
    accessType: 'FULL',
    email: `${username}@example.test`,
  } as const;
  const userId = await foundUser(context, person);
  const home = {
    idKind: 'STREET',
    street: 'Storgata',
    houseNumber: 4,
    postcode: '1771',
    city: 'Halden',
    country: 'NO',
    purpose: 'HOME',
  } as const;
  const suiteNumber = await context.db.$transaction(async (tx) => {
    const address = await tx.address.create({ data: { id: newId('Address'), organisationId: organisation.id, ...home } });
    return createMailboxAccount(
      tx,
      { organisationId: organisation.id, customerKind, destinationCountry: 'NO', homeAddressId: address.id },
      context.clock.now(),
    );
  });
  return { userId, organisationId: organisation.id, suiteNumber };
}

/** Fields every test of packages reads. */
const packageFields = `
  fragment P on Package { id number version status mode sellerName contents holdReason standby insured customerUnsure documentsMissing clearanceFeeApplies suiteNumber
    weightGrams declaredValue { amountMinor currency } insuredValue { amountMinor currency } trackingNumbers { value isExtra } booking { id number version }
    receipts { id version status channel reviewReason availableMoves { name } } charges { kind amount { amountMinor currency } }
    availableMoves { name allowed blockedBy { code ruleId } } ballInCourt { party } }`;

const packagePayload = `... on PackagePayload { replayed dryRun changes { objectType objectId from to } package { ...P } packages { ...P }
    booking { id number version sellerName packages { id number mode } availableMoves { name allowed } } }`;
const accountPayload = `... on MailboxAddressPayload { account { id version destinationCountry homeAddress { singleLine isCityVerified city } jobAddress { singleLine } } }`;

/** Calls a mutation that answers packages or the account, as a user, and answers the union member. */
export async function call(desk: Desk, userId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const [fragments, payload] = name.endsWith('Address') ? ['', accountPayload] : [packageFields, packagePayload];
  const document = `${fragments} fragment R on Refusal { code ruleId path message hint problems { code ruleId path objectId } }
    mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R ${payload}
    ... on ConflictRefusal { currentVersion } ... on InvalidTransitionRefusal { from allowed } ... on ExistingObjectRefusal { existingIds } } }`;
  const data = await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } });
  return data[name] as Answer;
}

/** Calls a mutation that must go through. */
export async function done(desk: Desk, userId: string, name: string, input: Record<string, unknown>): Promise<Answer> {
  const answer = await call(desk, userId, name, input);
  if (answer['code'] !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer;
}

export const readPackage = async (desk: Desk, userId: string, id: string): Promise<Answer | null> =>
  (await desk.run(userId, `${packageFields} query Q($id: ID!) { package(id: $id) { ...P } }`, { id }))['package'] as Answer | null;

/** Makes a move on a package at its present version; refusals are answered. */
export async function move(desk: Desk, userId: string, id: string, name: string, more: Record<string, unknown> = {}): Promise<Answer> {
  const { version } = await desk.database.db.package.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return call(desk, userId, name, { id, expectedVersion: version, ...more });
}

/** The same, throwing when it is refused; answers the package. */
export async function moved(desk: Desk, userId: string, id: string, name: string, more: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await move(desk, userId, id, name, more);
  if (answer['package'] == null) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer['package'] as Answer;
}

let numbers = 0;
/** A tracking number nobody used before. */
export const freshNumber = (): string => `1Z${String(++numbers).padStart(10, '0')}`;

/** A booked package of one seller, by air unless said. */
export async function booked(
  desk: Desk,
  shopper: Shopper,
  item: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const packages = [
    { contents: 'Shoes', declaredValue: { amountMinor: 8000, currency: 'USD' }, trackingNumbers: [freshNumber()], ...item },
  ];
  const answer = await done(desk, shopper.userId, 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages, ...more });
  return answer['package'] as Answer;
}

/** A package that has been booked and received. */
export async function received(
  desk: Desk,
  shopper: Shopper,
  warehouse: string,
  item?: Record<string, unknown>,
  more?: Record<string, unknown>,
): Promise<Answer> {
  const item0 = await booked(desk, shopper, item, more);
  return moved(desk, warehouse, item0['id'], 'receivePackage', { trackingNumber: item0['trackingNumbers'][0].value });
}

/** A file as the upload leaves it: stored, and named by nothing yet. */
export async function uploadedFile(desk: Desk, by: { userId: string; organisationId: string }, sizeBytes = 1000): Promise<string> {
  const id = newId('StoredFile');
  const file = {
    organisationId: by.organisationId,
    uploadedById: by.userId,
    fileName: 'kvittering.pdf',
    mimeType: 'application/pdf',
    sizeBytes,
    sha256: '0'.repeat(64),
  };
  await desk.database.db.storedFile.create({ data: { id, ...file, storageKey: id, createdAt: desk.clock.now() } });
  return id;
}
