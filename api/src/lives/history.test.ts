import { describe, expect, it } from 'vitest';
import type { PublicApi } from '../sandbox/public-api.ts';
import { historyContradicts } from './history.testing.ts';

const entry = (move: string, objectVersion: number, from: string | null, to: string) => ({
  move,
  objectId: 'tts_1',
  objectVersion,
  from,
  to,
});

/** The newest first, as the API answers. */
const started = entry('startTroubleTicket', 2, 'ACKNOWLEDGED', 'IN_PROCESS');
const begun = entry('createTroubleTicket', 1, null, 'ACKNOWLEDGED');
const parts = [{ id: 'tts_1', status: 'IN_PROCESS', version: 2 }];
const moves = ['wait', 'startTroubleTicket'];

const said = (history: readonly object[], stands = parts, made = moves): Promise<string[]> => {
  const api: PublicApi = {
    ask: <T>() => Promise.resolve({ seen: { history } } as T),
    move: () => Promise.resolve(null),
    upload: () => Promise.resolve(''),
  };
  return historyContradicts(api, 'troubleTicket', 'tts_1', { parts: stands, moves: made });
};

describe('a history that contradicts what was done', () => {
  it('G-08 says nothing of one that leads to where its object stands', async () => {
    expect(await said([started, begun])).toEqual([]);
  });

  it.each([
    ['ends elsewhere', [begun], parts, ['wait'], 'tts_1 is IN_PROCESS 2, and its history ends with ACKNOWLEDGED 1'],
    [
      'ends with another version',
      [{ ...started, objectVersion: 3 }, begun],
      parts,
      moves,
      'tts_1 is IN_PROCESS 2, and its history ends with IN_PROCESS 3',
    ],
    ['leaves out a step', [started], parts, moves, 'tts_1 went by startTroubleTicket from ACKNOWLEDGED, and was null'],
    [
      'is silent about a move',
      [started, begun],
      parts,
      ['resolveTroubleTicket'],
      'tts_1: its history is silent about resolveTroubleTicket',
    ],
    ['is not there', [], parts, ['wait'], 'tts_1 has no history'],
  ])('G-08 finds one that %s', async (_what, history, stands, made, contradiction) => {
    expect(await said(history, stands, made)).toEqual([contradiction]);
  });
});
