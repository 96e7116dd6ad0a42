import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { refusalFields } from '../identity.testing.ts';
import { discardOldDrafts } from './form-draft.ts';

describe('what is typed and not yet saved', () => {
  let desk: Desk;
  let people: People;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const save = async (by: string, form: string, data: unknown): Promise<Answer> =>
    (
      await desk.run(
        by,
        `${refusalFields} mutation M($input: SaveFormDraftInput!) { saveFormDraft(input: $input) { __typename ...R ... on FormDraftPayload { draft { data } } } }`,
        { input: { form, data } },
      )
    )['saveFormDraft'];
  const draftOf = async (by: string, form: string): Promise<Answer> =>
    (await desk.run(by, 'query Q($form: String!) { formDraft(form: $form) { data updatedAt } }', { form }))['formDraft'];

  it('IA-07 keeps what was typed, and the last of it', async () => {
    await save(people.kari, 'order/new', { contactName: 'N' });
    await save(people.kari, 'order/new', { contactName: 'Nils' });
    expect(await draftOf(people.kari, 'order/new')).toEqual({ data: { contactName: 'Nils' }, updatedAt: desk.clock.now().toISOString() });
  });

  it('IA-07 shows a draft to nobody else, colleagues and the carrier included', async () => {
    await save(people.kari, 'quote/new', { secret: true });
    expect([
      await draftOf(people.ola, 'quote/new'),
      await draftOf(people.superuser, 'quote/new'),
      await draftOf(people.agent, 'quote/new'),
    ]).toEqual([null, null, null]);
  });

  it('IA-07 makes no event of a draft', async () => {
    const events = await desk.database.db.statusEvent.count();
    await save(people.kari, 'request/new', { description: 'typing' });
    expect(await desk.database.db.statusEvent.count()).toBe(events);
  });

  it('IA-07 discards a draft', async () => {
    await save(people.kari, 'booking/new', {});
    const discard = 'mutation { discardFormDraft(input: { form: "booking/new" }) { ... on FormDraftDiscardedPayload { discarded } } }';
    expect((await desk.run(people.kari, discard))['discardFormDraft']).toEqual({ discarded: true });
    expect((await desk.run(people.kari, discard))['discardFormDraft']).toEqual({ discarded: false });
    expect(await draftOf(people.kari, 'booking/new')).toBeNull();
  });

  it('IA-07 forgets a draft 30 days after the last key', async () => {
    await save(people.ola, 'old', { text: 'old' });
    desk.clock.passDays(29.9);
    expect(await draftOf(people.ola, 'old')).not.toBeNull();
    desk.clock.passDays(0.1);
    expect(await draftOf(people.ola, 'old')).toBeNull();
    expect(await discardOldDrafts(desk.context)).toBeGreaterThan(0);
    expect(await discardOldDrafts(desk.context)).toBe(0);
  });

  it('IA-07 takes no draft larger than a form can be', async () => {
    expect(await save(people.kari, 'huge', Array(6).fill('x'.repeat(19_000)))).toMatchObject({ code: 'VALIDATION', ruleId: 'IA-07' });
  });
});
