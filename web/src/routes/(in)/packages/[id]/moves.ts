import { m } from '#lib/paraglide/messages.js';
import type { Move, MoveInput } from '#lib/status/moves.ts';
import type { PackageDetail } from './package.ts';

/** Made by other parts of the page than a button. */
const elsewhere = ['uploadReceipt', 'addPackage', 'bookPackage'];

export const offered = (name: string): boolean => !elsewhere.includes(name);

const holdReasons = ['SUSPECTED_DROP_SHIPMENT', 'NOT_YET_BOOKED', 'UNIDENTIFIED', 'OTHER'] as const;

const words = {
  SUSPECTED_DROP_SHIPMENT: m.hold_SUSPECTED_DROP_SHIPMENT,
  NOT_YET_BOOKED: m.hold_NOT_YET_BOOKED,
  UNIDENTIFIED: m.hold_UNIDENTIFIED,
  OTHER: m.hold_OTHER,
};

export const holdReasonSaid = (reason: (typeof holdReasons)[number]): string => words[reason]();

export const holdReasonChoices = (): { value: string; label: string }[] =>
  holdReasons.map((value) => ({ value, label: holdReasonSaid(value) }));

const modes = (): { value: string; label: string }[] => [
  { value: 'AIR', label: m.mode_AIR() },
  { value: 'SEA', label: m.mode_SEA() },
];

const comment = (label: string, required = false): MoveInput => ({ name: 'comment', label, kind: 'text', required });
const major = (minor: number | undefined): string => (minor === undefined ? '' : (minor / 100).toFixed(2));

/** What is said about a package: the same questions whenever it is announced, edited or sorted out. */
function about(one: PackageDetail, isModeNeeded: boolean): MoveInput[] {
  return [
    {
      name: 'mode',
      label: m.freight_mode(),
      kind: 'choice',
      required: isModeNeeded && one.mode === null,
      choices: modes(),
      value: one.mode ?? '',
    },
    { name: 'sellerName', label: m.seller(), kind: 'line', required: false, value: one.sellerName ?? '' },
    { name: 'contents', label: m.contents(), kind: 'text', required: false, value: one.contents ?? '' },
    {
      name: 'declaredValue',
      label: m.declared_value(),
      kind: 'amount',
      required: false,
      currency: one.declaredValue?.currency ?? 'USD',
      value: major(one.declaredValue?.amountMinor),
    },
  ];
}

const standby = (one: PackageDetail): MoveInput => ({
  name: 'standby',
  label: m.keep_in_the_us(),
  kind: 'check',
  required: false,
  hint: m.keep_in_the_us_hint(),
  value: String(one.standby),
});
const measures = (): MoveInput[] => [
  { name: 'weightGrams', label: m.weight_grams(), kind: 'number', required: false, min: '1' },
  { name: 'volumeCm3', label: m.volume_cm3(), kind: 'number', required: false, min: '1' },
];

/** What each move asks for. */
export function inputsFor(one: PackageDetail, isCarrier: boolean): (move: Move) => readonly MoveInput[] {
  return (move) => {
    switch (move.name) {
      case 'updatePackage':
        return [...about(one, false), ...(isCarrier ? measures() : [standby(one)])];
      case 'resolveUnbookedPackage':
      case 'resolveHoldPackage':
        return [...about(one, true), standby(one)];
      case 'verifyUnbookedPackage':
        return [...about(one, true), comment(m.field_comment())];
      case 'addTrackingNumber':
        return [{ name: 'trackingNumber', label: m.tracking_number(), kind: 'line', required: true }];
      case 'insurePackage':
        return [
          {
            name: 'insuredValue',
            label: m.insured_value(),
            kind: 'amount',
            required: false,
            currency: one.declaredValue?.currency ?? 'USD',
            value: major(one.insuredValue?.amountMinor ?? one.declaredValue?.amountMinor),
            hint: m.insured_value_hint(),
          },
        ];
      case 'askStaffToVerify':
        return [comment(m.what_we_should_look_for())];
      case 'cancelPackage':
        return [comment(m.field_why())];
      case 'receivePackage':
        return [{ name: 'trackingNumber', label: m.tracking_number_scanned(), kind: 'line', required: true }, ...measures()];
      case 'holdPackage':
        return [
          { name: 'holdReason', label: m.hold_reason(), kind: 'choice', required: true, choices: holdReasonChoices() },
          comment(m.told_to_the_customer()),
        ];
      case 'recordReceipt':
        return [
          {
            name: 'channel',
            label: m.receipt_channel(),
            kind: 'choice',
            required: true,
            choices: recordedChannels.map((value) => ({ value, label: channelSaid(value) })),
          },
          comment(m.field_comment()),
        ];
      default:
        return [];
    }
  };
}

/** P-04: the ways a receipt comes that the carrier's people record. */
export const recordedChannels = ['EMAIL', 'FAX', 'HELPDESK'] as const;
export type RecordedChannel = (typeof recordedChannels)[number];

const channels = { UPLOAD: m.channel_UPLOAD, EMAIL: m.channel_EMAIL, FAX: m.channel_FAX, HELPDESK: m.channel_HELPDESK };

export const channelSaid = (channel: keyof typeof channels): string => channels[channel]();

/** What a decision on a receipt asks for. */
export const receiptInputs = (move: Move): readonly MoveInput[] =>
  move.name === 'rejectReceipt'
    ? [{ name: 'reason', label: m.what_is_wrong_with_it(), kind: 'text', required: true, hint: m.mailed_to_the_customer() }]
    : [];
