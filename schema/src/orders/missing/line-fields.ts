import type { EndUserKind, ModifyKind, OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import { say, type Locale, type Words } from '../../words.ts';

// S-03: the fields of an order line that the carrier may name as missing, by their paths in `OrderLineInput`.

/** Every field there is, in the order of the form, with its words. A closed list: whoever writes a client can show each. */
export const lineFields = {
  productCode: { en: 'Product', nb: 'Produkt', sv: 'Produkt' },
  attributes: { en: 'Speed and equipment', nb: 'Hastighet og utstyr', sv: 'Hastighet och utrustning' },
  addOns: { en: 'Add-on services', nb: 'Tilleggstjenester', sv: 'Tilläggstjänster' },
  'endUser/name': { en: 'Name of the end user', nb: 'Navn på sluttbrukeren', sv: 'Slutkundens namn' },
  'endUser/birthDate': { en: 'Date of birth', nb: 'Fødselsdato', sv: 'Födelsedatum' },
  'endUser/orgNumber': { en: 'Organisation number', nb: 'Organisasjonsnummer', sv: 'Organisationsnummer' },
  address: { en: 'Address', nb: 'Adresse', sv: 'Adress' },
  'address/floor': { en: 'Floor', nb: 'Etasje', sv: 'Våning' },
  'address/entrance': { en: 'Entrance', nb: 'Oppgang', sv: 'Uppgång' },
  'address/apartmentNumber': { en: 'Apartment number', nb: 'Bolignummer', sv: 'Lägenhetsnummer' },
  'address/roomNumber': { en: 'Room number', nb: 'Romnummer', sv: 'Rumsnummer' },
  hasBroadbandElsewhere: {
    en: 'Broadband with another operator today',
    nb: 'Bredbånd hos en annen operatør i dag',
    sv: 'Bredband hos en annan operatör i dag',
  },
  isMoving: { en: 'Whether the end user is moving', nb: 'Om sluttbrukeren flytter', sv: 'Om slutkunden flyttar' },
  accessLineNumber: { en: 'Access line number', nb: 'Aksesslinjenummer', sv: 'Accesslinjenummer' },
  'takeover/previousProduct': {
    en: 'The product that the end user has today',
    nb: 'Produktet sluttbrukeren har i dag',
    sv: 'Produkten som slutkunden har i dag',
  },
  'takeover/losingOperator': { en: 'Present operator', nb: 'Nåværende operatør', sv: 'Nuvarande operatör' },
  'takeover/existingPhoneNumber': {
    en: 'Phone number of the present subscription',
    nb: 'Telefonnummer for abonnementet i dag',
    sv: 'Telefonnummer för dagens abonnemang',
  },
  'takeover/authorisationReference': {
    en: 'Reference of the authorisation',
    nb: 'Referanse til fullmakten',
    sv: 'Fullmaktens referens',
  },
  'takeover/authorisationGivenBy': { en: 'Who gave the authorisation', nb: 'Hvem som har gitt fullmakten', sv: 'Vem som gett fullmakten' },
  'takeover/ownerVerified': {
    en: 'That the owner of the subscription has given it',
    nb: 'At eieren av abonnementet har gitt den',
    sv: 'Att abonnemangets ägare har gett den',
  },
  'takeover/newEndUser': { en: 'New end user', nb: 'Ny sluttbruker', sv: 'Ny slutkund' },
  'takeover/aegServices': {
    en: 'Work at the end user’s premises',
    nb: 'Arbeid hos sluttbrukeren',
    sv: 'Arbete hos slutkunden',
  },
  'termination/scope': { en: 'How much of it ends', nb: 'Hvor mye av det som avsluttes', sv: 'Hur mycket av det som avslutas' },
  'termination/components': {
    en: 'Add-on services that end',
    nb: 'Tilleggstjenester som avsluttes',
    sv: 'Tilläggstjänster som avslutas',
  },
  contactName: { en: 'Contact person', nb: 'Kontaktperson', sv: 'Kontaktperson' },
  contactPhone: { en: 'Contact phone', nb: 'Kontakttelefon', sv: 'Kontakttelefon' },
  contactPhone2: { en: 'Second contact phone', nb: 'Ekstra kontakttelefon', sv: 'Extra kontakttelefon' },
  requestedDate: { en: 'Requested date', nb: 'Ønsket dato', sv: 'Önskat datum' },
  checklist: { en: 'Checklist', nb: 'Sjekkliste', sv: 'Checklista' },
  attachments: { en: 'Attachment', nb: 'Vedlegg', sv: 'Bilaga' },
} as const satisfies Record<string, Words>;

export type LineField = keyof typeof lineFields;

export const isLineField = (path: string): path is LineField => Object.hasOwn(lineFields, path);

/** What decides which fields a line has. */
export interface FieldFacts {
  readonly action: OrderAction;
  readonly modifyKind: ModifyKind | null;
  readonly endUserKind: EndUserKind | null;
}

const all = Object.keys(lineFields) as LineField[];
const anyLine: ReadonlySet<LineField> = new Set<LineField>([
  'contactName',
  'contactPhone',
  'contactPhone2',
  'requestedDate',
  'attachments',
]);
/** Asked of what is new: whoever takes over or changes has answered by that (O-22, O-23). */
const answers: ReadonlySet<LineField> = new Set<LineField>(['hasBroadbandElsewhere', 'isMoving']);
const chosen: ReadonlySet<LineField> = new Set<LineField>(['productCode', 'attributes', 'addOns']);

/** O-33: the fields that its customer fills in on a line of this kind; all else is the installed product's. */
export function fieldsOf({ action, modifyKind, endUserKind }: FieldFacts): readonly LineField[] {
  return all.filter((field) => {
    if (anyLine.has(field)) return true;
    if (field.startsWith('termination/')) return action === 'TERMINATE';
    if (action === 'TERMINATE') return false;
    if (field.startsWith('takeover/')) return action === 'CHANGE_ISP';
    if (field === 'checklist') return true;
    if (answers.has(field)) return action === 'PROVIDE';
    if (action === 'MODIFY') return chosen.has(field) || (modifyKind === 'MOVE' && field.startsWith('address'));
    if (field === 'endUser/birthDate') return endUserKind !== 'BUSINESS';
    return field !== 'endUser/orgNumber' || endUserKind !== 'PRIVATE';
  });
}

/** "Floor, Entrance": for mails. What is no field of a line is left out. */
export const fieldsInWords = (paths: readonly string[], locale: Locale): string =>
  paths
    .filter(isLineField)
    .map((path) => say(lineFields[path], locale))
    .join(', ');
