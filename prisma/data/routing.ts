import { deterministicId } from './ids.ts';

/** Who answers what when the portal is new (SR-13 to SR-21). Portal support publishes other tables afterwards. */
const queues = [
  { area: 'DELIVERY', queue: 'CUSTOMER_SERVICE', splitByProduct: true },
  { area: 'ESCALATION', queue: 'SERVICE_MANAGER', splitByProduct: false },
  { area: 'USER_ADMINISTRATION', queue: 'USER_ADMIN', splitByProduct: false },
  { area: 'PORTAL_SUPPORT', queue: 'PORTAL_SUPPORT', splitByProduct: false },
  { area: 'INVOICE', queue: 'BILLING', splitByProduct: false },
  { area: 'QUOTES', queue: 'SALES_SUPPORT', splitByProduct: false },
  { area: 'SLA_COMPENSATION', queue: 'CLAIMS_HANDLER', splitByProduct: false },
  { area: 'FORWARDING', queue: 'WAREHOUSE', splitByProduct: false },
  { area: 'OTHER', queue: 'CUSTOMER_SERVICE', splitByProduct: false },
] as const;

const began = '2025-01-01T00:00:00Z';
const versionId = deterministicId('rtv', 1);

/** The first routing table: version 1, published by nobody. Always the same rows. */
export const firstRouting = {
  versions: [{ id: versionId, number: 1, state: 'PUBLISHED', version: 1, createdAt: began, updatedAt: began }],
  rules: queues.map((rule) => ({ id: deterministicId('rtr', 1, rule.area), versionId, ...rule })),
} as const;
