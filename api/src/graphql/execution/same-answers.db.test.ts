import { typeOfId } from '@sporbar/schema/ids.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { picking, seedOf, usualSeed } from '../../live/groups/fuzz/fuzz.testing.ts';
import { openStage } from '../../live/groups/fuzz/occasions.testing.ts';
import { openServed, type Served } from '../../served.testing.ts';
import { SameAnswers } from './same-answers.testing.ts';
import { siteDocuments } from './site-documents.testing.ts';

describe('queries executed by their plans', () => {
  let served: Served;
  let answers: SameAnswers;
  let ids: readonly string[];
  let users: readonly string[];

  beforeAll(async () => {
    served = await openServed();
    const { shopper, occasions } = await openStage(served);
    const made = [];
    for (const { prepare } of occasions) made.push(await prepare());
    ids = made;
    const { kari, ola, superuser, agent, billing } = served.people;
    users = [kari, ola, superuser, agent, billing, shopper.userId];
    answers = new SameAnswers(served.desk, ids);
  }, 120_000);
  afterAll(() => served.close());

  it('G-12 answer every query of the site to the letter as the library does, whoever asks', async () => {
    const oneOfEach = [...new Map(ids.map((id) => [typeOfId(id), id])).values()];
    const queries = siteDocuments().filter(({ operation }) => operation.operation === 'query');
    expect(queries.length).toBeGreaterThan(30);
    for (const { operation, query } of queries)
      for (const userId of users)
        for (const id of query.includes('$id') ? oneOfEach : oneOfEach.slice(0, 1)) await answers.ask(operation, query, id, userId);
    console.info(String(answers));
    expect(answers.planned).toBeGreaterThan(answers.left);
  }, 300_000);

  it('G-12 answer to the letter as the library does where rows of a list are loaded one by one', async () => {
    const line = 'id product { code name } address { id singleLine } ballInCourt { party } availableMoves { name }';
    const page = `{ nodes { id lines { id } } edges { cursor node { id organisation { name } lines { ${line} } ballInCourt { party since } } } }`;
    const before = answers.planned;
    for (const userId of users)
      await answers.compare(`{ orders(first: 5) ${page} again: orders(first: 3, sort: CHANGED) ${page} }`, {}, userId);
    expect(answers.planned - before).toBe(users.length);
  });

  it('G-12 answer what chance asks to the letter as the library does', async () => {
    const seed = seedOf(usualSeed);
    console.info(`SPORBAR_SEED=${seed}`);
    for (let count = 0; count < 150; count++) {
      const pick = picking(seed + count);
      await answers.draw(pick, [100, 60, 30, 15][count % 4] ?? 0, users[pick(users.length)] ?? null);
    }
    console.info(String(answers));
    expect(answers.planned).toBeGreaterThan(answers.left);
  }, 300_000);
});
