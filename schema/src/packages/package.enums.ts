import { FreightMode, HoldReason, PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { packageStatuses } from './package.statuses.ts';

export const PackageStatusEnum = builder.enumType('PackageStatus', {
  description: 'Where a package stands (context 16).',
  values: Object.fromEntries(
    Object.values(PackageStatus).map((status) => [status, { description: packageStatuses[status].meaning.en }]),
  ) as Record<PackageStatus, { description: string }>,
});

export const FreightModeEnum = builder.enumType('FreightMode', {
  description: 'How it travels (P-11).',
  values: {
    [FreightMode.AIR]: { description: 'By air, charged by started kilogram.' },
    [FreightMode.SEA]: { description: 'By sea, charged by started 5 dm³.' },
  },
});

export const HoldReasonEnum = builder.enumType('HoldReason', {
  description: 'Why the carrier has stopped a package (P-10, D-29).',
  values: {
    [HoldReason.SUSPECTED_DROP_SHIPMENT]: { description: 'It may be goods that a third party sends for the seller.' },
    [HoldReason.NOT_YET_BOOKED]: { description: 'It was not booked in time.' },
    [HoldReason.UNIDENTIFIED]: { description: 'It cannot be identified.' },
    [HoldReason.OTHER]: { description: 'Another reason; the comment says which.' },
  },
});
