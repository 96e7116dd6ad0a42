import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What the form of a termination holds: text as typed, empty when nothing is given. */
export interface TerminationForm {
  number: string;
  scope: 'WHOLE' | 'PART';
  components: string[];
  requestedDate: string;
}

export const emptyTermination = (number = ''): TerminationForm => ({ number, scope: 'WHOLE', components: [], requestedDate: '' });

/** What the API takes as a line. */
export const terminationInputOf = ({ number, scope, components, requestedDate }: TerminationForm) => ({
  termination: { number: number.trim(), scope, components: scope === 'PART' ? components : [] },
  requestedDate: requestedDate === '' ? null : requestedDate,
});

/** What is shown of a product, so that the right subscription ends (TER-06). */
export const EndingProduct = graphql(`
  fragment EndingProduct on InstalledProduct {
    id
    circuitNumber
    phoneNumber
    endUserName
    activeFrom
    addOns
    address {
      id
      singleLine
    }
    product {
      code
      name
      addOns {
        code
        name
        isRequired
      }
    }
  }
`);

export const TerminationParts = graphql(`
  fragment TerminationParts on Termination {
    scope
    components
    effectiveDate
    notice
    endedAt
  }
`);

export const TerminationPreview = graphql(
  `
    query TerminationPreview($number: String!, $requestedDate: Date, $scope: TerminationScope!) {
      terminationPreview(number: $number, requestedDate: $requestedDate, scope: $scope) {
        installedProduct {
          ...EndingProduct
        }
        noticeDays
        effectiveDate
        notice
        problems {
          code
          ruleId
          path
          message
          hint
          objectId
        }
      }
    }
  `,
  [EndingProduct],
);

export type Ending = ResultOf<typeof EndingProduct>;
export type Termination = ResultOf<typeof TerminationParts>;
export type Preview = ResultOf<typeof TerminationPreview>['terminationPreview'];

/** What an add-on service of the product is called. */
export const addOnName = ({ product }: Pick<Ending, 'product'>, code: string): string =>
  product.addOns.find((addOn) => addOn.code === code)?.name ?? code;

/** The add-on services that can end alone: what the product needs to work ends with it. */
export const partsOf = ({ product, addOns }: Ending): string[] =>
  addOns.filter((code) => !product.addOns.some((addOn) => addOn.isRequired && addOn.code === code));

/** What a line that exists says of what it ends. */
export interface KnownEnding {
  readonly termination: { readonly scope: Termination['scope']; readonly components: readonly Termination['components'][number][] } | null;
  readonly installedProduct: Pick<Ending, 'circuitNumber' | 'phoneNumber'> | null;
  readonly requestedDate: string | null;
}

/** The fields of the form from a line that exists. */
export const terminationFormOf = ({ termination, installedProduct, requestedDate }: KnownEnding): TerminationForm => ({
  number: installedProduct?.circuitNumber ?? installedProduct?.phoneNumber ?? '',
  scope: termination?.scope ?? 'WHOLE',
  components: [...(termination?.components ?? [])],
  requestedDate: requestedDate ?? '',
});
