import type { Country } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { no, Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { ProblemType, refusalError } from '../refusals.graphql.ts';
import { textProblems } from '../text-checks.ts';
import { CountryEnum } from './address.graphql.ts';
import { noAddress } from './address.refusals.ts';
import { judgeCity, normalPostcode } from './postcode.ts';
import { searchProblems, type AddressHit, type RegisteredUnit } from './register.ts';
import { singleLineOf } from './single-line.ts';
import { trusted } from './trusted-register.ts';

const HitSourceEnum = builder.enumType('AddressHitSource', {
  description: 'How a hit was found.',
  values: {
    REGISTER: { description: 'By what stands in the address.' },
    ACCESS_LINE: { description: 'By its access line number (ADR-08).' },
  },
});

const noUnit = { state: null, floor: null, entrance: null, apartmentNumber: null, roomNumber: null };

/** A door, with the building it belongs to. */
export const AddressUnitType = builder.objectRef<{ hit: AddressHit; unit: RegisteredUnit }>('AddressUnit').implement({
  description: 'A door of a building: send its floor, entrance, apartment or room with the building’s `registerId` (ADR-03).',
  fields: (t) => ({
    singleLine: t.string({
      description: 'The address with the door, on one line.',
      resolve: ({ hit, unit }) => singleLineOf({ ...hit.address, state: null, ...unit }),
    }),
    entrance: t.string({ nullable: true, description: 'Entrance.', resolve: ({ unit }) => unit.entrance }),
    floor: t.string({ nullable: true, description: 'Floor.', resolve: ({ unit }) => unit.floor }),
    apartmentNumber: t.string({ nullable: true, description: 'Apartment.', resolve: ({ unit }) => unit.apartmentNumber }),
    roomNumber: t.string({ nullable: true, description: 'Room.', resolve: ({ unit }) => unit.roomNumber }),
    accessLineNumber: t.string({
      nullable: true,
      description: 'The number its access line is carried on (ADR-08).',
      resolve: ({ unit }) => unit.accessLineNumber,
    }),
  }),
});

/** A building of the register. */
export const AddressHitType = builder.objectRef<AddressHit>('AddressHit').implement({
  description: 'One building of the address register. Choose one explicitly and send its `registerId`.',
  fields: (t) => ({
    registerId: t.string({ description: 'What to send as `registerId` of an `AddressInput`.', resolve: ({ address }) => address.id }),
    source: t.expose('source', { type: HitSourceEnum, description: 'How it was found.' }),
    singleLine: t.string({ description: 'The address on one line.', resolve: ({ address }) => singleLineOf({ ...address, ...noUnit }) }),
    country: t.field({ type: CountryEnum, description: 'Where it is.', resolve: ({ address }) => address.country }),
    street: t.string({ description: 'Street name.', resolve: ({ address }) => address.street }),
    houseNumber: t.int({ description: 'House number.', resolve: ({ address }) => address.houseNumber }),
    houseLetter: t.string({
      nullable: true,
      description: 'House letter, where it has one.',
      resolve: ({ address }) => address.houseLetter,
    }),
    postcode: t.string({ description: 'Digits alone.', resolve: ({ address }) => address.postcode }),
    city: t.string({ description: 'City of the postcode.', resolve: ({ address }) => address.city }),
    hasUnits: t.boolean({
      description: 'Floor, entrance and apartment or room must be given as well (ADR-03).',
      resolve: ({ address }) => address.hasUnits,
    }),
    units: t.field({
      type: [AddressUnitType],
      description:
        'Its doors, by entrance, floor and number; found by an access line number, the one that line leads to. Empty for a house (ADR-03).',
      resolve: (hit) => hit.units.map((unit) => ({ hit, unit })),
    }),
    accessZone: t.int({ nullable: true, description: '1 is access zone 1 (ADR-10).', resolve: ({ address }) => address.accessZone }),
    accessLineNumber: t.string({
      nullable: true,
      description: 'The number its access line is carried on (ADR-08).',
      resolve: ({ address }) => address.accessLineNumber,
    }),
    municipalityNumber: t.string({
      nullable: true,
      description: 'Of its cadastral number.',
      resolve: ({ address }) => address.municipalityNumber,
    }),
    gnr: t.int({ nullable: true, description: 'Farm number.', resolve: ({ address }) => address.gnr }),
    bnr: t.int({ nullable: true, description: 'Title number.', resolve: ({ address }) => address.bnr }),
    fnr: t.int({ nullable: true, description: 'Lease number.', resolve: ({ address }) => address.fnr }),
    snr: t.int({ nullable: true, description: 'Section number.', resolve: ({ address }) => address.snr }),
    insaSignature: t.string({
      nullable: true,
      description: 'The carrier’s own code for it.',
      resolve: ({ address }) => address.insaSignature,
    }),
  }),
});

const AddressSearchInput = builder.inputType('AddressSearchInput', {
  description:
    'What you know of an address: any combination of fields, one at least (ADR-06). Street and city match from their beginning, in any letter case (ADR-07).',
  fields: (t) => ({
    street: t.string({ description: 'The beginning of the name: "kirke" finds Kirkeveien.' }),
    houseNumber: t.int({ description: 'Exactly.' }),
    city: t.string({ description: 'The beginning of the name.' }),
    postcode: t.string({ description: 'The whole code or its first digits.' }),
    houseLetter: t.string({ description: 'Narrows what the other fields find.' }),
    country: t.field({ type: CountryEnum, description: 'Narrows what the other fields find.' }),
    accessLineNumber: t.string({ description: 'Exactly (ADR-08).' }),
    insaSignature: t.string({ description: 'Exactly, in any letter case.' }),
    municipalityNumber: t.string({ description: 'Exactly.' }),
    gnr: t.int({ description: 'Exactly.' }),
    bnr: t.int({ description: 'Exactly.' }),
    fnr: t.int({ description: 'Exactly.' }),
    snr: t.int({ description: 'Exactly.' }),
  }),
});

const mostHits = 50;

builder.queryField('addressSearch', (t) =>
  t.field({
    type: [AddressHitType],
    description:
      'Searches the address register. At most `first` hits, sorted by street and number. An empty search is VALIDATION (ADR-06); a register that is away is TECHNICAL_ERROR, and the same search may succeed later.',
    args: {
      query: t.arg({ type: AddressSearchInput, required: true, description: 'What you know of the address.' }),
      first: t.arg.int({ defaultValue: 10, description: `How many hits at most: 1 to ${mostHits}.` }),
    },
    resolve: (_root, { query, first }, context) =>
      registerAnswer(context, async () => {
        refuseIfAny([
          ...textProblems(
            query,
            { street: 80, city: 60, postcode: 10, houseLetter: 1, accessLineNumber: 30, insaSignature: 40, municipalityNumber: 4 },
            '/query',
          ),
          ...searchProblems(query, '/query'),
        ]);
        return trusted(context.ports.addressRegister).search(query, Math.min(Math.max(first ?? 10, 1), mostHits));
      }),
  }),
);

interface PostcodeAnswer {
  readonly postcode: string;
  readonly city: string | null;
  readonly mayTypeCity: boolean;
  readonly problem: Problem | null;
}

const PostcodeCityType = builder.objectRef<PostcodeAnswer>('PostcodeCity').implement({
  description: 'The city of a postcode, or why there is none (CA-04, CA-05).',
  fields: (t) => ({
    postcode: t.exposeString('postcode', { description: 'Digits alone, as it is stored.' }),
    city: t.exposeString('city', { nullable: true, description: 'Fill this in; null when the postcode is wrong or not known.' }),
    mayTypeCity: t.exposeBoolean('mayTypeCity', {
      description:
        'True when the postcode can be right though we do not know it: let the user type the city, which is then marked unverified. Sweden only.',
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'What to show at the postcode field.',
      resolve: ({ problem }) => problem,
    }),
  }),
});

builder.queryField('cityForPostcode', (t) =>
  t.field({
    type: PostcodeCityType,
    description: 'The city to fill in when a postcode has been typed (CA-04). A register that is away is TECHNICAL_ERROR.',
    args: {
      country: t.arg({ type: CountryEnum, required: true, description: 'NO or SE.' }),
      code: t.arg.string({ required: true, description: 'The postcode as typed; spaces do not matter.' }),
    },
    resolve: (_root, { country, code }, context) => registerAnswer(context, () => cityOf(context, country, code)),
  }),
);

async function cityOf(context: Context, country: Country, text: string): Promise<PostcodeAnswer> {
  refuseIfAny([...textProblems(text, {}, '/code'), ...(country === 'US' ? [noAddress.usAddress('/country')] : [])]);
  const postcode = normalPostcode(text).slice(0, 10);
  const at = { country: country === 'SE' ? 'SE' : 'NO', code: postcode, typedCity: null } as const;
  const registeredCity = /^\d{4,5}$/.test(postcode) ? await trusted(context.ports.addressRegister).cityFor(country, postcode) : null;
  const { city, problems } = judgeCity({ ...at, registeredCity }, '');
  const [problem] = problems;
  return { postcode, city, mayTypeCity: problem?.path === '/city', problem: problem === undefined ? null : { ...problem, path: '/code' } };
}

/** For signed-in viewers; a refusal, and a register that fails, become an error with code, rule and hint. */
export async function registerAnswer<T>(context: Context, ask: () => Promise<T>): Promise<T> {
  requireViewer(context);
  try {
    return await ask();
  } catch (error) {
    throw refusalError.of(error instanceof Refused ? error : new Refused([no.technical('', {}, { data: { retryable: true } })]), context);
  }
}
