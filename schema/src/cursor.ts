import { refusalsOf, Refused } from './refusals.ts';
import type { Viewer } from './viewer.ts';

export const carrierStream = 'carrier';
export const organisationStream = (organisationId: string): string => `org:${organisationId}`;

/** The one stream a viewer reads: the organisation's own, or the carrier's. */
export const streamOf = (viewer: Viewer): string => (viewer.isCarrier ? carrierStream : organisationStream(viewer.organisationId));

const noCursor = refusalsOf({
  invalid: {
    code: 'CURSOR_INVALID',
    ruleId: 'S-31',
    message: {
      en: 'This cursor is not one of your stream.',
      nb: 'Denne markøren hører ikke til din strøm.',
      sv: 'Den här markören hör inte till din ström.',
    },
    hint: {
      en: 'Read the state again and use the cursor that comes with it.',
      nb: 'Les tilstanden på nytt og bruk markøren som følger med.',
      sv: 'Läs tillståndet på nytt och använd markören som följer med.',
    },
  },
  expired: {
    code: 'CURSOR_EXPIRED',
    ruleId: 'S-31',
    message: {
      en: 'This cursor is older than what is kept for delivery.',
      nb: 'Denne markøren er eldre enn det som tas vare på for levering.',
      sv: 'Den här markören är äldre än vad som sparas för leverans.',
    },
    hint: { en: 'Read the state again.', nb: 'Les tilstanden på nytt.', sv: 'Läs tillståndet på nytt.' },
  },
});

/** A place in a stream, opaque to clients. `mark` is what a list adds to know its own again; everything else passes over it. */
export const encodeCursor = (stream: string, position: bigint, mark?: string): string =>
  mark === undefined ? cursorOf(stream, position) : written(`1:${stream}:${position}~${mark}`);

const written = (text: string): string => Buffer.from(text).toString('base64url');

let newest = { stream: '', position: -1n, cursor: '' };

/** All who follow a stream come to the same place one after the other. */
function cursorOf(stream: string, position: bigint): string {
  if (newest.position !== position || newest.stream !== stream) newest = { stream, position, cursor: written(`1:${stream}:${position}`) };
  return newest.cursor;
}

const shape = /^1:(.+):(\d{1,18})(?:~([\w.-]{1,60}))?$/;
const partsOf = (cursor: string) => shape.exec(Buffer.from(cursor, 'base64url').toString());

/** What a list has added to a cursor. */
export const markOf = (cursor: string): string | undefined => partsOf(cursor)?.[3];

/** The position a cursor names in this stream. Garbage, another stream's and future cursors are refused, each as CURSOR_INVALID. */
export function decodeCursor(cursor: string, stream: string, last: bigint, path = '/after'): bigint {
  const [, itsStream, number] = partsOf(cursor) ?? [];
  const position = number === undefined ? -1n : BigInt(number);
  if (itsStream !== stream || position < 0n || position > last) throw new Refused([noCursor.invalid(path)]);
  return position;
}

export const cursorExpired = (): Refused => new Refused([noCursor.expired('/after')]);
