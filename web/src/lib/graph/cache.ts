import type { KeyingConfig } from '@urql/exchange-graphcache';

const embedded = (): null => null;

/** What a followed list sends is read as it comes; what it is about has ids of its own. */
const lists = ['InstalledProduct', 'Invoice', 'Order', 'Package', 'Quote', 'ServiceRequest', 'TroubleTicket', 'User'].flatMap((noun) =>
  ['Snapshot', 'Changes', 'Row'].map((part) => [`${noun}List${part}`, embedded] as const),
);

/** How the cache knows that two answers speak of the same thing. Most have an id; these do not, and live inside what holds them. */
export const keys: KeyingConfig = {
  Product: (product) => (typeof product['code'] === 'string' ? product['code'] : null),
  ...Object.fromEntries(lists),
  ActionCount: embedded,
  ActionList: embedded,
  Actor: embedded,
  AppointmentSlot: embedded,
  AppointmentSlotNews: embedded,
  AppointmentSlots: embedded,
  AreaInfo: embedded,
  AttributeValue: embedded,
  AvailabilityCounts: embedded,
  AvailabilityHit: embedded,
  AvailableMove: embedded,
  BallInCourt: embedded,
  BookingStanding: embedded,
  CodeLabel: embedded,
  EndUser: embedded,
  FaultReport: embedded,
  FormDraft: embedded,
  HelpdeskPhone: embedded,
  IntakeMatches: embedded,
  IntakeSuggestion: embedded,
  InvoiceLine: embedded,
  IspChange: embedded,
  LeftRow: embedded,
  LineStatusCount: embedded,
  Modification: embedded,
  Money: embedded,
  MoveCost: embedded,
  OrderLineField: embedded,
  OverdueSummary: embedded,
  PackageCharge: embedded,
  Payment: embedded,
  Person: embedded,
  PostcodeCity: embedded,
  Problem: embedded,
  ProductAddOn: embedded,
  ProductAttribute: embedded,
  ReceiptUploadRules: embedded,
  RequestContext: embedded,
  ReroutedRequest: embedded,
  Route: embedded,
  Routing: embedded,
  RoutingRule: embedded,
  RoutingTrial: embedded,
  RoutingVersion: embedded,
  ServiceRequestInstead: embedded,
  StateMachine: embedded,
  StatusMeaning: embedded,
  SentMail: embedded,
  SubmittedLine: embedded,
  TakeoverPreview: embedded,
  Termination: embedded,
  TerminationOffer: embedded,
  TerminationPreview: embedded,
  TrackingNumber: embedded,
  Transition: embedded,
  UsAddress: embedded,
};

/** The types behind the interfaces that documents select on. */
export const possibleTypes = {
  Refusal: [
    'ConflictRefusal',
    'DateTooEarlyRefusal',
    'ExistingObjectRefusal',
    'GeneralRefusal',
    'InvalidTransitionRefusal',
    'ManualPricingRefusal',
    'TechnicalRefusal',
    'UseServiceRequestRefusal',
  ],
};
