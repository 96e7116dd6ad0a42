import type { Desk } from '../testing.ts';

/** The catalogue asks for an availability check of everything that runs on a copper line. */
export const askForChecks = ({ database: { db } }: Desk) =>
  db.product.updateMany({
    where: { family: { in: ['BROADBAND', 'OPERATOR_ACCESS', 'TELEPHONY'] } },
    data: { availabilityPolicy: 'MANDATORY' },
  });
