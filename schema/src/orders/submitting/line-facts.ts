import type { ModifyKind, OrderAction, Unbooked } from '@sporbar/prisma/generated/client/enums.ts';
import type { AddressFacts } from '../../addresses/address.ts';
import type { PlaceFacts } from '../../addresses/same-place.ts';
import type { CheckFacts } from '../../availability/check.rules.ts';
import type { AppointedFacts } from '../../booking/booking.rules.ts';
import type { ProductFacts } from '../../catalogue/catalogue.rules.ts';
import type { SwitchedProduct, TakeoverFacts } from '../../takeovers/takeover.rules.ts';
import type { EndingFacts, TerminationFacts } from '../../terminations/termination.rules.ts';
import type { ServedProduct } from './served.rules.ts';
import type { InstalledFacts } from '../modify/modify.rules.ts';

/** What the rules read of a line. Rows of the database fit it; so do objects a test writes by hand. */
export interface LineFacts extends Omit<TakeoverFacts, 'product'> {
  readonly id: string;
  readonly lineNo: number;
  readonly product: OrderableFacts | null;
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  readonly endUserKind: 'PRIVATE' | 'BUSINESS' | null;
  readonly endUserName: string | null;
  readonly endUserBirthDate: string | null;
  readonly endUserOrgNumber: string | null;
  readonly address: (AddressFacts & PlaceFacts) | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  readonly requestedDate: string | null;
  readonly checklist: readonly string[];
  /** The answers about what the end user has (O-22, O-23); null while they are open. */
  readonly hasBroadbandElsewhere: boolean | null;
  readonly isMoving: boolean | null;
  readonly quoteLineId: string | null;
  readonly offeredLeadTimeDays: number | null;
  /** Of a line that changes what is installed (M-18); null of all others. */
  readonly modifyKind: ModifyKind | null;
  readonly installedProduct: (InstalledFacts & EndingFacts) | null;
  /** Of a line that ends what is installed (TER-01); null of all others. */
  readonly termination: TerminationFacts | null;
  /** Its availability checks, the newest first. */
  readonly checks: readonly CheckFacts[];
  /** Its appointments, the newest first. */
  readonly appointments: readonly AppointedFacts[];
  readonly unbooked: Unbooked | null;
}

export interface OrderableFacts extends ProductFacts, SwitchedProduct {
  readonly leadTimeDays: number;
  readonly availabilityPolicy: 'MANDATORY' | 'NOT_APPLICABLE';
  readonly selfBooking: boolean;
}

/** What the rules read besides the line when it is sent. */
export interface SendFacts {
  /** What the line’s order does (O-33). */
  readonly action: OrderAction;
  readonly isProject: boolean;
  readonly today: string;
  readonly now: Date;
  /** What is in operation already and a line may be about (O-22, O-23). */
  readonly served?: readonly ServedProduct[];
}
