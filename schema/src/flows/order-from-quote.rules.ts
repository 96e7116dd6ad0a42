import type { OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import type { NewLine } from '../orders/order.rows.ts';
import { firstValidDate } from '../orders/submitting/parties.rules.ts';
import { shapeProblems } from '../orders/submitting/shape.rules.ts';
import type { Problem } from '../refusals.ts';
import type { LineState } from '../quotes/quote.state.ts';

/** what an order line takes over from the line that was priced. The circuit's A end is where the order is for; both ends stay on the quote line. */
export const orderLineFrom = (line: LineState, today: string): NewLine => ({
  quoteLineId: line.id,
  productCode: line.productCode,
  attributes: line.attributes,
  addressId: line.addressAId,
  address: line.addressA,
  rentalMinor: line.rentalMinor,
  establishmentMinor: line.establishmentMinor,
  currency: line.currency,
  offeredLeadTimeDays: line.offeredLeadTimeDays,
  requestedDate: line.product === null ? null : firstValidDate({ ...line, address: line.addressA }, line.product, today),
});

/** D-21: a STANDARD order holds one line; a PROJECT order all of them, if they are of one product. */
export const ordersOf = <Line>(lines: readonly Line[], orderType: OrderType): Line[][] =>
  orderType === 'PROJECT' ? [[...lines]] : lines.map((line) => [line]);

/** D-21, O-18, O-19. */
export const projectProblems = (lines: readonly Pick<LineState, 'productCode'>[], orderType: OrderType): Problem[] =>
  orderType === 'PROJECT'
    ? shapeProblems(
        'PROJECT',
        lines.map(({ productCode }) => productCode),
      )
    : [];
