import type { HoldReason } from '@sporbar/prisma/generated/client/enums.ts';
import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';

/** What people buy in the United States, from invented shops. Values in dollars. */
export const shops = [
  'Maple & Main Outfitters',
  'Prairie Sound',
  'Lakeside Books',
  'Copper Kettle Goods',
  'Northern Trail Gear',
  'Old Mill Yarns',
  'Bright Harbor Toys',
  'Second Street Records',
] as const;

export interface Goods {
  readonly dollars: number;
  readonly contents: Readonly<Record<WorkingCountry, string>>;
}

export const goods: readonly Goods[] = [
  { dollars: 89, contents: { NO: 'Løpesko, ett par', SE: 'Löparskor, ett par' } },
  { dollars: 240, contents: { NO: 'Gitarpedal', SE: 'Gitarrpedal' } },
  { dollars: 46, contents: { NO: 'To bøker om treskjæring', SE: 'Två böcker om träsnideri' } },
  { dollars: 120, contents: { NO: 'Støpejernspanne', SE: 'Gjutjärnspanna' } },
  { dollars: 310, contents: { NO: 'Telt for to personer', SE: 'Tält för två personer' } },
  { dollars: 64, contents: { NO: 'Ullgarn, ti nøster', SE: 'Ullgarn, tio nystan' } },
  { dollars: 75, contents: { NO: 'Treklosser, ett sett', SE: 'Träklossar, en sats' } },
  { dollars: 38, contents: { NO: 'Tre grammofonplater', SE: 'Tre grammofonskivor' } },
  { dollars: 410, contents: { NO: 'Lampe til skrivebord', SE: 'Skrivbordslampa' } },
];

export const packageWords = {
  NO: { receiptRejected: 'Kvitteringen viser ikke hva som er kjøpt.', receipt: 'Kvittering', regretted: 'Selgeren var utsolgt.' },
  SE: { receiptRejected: 'Kvittot visar inte vad som har köpts.', receipt: 'Kvitto', regretted: 'Säljaren hade slut.' },
} as const satisfies Record<WorkingCountry, object>;

/** Why the warehouse stops a package (P-10), as the customer reads it. */
export const holdReasons: readonly (readonly [reason: HoldReason, comment: Readonly<Record<WorkingCountry, string>>])[] = [
  [
    'SUSPECTED_DROP_SHIPMENT',
    { NO: 'Avsenderen er en annen enn selgeren på etiketten.', SE: 'Avsändaren är en annan än säljaren på etiketten.' },
  ],
  ['UNIDENTIFIED', { NO: 'Etiketten er revet, og innholdet er uklart.', SE: 'Etiketten är riven och innehållet är oklart.' }],
  ['OTHER', { NO: 'Litiumbatteri: må kanskje gå med båt.', SE: 'Litiumbatteri: måste kanske gå med båt.' }],
];
