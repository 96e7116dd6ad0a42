import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { PackageRow } from '#lib/nouns/package.ts';

export const IntakeMatches = graphql(
  `
    query IntakeMatches($trackingNumber: String, $suiteNumber: String, $name: String) {
      intakeMatches(trackingNumber: $trackingNumber, suiteNumber: $suiteNumber, name: $name) {
        alreadyHere {
          ...PackageRow
        }
        exact {
          ...PackageRow
        }
        suggestions {
          likeness
          package {
            ...PackageRow
          }
        }
        accounts {
          id
          suiteNumber
          organisation {
            id
            name
          }
        }
      }
    }
  `,
  [PackageRow],
);

export type Matches = ResultOf<typeof IntakeMatches>['intakeMatches'];

export const ReceivePackage = graphql(
  `
    mutation ReceivePackage($input: ReceivePackageInput!) {
      receivePackage(input: $input) {
        __typename
        ... on PackagePayload {
          package {
            ...PackageRow
          }
        }
        ...RefusalParts
      }
    }
  `,
  [PackageRow, RefusalParts],
);

export const RegisterUnbookedPackage = graphql(
  `
    mutation RegisterUnbookedPackage($input: RegisterUnbookedPackageInput!) {
      registerUnbookedPackage(input: $input) {
        __typename
        ... on PackagePayload {
          package {
            ...PackageRow
          }
        }
        ...RefusalParts
      }
    }
  `,
  [PackageRow, RefusalParts],
);

export const HoldPackage = graphql(
  `
    mutation HoldPackage($input: HoldPackageInput!) {
      holdPackage(input: $input) {
        __typename
        ... on PackagePayload {
          package {
            ...PackageRow
          }
        }
        ...RefusalParts
      }
    }
  `,
  [PackageRow, RefusalParts],
);

export const ShelfQuery = graphql(
  `
    query Shelf {
      toVerify: packages(filter: { status: [NOT_BOOKED], customerUnsure: true }, sort: WAITING, direction: ASC, first: 20) {
        totalCount
        nodes {
          ...PackageRow
        }
      }
      toShip: packages(filter: { status: [RECEIVED] }, sort: WAITING, direction: ASC, first: 20) {
        totalCount
        nodes {
          ...PackageRow
        }
      }
    }
  `,
  [PackageRow],
);
