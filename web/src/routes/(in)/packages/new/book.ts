import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

/** The name this form's draft is kept under. */
export const FORM = 'booking:new';

export const BookingFormQuery = graphql(`
  query BookingForm($form: String!) {
    formDraft(form: $form) {
      form
      data
      updatedAt
    }
    mailboxAccount {
      id
      suiteNumber
      usAddress {
        text
      }
      homeAddress {
        id
        singleLine
      }
      jobAddress {
        id
        singleLine
      }
    }
  }
`);

export const BookPackage = graphql(
  `
    mutation BookPackage($input: BookPackageInput!) {
      bookPackage(input: $input) {
        __typename
        ... on PackagePayload {
          package {
            id
            number
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export interface PackageForm {
  trackingNumbers: string;
  contents: string;
  value: string;
  insured: string;
  standby: boolean;
}

export const emptyPackage = (): PackageForm => ({ trackingNumbers: '', contents: '', value: '', insured: '', standby: false });

const amount = (text: string): { amountMinor: number; currency: string } | null =>
  text.trim() === '' ? null : { amountMinor: Math.round(Number(text.replace(',', '.')) * 100), currency: 'USD' };

/** One package as the API takes it. Tracking numbers are typed one a line or with commas between. */
export const packageInputOf = (form: PackageForm) => ({
  trackingNumbers: form.trackingNumbers
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter(Boolean),
  contents: form.contents.trim() || null,
  declaredValue: amount(form.value),
  insuredValue: amount(form.insured),
  standby: form.standby,
});
