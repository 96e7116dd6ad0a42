import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalFields } from '../identity/identity.testing.ts';
import { foundUser } from '../identity/founding.ts';
import { foundShopper } from '../packages/package.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

describe('contacts', () => {
  let desk: Desk;
  let people: People;
  let support: string;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    support = await foundUser(desk.context, {
      organisationId: people.carrier.id,
      username: 'pal',
      fullName: 'Pal Agent',
      role: 'SUPPORT_AGENT',
      department: 'PORTAL_SUPPORT',
    });
  });
  afterAll(() => desk.close());

  const fields = 'id name isYours organisation { name } groupEmails notifyAllStatuses mailsGoTo version';
  const listed = async (by: string): Promise<Answer[]> => (await desk.run(by, `{ contacts { ${fields} } }`))['contacts'];
  const contactOf = (userId: string) => desk.database.db.contact.findUniqueOrThrow({ where: { userId } });
  const update = async (by: string, userId: string, input: Record<string, unknown>): Promise<Answer> => {
    const { id, version } = await contactOf(userId);
    const document = `${refusalFields} mutation M($input: UpdateContactInput!) { updateContact(input: $input) { __typename ...R ... on ConflictRefusal { currentVersion } ... on ContactPayload { contact { ${fields} } } } }`;
    return (await desk.run(by, document, { input: { id, expectedVersion: version, ...input } }))['updateContact'];
  };

  it('N-03 takes personal and shared addresses, several at once, each only once', async () => {
    const answer = await update(people.kari, people.kari, {
      groupEmails: ['kari@nordlys.example', ' kundeservice@nordlys.example ', 'KARI@nordlys.example'],
    });
    expect(answer).toMatchObject({ contact: { groupEmails: ['KARI@nordlys.example', 'kundeservice@nordlys.example'], version: 2 } });
  });

  it('N-03 refuses what is not an address, naming which', async () => {
    expect(await update(people.kari, people.kari, { groupEmails: ['ok@nordlys.example', 'not an address'] })).toMatchObject({
      ruleId: 'N-03',
      path: '/groupEmails/1',
    });
  });

  it('N-04 ticks the box for mails on every status', async () => {
    expect(await update(people.kari, people.kari, { notifyAllStatuses: true })).toMatchObject({ contact: { notifyAllStatuses: true } });
  });

  it('D-14 sends mails to the organisation’s address where a contact has none', async () => {
    const [own] = await listed(people.siri);
    expect(own).toMatchObject({ groupEmails: [], mailsGoTo: ['post@nordlys.example'] });
  });

  it('N-02 says that no mail is sent because no address is stored', async () => {
    const { version } = (await desk.run(people.ola, '{ account { email version mayChange } }'))['account'];
    const document = `${refusalFields} mutation M($input: UpdateAccountEmailInput!) { updateAccountEmail(input: $input) { __typename ...R ... on AccountPayload { account { email } } } }`;
    const input = { expectedVersion: version, email: null };
    expect((await desk.run(people.kari, document, { input }))['updateAccountEmail']).toMatchObject({ code: 'FORBIDDEN' });
    expect((await desk.run(people.ola, document, { input }))['updateAccountEmail']).toMatchObject({ account: { email: null } });
    expect((await listed(people.siri))[0]).toMatchObject({ mailsGoTo: [] });
    expect(
      (await desk.run(people.ola, document, { input: { expectedVersion: version, email: 'ny@nordlys.example' } }))['updateAccountEmail'],
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('N-08 says that mails of a mailbox go to the account holder', async () => {
    const { userId } = await foundShopper(desk, 'mari');
    expect(await listed(userId)).toMatchObject([{ groupEmails: [], mailsGoTo: ['mari@example.test'], isYours: true }]);
  });

  it('D-39 finds contacts by their name or the organisation’s, for portal support of every organisation', async () => {
    const found = async (by: string, text: string) =>
      (await desk.run(by, 'query Q($text: String) { contacts(text: $text) { name organisation { name } } }', { text }))['contacts'];
    expect(await found(support, 'elsa')).toHaveLength(1);
    expect((await found(support, 'NORDLYS')).length).toBe(4);
    expect(await found(support, '%')).toEqual([]);
    expect(await found(people.ola, 'elsa')).toEqual([]);
  });

  it('D-39 shows READ and ORDERING their own contact only', async () => {
    expect((await listed(people.siri)).map(({ name }) => name)).toEqual(['siri Customer']);
    expect((await listed(people.kari)).map(({ name }) => name)).toEqual(['kari Customer']);
    expect(await update(people.kari, people.siri, { notifyAllStatuses: true })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('D-39 lets FULL and superusers set up mails for colleagues, of the own organisation', async () => {
    expect((await listed(people.ola)).length).toBe(4);
    expect(await update(people.superuser, people.siri, { notifyAllStatuses: true })).toMatchObject({
      contact: { notifyAllStatuses: true },
    });
    expect(await update(people.ola, people.elsa, { notifyAllStatuses: true })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('D-39 lets portal support set up anybody’s, and no other department', async () => {
    expect(await update(support, people.elsa, { groupEmails: ['elsa@ostkust.example'] })).toMatchObject({ __typename: 'ContactPayload' });
    expect(await update(people.billing, people.elsa, { groupEmails: [] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await listed(people.billing)).toEqual([]);
  });

  it('G-06 answers a stale version with the present one', async () => {
    const { version } = await contactOf(people.kari);
    expect(await update(people.kari, people.kari, { expectedVersion: version - 1, notifyAllStatuses: false })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: version,
    });
  });

  it('AUD-01 leaves the name of who changed a contact, with before and after', async () => {
    await update(people.superuser, people.kari, { name: 'Kari N.' });
    const entry = await desk.database.db.auditEntry.findFirst({
      where: { action: 'updateContact', actorUsername: 'solveig' },
      orderBy: { id: 'desc' },
    });
    expect(entry).toMatchObject({ before: { name: 'kari Customer' }, after: { name: 'Kari N.' }, organisationId: people.north.id });
  });
});
