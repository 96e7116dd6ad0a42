import { connectionAddressProblems } from '../../addresses/address.ts';
import { catalogueProblems } from '../../catalogue/catalogue.rules.ts';
import type { Problem } from '../../refusals.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { checklistProblems, contactProblems, dateProblems, endUserProblems } from './parties.rules.ts';
import { preparationProblems } from './preparation.rules.ts';
import { moveInstead, takeoverInstead } from './served.rules.ts';

/** Column PROVIDE of O-33. */
export function provideProblems(line: LineFacts, facts: SendFacts, at: string): Problem[] {
  return [
    ...(line.product === null
      ? [noOrder.productMissing(`${at}/product`)]
      : catalogueProblems(line.product, { attributes: line.attributes, addOns: line.addOns, fromQuote: line.quoteLineId !== null }, at)),
    ...endUserProblems(line, facts.today, at),
    ...(line.address === null
      ? [noOrder.addressMissing(`${at}/address`)]
      : connectionAddressProblems(line.address, `${at}/address`, { fromQuote: line.quoteLineId !== null })),
    ...contactProblems(line, at),
    ...checklistProblems(line, at),
    ...dateProblems(line, facts.today, at),
    ...takeoverInstead(line, facts.served ?? [], at),
    ...moveInstead(line, facts.served ?? [], at, facts.isProject),
    ...preparationProblems(line, facts, at),
  ];
}
