import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import type { Address } from '#lib/list/query.ts';

export const RoutingQuery = graphql(`
  query Routing {
    areas {
      area
      label
      use
      isByProduct
      subAreas {
        code
        label
      }
    }
    routing {
      mayEdit
      emptyDepartments
      inForce {
        number
        publishedAt
        publishedBy {
          fullName
        }
        rules {
          area
          subArea
          queue
          splitByProduct
          isStaffed
        }
      }
      draft {
        number
        version
        updatedAt
        updatedBy {
          fullName
        }
        rules {
          area
          subArea
          queue
          splitByProduct
          isStaffed
        }
      }
    }
  }
`);

export const TrialQuery = graphql(`
  query RoutingTrial($area: Area, $subArea: String) {
    tryRouting(area: $area, subArea: $subArea) {
      now {
        queue
        productGroup
      }
      then {
        queue
        productGroup
      }
      looked
      elsewhere {
        serviceRequest {
          id
          number
          area
          subArea
        }
        now {
          queue
          productGroup
        }
        then {
          queue
          productGroup
        }
      }
    }
  }
`);

type Answer = ResultOf<typeof RoutingQuery>;
export type RoutingData = Answer['routing'];
export type RoutingArea = Answer['areas'][number];
export type Version = RoutingData['inForce'];
export type Trial = ResultOf<typeof TrialQuery>['tryRouting'];
export type Route = NonNullable<Trial['now']>;
type TrialVariables = VariablesOf<typeof TrialQuery>;

/** One line as it is edited; without a department it is not saved. */
export interface Line {
  area: RoutingArea['area'];
  subArea: string | null;
  queue: string;
  splitByProduct: boolean;
}

/** Every area has its line, whether the table has one or not, and its sub-areas' lines after it. */
export const linesOf = (areas: readonly RoutingArea[], rules: readonly Line[]): Line[] =>
  areas.flatMap(({ area }) => {
    const own = rules.filter((rule) => rule.area === area);
    const whole = own.find(({ subArea }) => subArea === null) ?? { area, subArea: null, queue: '', splitByProduct: false };
    return [whole, ...own.filter(({ subArea }) => subArea !== null)].map(({ area: of, subArea, queue, splitByProduct }): Line => ({
      area: of,
      subArea,
      queue,
      splitByProduct,
    }));
  });

/** What the API is sent. */
export const rulesOf = (lines: readonly Line[]): Line[] => lines.filter(({ queue, subArea }) => queue !== '' && subArea !== '');

export const isSame = (a: readonly Line[], b: readonly Line[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the address asks to try. An area of another sub-area is no question. */
export function triedIn({ searchParams }: Address, areas: readonly RoutingArea[]): TrialVariables {
  const area = areas.find((one) => one.area === searchParams.get('area'));
  if (area === undefined) return {};
  const subArea = area.subAreas.find(({ code }) => code === searchParams.get('subArea'))?.code;
  return { area: area.area, ...(subArea === undefined ? {} : { subArea }) };
}
