import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

export const ProductForForm = graphql(`
  fragment ProductForForm on Product {
    code
    name
    family
    lineAccess
    isOrderable
    orderPath
    availabilityPolicy
    isSelfBooked
    badges
    leadTimeDays
    changeDeadlineDays
    cancelDeadlineDays
    attributes {
      key
      name
      type
      unit
      isRequired
      allowedValues {
        value
        label
      }
    }
    addOns {
      code
      name
      isRequired
    }
  }
`);

export type FormProduct = ResultOf<typeof ProductForForm>;
export type ProductBadge = FormProduct['badges'][number];
