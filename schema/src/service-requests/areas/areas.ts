import type { Area, BusinessLine, ObjectType, ReferenceKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../../words.ts';
import type { SubArea } from './sub-areas.ts';

export interface AreaRow {
  /** SR-27: the choices of the sub-area. */
  readonly subAreas: readonly SubArea[];
  /** SR-28: what a reference may be, the usual first. Free text (`OTHER`) only where it is listed. */
  readonly references: readonly ReferenceKind[];
  /** Which business of an organisation it concerns; without it, every organisation's. */
  readonly line?: BusinessLine;
  readonly label: Words;
  readonly use: Words;
}

const byProduct = ['ADSL', 'SHDSL_HDSL', 'OPERATOR_ACCESS', 'TELEPHONY', 'CAPACITY', 'COLOCATION'] as const satisfies readonly SubArea[];
/** SR-13: the sub-areas that are product areas. */
export const productAreas: readonly SubArea[] = byProduct;

const aboutDelivery = ['ORDER', 'CIRCUIT', 'PHONE', 'QUOTE', 'TICKET'] as const satisfies readonly ReferenceKind[];
const anything = [
  'OTHER',
  'ORDER',
  'CIRCUIT',
  'PHONE',
  'INVOICE',
  'QUOTE',
  'TICKET',
  'PACKAGE',
] as const satisfies readonly ReferenceKind[];

/** SR-13 to SR-20: what each area is for. Who answers is data: `routing/`. */
export const areas = {
  DELIVERY: {
    subAreas: byProduct,
    references: aboutDelivery,
    line: 'WHOLESALE',
    label: { en: 'Delivery', nb: 'Leveranse', sv: 'Leverans' },
    use: { en: 'Anything about a delivery.', nb: 'Alt som gjelder en leveranse.', sv: 'Allt som gäller en leverans.' },
  },
  ESCALATION: {
    subAreas: byProduct,
    references: aboutDelivery,
    line: 'WHOLESALE',
    label: { en: 'Escalation', nb: 'Eskalering', sv: 'Eskalering' },
    use: {
      en: 'A delivery case that customer service did not solve.',
      nb: 'En leveransesak som kundeservice ikke løste.',
      sv: 'Ett leveransärende som kundtjänst inte löste.',
    },
  },
  USER_ADMINISTRATION: {
    subAreas: ['NEW', 'CHANGE', 'CLOSE'],
    references: ['OTHER'],
    line: 'WHOLESALE',
    label: { en: 'User administration', nb: 'Brukeradministrasjon', sv: 'Användaradministration' },
    use: { en: 'New, changed and closed accesses.', nb: 'Nye, endrede og stengte tilganger.', sv: 'Nya, ändrade och stängda åtkomster.' },
  },
  PORTAL_SUPPORT: {
    subAreas: ['PROBLEM', 'CHANGE_REQUEST'],
    references: anything,
    label: { en: 'Portal support', nb: 'Portalstøtte', sv: 'Portalstöd' },
    use: {
      en: 'Problems with the portal, and wishes for it.',
      nb: 'Problemer med portalen, og ønsker om endringer i den.',
      sv: 'Problem med portalen, och önskemål om ändringar i den.',
    },
  },
  INVOICE: {
    subAreas: ['WRONG_AMOUNT', 'MISSING_ENCLOSURE', 'OTHER'],
    references: ['INVOICE', 'ORDER', 'CIRCUIT', 'PHONE', 'PACKAGE'],
    label: { en: 'Invoice', nb: 'Faktura', sv: 'Faktura' },
    use: {
      en: 'An invoice that is wrong or lacks its enclosure.',
      nb: 'En faktura som er feil eller mangler vedlegg.',
      sv: 'En faktura som är fel eller saknar bilaga.',
    },
  },
  QUOTES: {
    subAreas: ['CAPACITY', 'COLOCATION'],
    references: ['QUOTE'],
    line: 'WHOLESALE',
    label: { en: 'Quotes', nb: 'Prisforespørsler', sv: 'Prisförfrågningar' },
    use: {
      en: 'More information on a quote, or chasing its answer.',
      nb: 'Flere opplysninger til en prisforespørsel, eller purring på svar.',
      sv: 'Fler uppgifter till en prisförfrågan, eller en påminnelse om svar.',
    },
  },
  SLA_COMPENSATION: {
    subAreas: byProduct,
    references: ['ORDER', 'CIRCUIT', 'PHONE'],
    line: 'WHOLESALE',
    label: { en: 'SLA compensation', nb: 'SLA-kompensasjon', sv: 'SLA-kompensation' },
    use: {
      en: 'A breach of the SLA of a product with an agreed compensation scheme.',
      nb: 'Brudd på SLA for et produkt med avtalt kompensasjonsordning.',
      sv: 'Brott mot SLA för en produkt med avtalad kompensationsordning.',
    },
  },
  FORWARDING: {
    subAreas: ['PACKAGE', 'MAILBOX_ACCOUNT'],
    references: ['PACKAGE', 'OTHER'],
    line: 'MAILBOX',
    label: { en: 'Forwarding', nb: 'Videresending', sv: 'Vidarebefordran' },
    use: {
      en: 'Anything about a package or your mailbox account.',
      nb: 'Alt som gjelder en pakke eller mailboxen din.',
      sv: 'Allt som gäller ett paket eller din mailbox.',
    },
  },
  OTHER: {
    subAreas: ['GENERAL'],
    references: anything,
    label: { en: 'Other', nb: 'Annet', sv: 'Annat' },
    use: {
      en: 'Everything that no other area covers.',
      nb: 'Alt som ikke hører under et annet saksområde.',
      sv: 'Allt som inte täcks av ett annat ärendeområde.',
    },
  },
} as const satisfies Record<Area, AreaRow>;

export const areaCodes = Object.keys(areas) as Area[];

/** A row by its code, with what every row may have. */
export const areaOf = (area: Area): AreaRow => areas[area];

/** What a request can be raised from. */
export type LinkType = 'ORDER' | 'ORDER_LINE' | 'QUOTE' | 'INVOICE' | 'PACKAGE' | 'TROUBLE_TICKET' | 'INSTALLED_PRODUCT';

const aboutLines = ['DELIVERY', 'ESCALATION', 'SLA_COMPENSATION', 'PORTAL_SUPPORT', 'OTHER'] as const satisfies readonly Area[];

/** SR-32: the areas a request raised from an object can have; a single one is locked. The first is the usual. */
export const areasFor = {
  ORDER: aboutLines,
  ORDER_LINE: aboutLines,
  QUOTE: ['QUOTES'],
  INVOICE: ['INVOICE'],
  PACKAGE: ['FORWARDING'],
  TROUBLE_TICKET: aboutLines,
  INSTALLED_PRODUCT: aboutLines,
} as const satisfies Record<LinkType, readonly [Area, ...Area[]]>;

/** SR-32: the kind of reference that an object gives. */
export const referenceKindOf = {
  ORDER: 'ORDER',
  ORDER_LINE: 'ORDER',
  QUOTE: 'QUOTE',
  INVOICE: 'INVOICE',
  PACKAGE: 'PACKAGE',
  TROUBLE_TICKET: 'TICKET',
  INSTALLED_PRODUCT: 'CIRCUIT',
} as const satisfies Record<LinkType, ReferenceKind>;

export const isLinkType = (type: ObjectType): type is LinkType => type in areasFor;
