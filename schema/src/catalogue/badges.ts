import type { AvailabilityPolicy, OrderPath } from '@sporbar/prisma/generated/client/enums.ts';

export const productBadges = {
  PRICE_LIST: 'It is on the price list and can be priced at once.',
  QUOTE_FIRST: 'It must be quoted before it can be ordered (CAT-03).',
  AVAILABILITY_CHECK: 'An availability check is part of the order.',
  SELF_BOOKING: 'You book the technician yourself.',
  NUMBER_RESERVATION: 'A number can be reserved (CAT-12).',
  SLA_COMPENSATION: 'Its agreement has a compensation scheme.',
  NOT_ORDERABLE: 'It cannot be ordered (CAT-13).',
} as const;

export type ProductBadge = keyof typeof productBadges;

interface BadgeFacts {
  readonly onPriceList: boolean;
  readonly orderPath: OrderPath;
  readonly availabilityPolicy: AvailabilityPolicy;
  readonly selfBooking: boolean;
  readonly numberReservation: boolean;
  readonly slaCompensation: boolean;
  readonly orderable: boolean;
}

/** What the product picker shows beside a product, computed from the catalogue alone. */
export function badgesOf(product: BadgeFacts): ProductBadge[] {
  const holds: Record<ProductBadge, boolean> = {
    PRICE_LIST: product.onPriceList,
    QUOTE_FIRST: product.orderPath === 'QUOTE_FIRST',
    AVAILABILITY_CHECK: product.availabilityPolicy === 'MANDATORY',
    SELF_BOOKING: product.selfBooking,
    NUMBER_RESERVATION: product.numberReservation,
    SLA_COMPENSATION: product.slaCompensation,
    NOT_ORDERABLE: !product.orderable,
  };
  return (Object.keys(holds) as ProductBadge[]).filter((badge) => holds[badge]);
}
