import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { AreaWords } from '#lib/requests/areas.ts';

/** An area as the form offers it: what it is for, who answers, and why it cannot be chosen where it cannot. */
export const AreaForForm = graphql(
  `
    fragment AreaForForm on AreaInfo {
      ...AreaWords
      use
      selectable
      blockedBy {
        ruleId
        message
        hint
      }
    }
  `,
  [AreaWords],
);

export type FormArea = ResultOf<typeof AreaForForm>;
export type AreaCode = FormArea['area'];

/** What the form of a service request holds: text as typed, empty when nothing is given. */
export interface RequestForm {
  area: AreaCode | '';
  subArea: string;
  topic: string;
  referenceKind: string;
  referenceValue: string;
  description: string;
  escalates: string;
}

export const emptyForm = (): RequestForm => ({
  area: '',
  subArea: '',
  topic: '',
  referenceKind: '',
  referenceValue: '',
  description: '',
  escalates: '',
});

/** Chooses an area: what belongs to another one is taken away, and what has only one answer is answered. */
export function chooseArea(form: RequestForm, area: FormArea, locked: boolean): void {
  const has = (list: readonly { readonly code: string }[], code: string): boolean => list.some((one) => one.code === code);
  form.area = area.area;
  if (!has(area.subAreas, form.subArea)) form.subArea = area.subAreas.length === 1 ? (area.subAreas[0]?.code ?? '') : '';
  if (!has(area.topics, form.topic)) form.topic = '';
  if (!locked && !has(area.referenceKinds, form.referenceKind)) form.referenceKind = area.referenceKinds[0]?.code ?? '';
  if (form.area !== 'ESCALATION') form.escalates = '';
}

type UpdateInput = VariablesOf<typeof UpdateRequest>['input'];
type RequestText = Pick<UpdateInput, 'area' | 'subArea' | 'topic' | 'referenceKind' | 'referenceValue' | 'description' | 'escalates'>;

const orNull = <Text extends string>(text: string): Text | null => (text.trim() === '' ? null : (text.trim() as Text));

/** What the API takes. A reference that an object has filled in is not said again. */
export function requestInputOf(form: RequestForm, locked: boolean): RequestText {
  return {
    ...(form.area === '' ? {} : { area: form.area }),
    subArea: orNull(form.subArea),
    topic: orNull<NonNullable<RequestText['topic']>>(form.topic),
    description: form.description.trim(),
    ...(form.escalates === '' ? {} : { escalates: form.escalates }),
    ...(locked
      ? {}
      : {
          referenceKind: orNull<NonNullable<RequestText['referenceKind']>>(form.referenceKind),
          referenceValue: orNull(form.referenceValue),
        }),
  };
}

export const CreateRequest = graphql(
  `
    mutation CreateServiceRequest($input: CreateServiceRequestInput!) {
      createServiceRequest(input: $input) {
        __typename
        ... on ServiceRequestPayload {
          serviceRequest {
            id
            number
            version
          }
        }
        ... on ExistingObjectRefusal {
          existingIds
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const SubmitRequest = graphql(
  `
    mutation SubmitServiceRequest($input: SubmitServiceRequestInput!) {
      submitServiceRequest(input: $input) {
        __typename
        ... on ServiceRequestPayload {
          serviceRequest {
            id
            version
          }
        }
        ... on ExistingObjectRefusal {
          existingIds
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const UpdateRequest = graphql(
  `
    mutation UpdateServiceRequest($input: UpdateServiceRequestInput!) {
      updateServiceRequest(input: $input) {
        __typename
        ... on ServiceRequestPayload {
          serviceRequest {
            id
            version
          }
        }
        ... on ExistingObjectRefusal {
          existingIds
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
