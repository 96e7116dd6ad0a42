import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export const aegServices = ['EXTRA_SOCKET', 'MODEM', 'OTHER'] as const;
export type AegService = (typeof aegServices)[number];

export const aegWords: Readonly<Record<AegService, () => string>> = {
  EXTRA_SOCKET: m.takeover_aeg_EXTRA_SOCKET,
  MODEM: m.takeover_aeg_MODEM,
  OTHER: m.takeover_aeg_OTHER,
};

/** What the form of a change of ISP holds besides its line: text as typed, empty when nothing is given. */
export interface TakeoverForm {
  previousProduct: string;
  losingOperator: string;
  existingPhoneNumber: string;
  authorisationReference: string;
  authorisationGivenBy: string;
  ownerVerified: boolean;
  /** Somebody else is to have the line. */
  hasNewEndUser: boolean;
  newKind: '' | 'PRIVATE' | 'BUSINESS';
  newName: string;
  newBirthDate: string;
  newOrgNumber: string;
  aegServices: AegService[];
}

export const emptyTakeover = (): TakeoverForm => ({
  previousProduct: '',
  losingOperator: '',
  existingPhoneNumber: '',
  authorisationReference: '',
  authorisationGivenBy: '',
  ownerVerified: false,
  hasNewEndUser: false,
  newKind: '',
  newName: '',
  newBirthDate: '',
  newOrgNumber: '',
  aegServices: [],
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the API takes. */
export const takeoverInputOf = (form: TakeoverForm) => ({
  previousProduct: orNull(form.previousProduct),
  losingOperator: orNull(form.losingOperator),
  existingPhoneNumber: orNull(form.existingPhoneNumber),
  authorisationReference: orNull(form.authorisationReference),
  authorisationGivenBy: orNull(form.authorisationGivenBy),
  ownerVerified: form.ownerVerified,
  newEndUser: form.hasNewEndUser
    ? {
        kind: form.newKind === '' ? null : form.newKind,
        name: orNull(form.newName),
        birthDate: form.newKind === 'BUSINESS' ? null : orNull(form.newBirthDate),
        orgNumber: form.newKind === 'BUSINESS' ? orNull(form.newOrgNumber) : null,
      }
    : null,
  aegServices: form.aegServices,
});

export const TakeoverParts = graphql(`
  fragment TakeoverParts on IspChange {
    previousProduct {
      code
      name
    }
    losingOperator
    existingPhoneNumber
    authorisationReference
    authorisationGivenBy
    ownerVerified
    newEndUser {
      kind
      name
      birthDate
      orgNumber
    }
    aegServices
  }
`);

export type Takeover = ResultOf<typeof TakeoverParts>;
export type KnownTakeover = Readonly<Omit<Takeover, 'aegServices'>> & { readonly aegServices: readonly AegService[] };

/** The fields of the form from a line that exists. */
export const takeoverFormOf = ({ previousProduct, newEndUser, aegServices: services, ...known }: KnownTakeover): TakeoverForm => ({
  previousProduct: previousProduct?.code ?? '',
  losingOperator: known.losingOperator ?? '',
  existingPhoneNumber: known.existingPhoneNumber ?? '',
  authorisationReference: known.authorisationReference ?? '',
  authorisationGivenBy: known.authorisationGivenBy ?? '',
  ownerVerified: known.ownerVerified,
  hasNewEndUser: newEndUser !== null,
  newKind: newEndUser?.kind ?? '',
  newName: newEndUser?.name ?? '',
  newBirthDate: newEndUser?.birthDate ?? '',
  newOrgNumber: newEndUser?.orgNumber ?? '',
  aegServices: [...services],
});

export const TakeoverPreview = graphql(`
  query TakeoverPreview($previousProduct: String!, $newProduct: String!) {
    takeoverPreview(previousProduct: $previousProduct, newProduct: $newProduct) {
      problems {
        message
        hint
        ruleId
      }
      lineAccess
      minDays
      firstValidDate
      needsTechnician
      reason
    }
  }
`);

export type Preview = NonNullable<ResultOf<typeof TakeoverPreview>['takeoverPreview']>;
