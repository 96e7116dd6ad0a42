import { expect, it } from 'vitest';
import type { Refusal } from '#lib/graph/refusal.ts';
import { bulkMovesOf, makeEach, type Chosen } from './bulk.ts';

const move = (name: string, allowed: boolean) => ({
  name,
  label: name,
  allowed,
  needs: [],
  deadline: null,
  blockedBy: [],
  cost: null,
  serviceRequest: null,
});
type Nodes = Parameters<typeof bulkMovesOf>[0]['nodes'];
const nodes = (...moves: ReturnType<typeof move>[][]): { nodes: Nodes } => ({
  nodes: moves.map((availableMoves, index) => ({
    __typename: 'Order',
    id: `o${index}`,
    number: `O-${index}`,
    version: 1,
    availableMoves,
  })) as unknown as Nodes,
});

it('offers a move for many with those who can make it and those who cannot', () => {
  const offered = bulkMovesOf(nodes([move('submitOrder', true)], [move('submitOrder', false)]), ['submitOrder', 'cancelOrder']);
  expect(offered.map(({ name, able, unable }) => [name, able.length, unable.length])).toEqual([['submitOrder', 1, 1]]);
});

it('G-06 a move that one refuses is made on the others', async () => {
  const refusal: Refusal = { __typename: 'GeneralRefusal', code: 'CONFLICT', problems: [] };
  const chosen = bulkMovesOf(nodes([move('submitOrder', true)], [move('submitOrder', true)]), ['submitOrder'])[0]?.able ?? [];
  const fates: unknown[] = [];
  const make = ({ id }: Chosen) => Promise.resolve(id === 'o0' ? refusal : undefined);
  await makeEach(chosen, make, (id, fate) => fates.push([id, fate]));
  expect(fates).toEqual([
    ['o0', 'runs'],
    ['o0', refusal],
    ['o1', 'runs'],
    ['o1', 'done'],
  ]);
});
