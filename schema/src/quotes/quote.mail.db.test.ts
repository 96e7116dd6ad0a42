import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { goodCircuit, moveLine, moveQuote, newQuote, oddCircuit, places, sentQuote, type Places } from './quote.testing.ts';

let desk: Desk;
let people: People;
let at: Places;
beforeAll(async () => {
  desk = await openDesk();
  people = await foundPeople(desk);
  at = await places(desk);
});
afterAll(() => desk.close());

const mailsAbout = async (quote: Answer) => {
  const lineIds = quote['lines'].map(({ id }: Answer) => id as string);
  return desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: { in: lineIds } } } }, orderBy: { id: 'asc' } });
};

it('N-06 Q-23 mails a quote’s changes of status to the address of the organisation, one mail for all lines of a submit', async () => {
  const quote = await newQuote(desk, people.kari, [goodCircuit(at), oddCircuit(at)]);
  expect(await mailsAbout(quote)).toEqual([]);
  await moveQuote(desk, people.kari, quote['id'], 'submitQuote', { confirmManualPricing: true });
  const mails = await mailsAbout(quote);
  expect(mails.map(({ to, state }) => [to, state])).toEqual([['post@nordlys.example', 'QUEUED']]);
  expect(mails[0]?.subject).toContain(quote['number']);
});

it('Q-23 quotes what is missing in the mail to Group Email', async () => {
  const { ola } = people;
  await desk.database.db.contact.update({ where: { userId: ola }, data: { groupEmails: ['ordre@nordlys.example'] } });
  const quote = await sentQuote(desk, ola, at);
  await moveLine(desk, people.sales, quote['id'], 'markQuoteLineIncomplete', { comment: 'floor load missing' });
  const [, mail, ...more] = await mailsAbout(quote);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: 'ordre@nordlys.example' });
  expect(mail?.text).toContain('floor load missing');
});

it('Q-23 mails nothing of an edit that leaves the status alone', async () => {
  const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
  await moveLine(desk, people.kari, quote['id'], 'updateQuoteLine', { line: { comment: 'Rear entrance' } });
  await moveQuote(desk, people.kari, quote['id'], 'updateQuote', { title: 'Depot' });
  expect(await mailsAbout(quote)).toEqual([]);
});
