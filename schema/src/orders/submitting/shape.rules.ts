import type { Problem } from '../../refusals.ts';
import { noOrder } from '../order.refusals.ts';

/** O-17, O-18, O-19: how many lines an order type takes, and that a project holds one product. */
export function shapeProblems(orderType: 'STANDARD' | 'PROJECT', productCodes: readonly (string | null)[]): Problem[] {
  if (productCodes.length === 0) return [noOrder.noLines('/lines')];
  if (orderType === 'STANDARD') return productCodes.length > 1 ? [noOrder.oneLine('/lines')] : [];
  if (productCodes.length > maxProjectLines) return [noOrder.fiftyLines('/lines')];
  const chosen = new Set(productCodes.filter((code) => code !== null));
  return chosen.size > 1 ? [noOrder.sameProduct('/lines')] : [];
}

export const maxProjectLines = 50;
