import type { Organisation, User } from '@sporbar/prisma/generated/client/client.ts';
import type { Grant } from '@sporbar/prisma/generated/client/enums.ts';
import { prepareAddress, saveAddress } from '@sporbar/schema/addresses/address.commands.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { foundOrganisation, foundUser } from '@sporbar/schema/identity/founding.ts';
import { hashPassword } from '@sporbar/schema/identity/sign-in/password.ts';
import { createMailboxAccount } from '@sporbar/schema/mailbox/mailbox-account.ts';
import { deterministicId } from '@sporbar/prisma/data/ids.ts';
import { Dice } from './walk/dice.ts';
import { organisationNumber, phoneNumber } from './words/numbers.ts';

/** The one password of every login of the demo. */
export const demoPassword = 'spor-etter-spor';

type House = 'carrier' | 'north' | 'east' | 'shopper' | 'studio';

type HouseFacts = Pick<Organisation, 'name' | 'kind' | 'businessLines' | 'country' | 'currency' | 'locale'> & { readonly domain: string };

const norwegian = { country: 'NO', currency: 'NOK', locale: 'nb' } as const;
const swedish = { country: 'SE', currency: 'SEK', locale: 'sv' } as const;

const houses: Readonly<Record<House, HouseFacts>> = {
  carrier: { name: 'Linjelaget', kind: 'CARRIER', businessLines: [], domain: 'linjelaget.example', ...norwegian, locale: 'en' },
  north: { name: 'Furubakk Bredbånd AS', kind: 'OPERATOR', businessLines: ['WHOLESALE'], domain: 'furubakk.example', ...norwegian },
  east: { name: 'Skärvik Tele AB', kind: 'RESELLER', businessLines: ['WHOLESALE'], domain: 'skarvik.example', ...swedish },
  shopper: { name: 'Ingrid Moe Solheim', kind: 'PRIVATE_PERSON', businessLines: ['MAILBOX'], domain: 'post.example', ...norwegian },
  studio: {
    name: 'Björkhamra Inredning AB',
    kind: 'BUSINESS_SHOPPER',
    businessLines: ['MAILBOX'],
    domain: 'bjorkhamra.example',
    ...swedish,
  },
};

interface PersonFacts extends Partial<
  Pick<User, 'kind' | 'accessType' | 'troubleTicketAccess' | 'authorisedOrderer' | 'department' | 'role'>
> {
  readonly house: House;
  readonly fullName: string;
  readonly certifications?: readonly Grant[];
  /** What the login is good for, in the list that is printed. */
  readonly about: string;
}

const agent = (fullName: string, department: NonNullable<User['department']>, about: string): PersonFacts => ({
  house: 'carrier',
  fullName,
  role: 'SUPPORT_AGENT',
  department,
  about,
});

const ordering = { accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
const tickets = { accessType: 'ORDERING', certifications: ['ORDERING', 'TROUBLE_TICKET'], troubleTicketAccess: true } as const;
const full = { accessType: 'FULL', certifications: ['FULL'] } as const;

export const people = {
  kari: { house: 'north', fullName: 'Kari Lervik', ...tickets, about: 'orders, asks for quotes and reports faults' },
  ola: { house: 'north', fullName: 'Ola Rønning', ...full, authorisedOrderer: true, about: 'full access, authorised orderer' },
  solveig: { house: 'north', fullName: 'Solveig Haugland', ...full, role: 'SUPERUSER', authorisedOrderer: true, about: 'superuser' },
  siri: { house: 'north', fullName: 'Siri Kvam', accessType: 'READ', about: 'may only read' },
  elsa: { house: 'east', fullName: 'Elsa Sjögren', ...ordering, about: 'orders and asks for quotes' },
  astrid: { house: 'east', fullName: 'Astrid Falk', ...full, authorisedOrderer: true, about: 'full access, authorised orderer' },
  gustav: { house: 'east', fullName: 'Gustav Nyström', ...full, role: 'SUPERUSER', about: 'superuser' },
  ingrid: { house: 'shopper', fullName: 'Ingrid Moe Solheim', accessType: 'FULL', about: 'private mailbox customer, Norway' },
  viktor: { house: 'studio', fullName: 'Viktor Hedlund', accessType: 'FULL', about: 'business mailbox customer, Sweden' },
  anne: agent('Anne Tangen', 'CUSTOMER_SERVICE', 'customer service'),
  svein: agent('Svein Ødegård', 'SERVICE_MANAGER', 'service manager'),
  berit: agent('Berit Sæther', 'BILLING', 'billing'),
  sverre: agent('Sverre Holm', 'SALES_SUPPORT', 'sales support: prices quotes'),
  cecilie: agent('Cecilie Eide', 'CLAIMS_HANDLER', 'claims'),
  pal: agent('Pål Strand', 'PORTAL_SUPPORT', 'portal support'),
  unni: agent('Unni Bakke', 'USER_ADMIN', 'user administration'),
  dag: agent('Dag Nesset', 'DELIVERY', 'delivery: order lines'),
  walter: agent('Walter Lunde', 'WAREHOUSE', 'warehouse: packages'),
  tora: agent('Tora Vik', 'CUSTOMS', 'customs: packages'),
  backoffice: {
    house: 'carrier',
    fullName: 'Linjelagets fagsystem',
    kind: 'SERVICE',
    role: 'SUPPORT_AGENT',
    about: 'the carrier’s systems',
  },
} as const satisfies Record<string, PersonFacts>;

/** Who plays the carrier when the demo runs on. Founded last: where this user is, the demo is whole. */
export const sandboxPerson = { house: 'carrier', fullName: 'Linjelaget prøvedrift', kind: 'SERVICE', role: 'SUPPORT_AGENT' } as const;

export type PersonName = keyof typeof people;

/** Ids that are the same in every demo: by the first of them a demo is recognised. */
export const houseId = (house: House): string => deterministicId('org', 'demo', house);
export const personId = (username: PersonName | 'sandbox'): string => deterministicId('usr', 'demo', username);
export const houseIdOf = (username: PersonName): string => houseId(people[username].house);
export const houseOf = (username: PersonName): HouseFacts => houses[people[username].house];

/** The organisations and everybody in them, as they were the day the demo begins. */
export async function foundDemoPeople(context: Context): Promise<void> {
  for (const [house, { domain, ...facts }] of Object.entries(houses) as [House, HouseFacts][]) {
    const orgNumber =
      facts.kind === 'PRIVATE_PERSON' ? null : organisationNumber(facts.country === 'SE' ? 'SE' : 'NO', new Dice('organisation', house));
    await foundOrganisation(context, { id: houseId(house), ...facts, email: `post@${domain}`, orgNumber });
  }
  const passwordHash = await hashPassword(demoPassword);
  for (const username of Object.keys(people) as PersonName[]) await foundPerson(context, username, passwordHash);
  await openMailbox(context, 'shopper', 'PRIVATE');
  await openMailbox(context, 'studio', 'BUSINESS');
}

async function foundPerson(context: Context, username: PersonName, passwordHash: string): Promise<void> {
  const { house, about: _about, ...facts }: PersonFacts = people[username];
  const { domain, country, locale } = houses[house];
  const reach =
    facts.kind === 'SERVICE'
      ? {}
      : {
          passwordHash,
          email: `${username}@${domain}`,
          emailVerifiedAt: context.clock.now(),
          phone: phoneNumber(country === 'SE' ? 'SE' : 'NO', new Dice('phone', username)),
        };
  await foundUser(context, {
    id: personId(username),
    organisationId: houseId(house),
    username,
    role: 'CUSTOMER',
    locale,
    ...facts,
    ...reach,
  });
}

/** The sandbox carrier's own login, once everything else is there. */
export const foundSandboxPerson = async (context: Context): Promise<void> => {
  const { house, ...facts } = sandboxPerson;
  await foundUser(context, { id: personId('sandbox'), organisationId: houseId(house), username: 'sandbox', ...facts });
};

/** A mailbox at a home address that the register knows. */
async function openMailbox(context: Context, house: 'shopper' | 'studio', customerKind: 'PRIVATE' | 'BUSINESS'): Promise<void> {
  const organisationId = houseId(house);
  const destinationCountry = houses[house].country === 'SE' ? 'SE' : 'NO';
  const { id: registerId } = await context.db.registerAddress.findFirstOrThrow({
    where: { country: destinationCountry, accessZone: 1, hasUnits: false },
    orderBy: { id: 'asc' },
  });
  const home = await prepareAddress(
    context.ports.addressRegister,
    { purpose: 'HOME', country: destinationCountry, registerId },
    organisationId,
    '/homeAddress',
  );
  await context.db.$transaction(async (tx) => {
    const { id: homeAddressId } = await saveAddress(tx, home);
    await createMailboxAccount(tx, { organisationId, customerKind, destinationCountry, homeAddressId }, context.clock.now());
  });
}
