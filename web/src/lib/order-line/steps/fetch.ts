import { AddressHitParts, addressOf, AddressUnitParts } from '#lib/address/search.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import type { LineForm } from '../line.ts';

export const AccessLineQuery = graphql(
  `
    query AccessLine($number: String!) {
      accessLine(number: $number) {
        number
        address {
          ...AddressHitParts
        }
        unit {
          ...AddressUnitParts
        }
        endUser {
          kind
          name
          birthDate
          orgNumber
        }
      }
    }
  `,
  [AddressHitParts, AddressUnitParts],
);

export type AccessLine = NonNullable<ResultOf<typeof AccessLineQuery>['accessLine']>;

/** Puts what was fetched and verified into the form; an end user that nobody knows stays as typed. */
export function fill(line: LineForm, { address, unit, endUser }: AccessLine): void {
  Object.assign(line.address, addressOf(address, unit));
  if (endUser === null) return;
  line.endUserKind = endUser.kind ?? line.endUserKind;
  line.endUserName = endUser.name ?? line.endUserName;
  line.birthDate = endUser.birthDate ?? line.birthDate;
  line.orgNumber = endUser.orgNumber ?? line.orgNumber;
}
