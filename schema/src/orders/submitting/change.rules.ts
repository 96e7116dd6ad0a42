import { connectionAddressProblems } from '../../addresses/address.ts';
import { catalogueProblems } from '../../catalogue/catalogue.rules.ts';
import type { Problem } from '../../refusals.ts';
import { changesProduct, modifyProblems } from '../modify/modify.rules.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { checklistProblems, contactProblems, dateProblems } from './parties.rules.ts';
import { preparationProblems } from './preparation.rules.ts';

/** Column MODIFY of O-33. End user and, unless it moves, address are the installed product's; no quote is asked for. */
export function changeProblems(line: LineFacts, facts: SendFacts, at: string): Problem[] {
  const { modifyKind: kind, installedProduct: installed } = line;
  if (kind === null || installed === null) return [];
  const asked = { attributes: line.attributes, addOns: line.addOns, fromQuote: true };
  const catalogue = line.product === null ? [noOrder.productMissing(`${at}/product`)] : catalogueProblems(line.product, asked, at);
  const moves = kind === 'MOVE';
  const technicianComes = moves && line.product?.selfBooking === true;
  return [
    ...(changesProduct(installed, line) ? catalogue : []),
    ...modifyProblems(kind, installed, line, at),
    ...(moves && line.address !== null ? connectionAddressProblems(line.address, `${at}/address`, { fromQuote: false }) : []),
    ...(technicianComes ? [...contactProblems(line, at), ...checklistProblems(line, at)] : []),
    ...dateProblems(line, facts.today, at),
    ...(moves || kind === 'ACCESS_TYPE_CONVERSION' ? preparationProblems(line, facts, at) : []),
  ];
}
