import { getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundUser } from '../identity/founding.ts';
import { givePassword, mailedToken, openBrowser, refusalFields, testPassword, type TestBrowser } from '../identity/identity.testing.ts';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

/** Mutations that leave no entry, and why that is right. */
const unaudited: Readonly<Record<string, string>> = {
  touchSession: 'says that somebody is there and changes nothing that was agreed; the session’s beginning and end are audited',
  saveFormDraft: 'a form that was typed and not sent, kept for its own user alone',
  discardFormDraft: 'as saveFormDraft',
  markNoticesSeen: 'how far its user has looked at the bell: known to nobody else, and nothing that was agreed',
  requestMailboxRegistration: 'comes from somebody who has no username yet; the account it leads to is audited',
  pauseSandbox: 'steers the program that plays the carrier in a demo; what the program does is audited',
  resumeSandbox: 'as pauseSandbox',
  setSandboxSpeed: 'as pauseSandbox',
  seedSandbox: 'as pauseSandbox: the orders it places are audited under who places them',
};

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** What answers the cursor of an event is made by `transition`, which audits each write in the statement of its event (AUD-03). */
const isTransition = ({ type }: (typeof mutations)[number]): boolean => {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some((member) => 'eventCursor' in member.getFields());
};

describe('what leaves an entry in the audit', () => {
  let desk: Desk;
  let people: People;
  let browser: TestBrowser;
  let userId: string;
  let palId: string;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    browser = openBrowser(desk);
    userId = await foundUser(desk.context, {
      organisationId: people.north.id,
      username: 'mia',
      fullName: 'Mia Moe',
      role: 'SUPERUSER',
      accessType: 'FULL',
      certifications: ['FULL'],
      email: 'mia@example.test',
    });
    palId = await foundUser(desk.context, {
      organisationId: people.carrier.id,
      username: 'pal',
      fullName: 'Pål',
      role: 'SUPPORT_AGENT',
      department: 'PORTAL_SUPPORT',
    });
    await givePassword(desk, userId, { emailVerifiedAt: desk.clock.now() });
  });
  afterAll(() => desk.close());

  const ask = async (name: string, input?: Record<string, unknown>, payload = ''): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const [head, args] = input === undefined ? ['', ''] : [`($input: ${type})`, '(input: $input)'];
    const document = `${refusalFields} mutation M${head} { ${name}${args} { __typename ...R ${payload} } }`;
    const answer = (await browser.run(document, { input }))[name] as Answer;
    if (answer['code'] !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const version = (table: 'contact' | 'organisation', where: object) =>
    (desk.database.db[table] as Desk['database']['db']['contact']).findFirstOrThrow({ where, select: { id: true, version: true } });
  /** One successful call of each mutation that is no transition. */
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    signIn: () => browser.signIn('mia'),
    changePassword: () => ask('changePassword', { present: testPassword, password: testPassword }),
    createApiKey: () => ask('createApiKey', { name: 'Program', scopes: ['READ'] }),
    revokeApiKey: async () => ask('revokeApiKey', { id: (await desk.database.db.apiKey.findFirstOrThrow({ where: { userId } })).id }),
    updateContact: async () => {
      const { id, version: expectedVersion } = await version('contact', { userId });
      return ask('updateContact', { id, expectedVersion, notifyAllStatuses: true });
    },
    updateAccountEmail: async () => {
      const { version: expectedVersion } = await version('organisation', { id: people.north.id });
      return ask('updateAccountEmail', { expectedVersion, email: 'ny@nordlys.example' });
    },
    endSession: async () => {
      await openBrowser(desk).signIn('mia');
      const { id } = await desk.database.db.session.findFirstOrThrow({ where: { userId, endedAt: null }, orderBy: { id: 'desc' } });
      return ask('endSession', { id });
    },
    verifyEmail: async () => {
      const { version: expectedVersion } = await desk.database.db.user.findUniqueOrThrow({ where: { id: userId } });
      await ask('updateMyProfile', { id: userId, expectedVersion, idempotencyKey: 'mail', email: 'mia.moe@example.test' });
      return ask('verifyEmail', { token: await mailedToken(desk, 'mia.moe@example.test') });
    },
    signOut: () => ask('signOut'),
    requestPasswordReset: () => ask('requestPasswordReset', { login: 'mia' }),
    resetPassword: async () => ask('resetPassword', { token: await mailedToken(desk, 'mia.moe@example.test'), password: testPassword }),
  };
  const auditedAs: Readonly<Record<string, string>> = { signOut: 'logout', endSession: 'logout' };

  /** One successful call of each that portal support alone makes. */
  const supportActs: Readonly<Record<string, () => Promise<unknown>>> = {
    draftRouting: () => support('draftRouting', { rules: [{ area: 'OTHER', queue: 'PORTAL_SUPPORT' }] }),
    discardRouting: () => support('discardRouting', { expectedVersion: 1 }),
    publishRouting: async () => {
      const rows = await desk.database.db.routingRule.findMany();
      await support('draftRouting', { rules: rows.map(({ area, queue }) => ({ area, queue })) });
      return support('publishRouting', { expectedVersion: 1 });
    },
    sendMailAgain: async () => {
      const { id } = await desk.database.db.emailMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
      await desk.database.db.emailMessage.update({ where: { id }, data: { state: 'FAILED' } });
      return support('sendMailAgain', { id });
    },
  };
  const support = async (name: string, input: Record<string, unknown>): Promise<void> => {
    const document = `${refusalFields} mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ...R } }`;
    const answer = (await desk.run(palId, document, { input }))[name] as Answer;
    if (answer['code'] !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  };

  it('AUD-01 every mutation of the schema leaves an entry or has a reason why not', async () => {
    const others = mutations.filter((mutation) => !isTransition(mutation)).map(({ name }) => name);
    const all = { ...acts, ...supportActs };
    expect([...Object.keys(all), ...Object.keys(unaudited)].toSorted()).toEqual(others.toSorted());
    const silent: string[] = [];
    for (const [name, act] of Object.entries(all)) {
      const { id } = (await desk.database.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })) ?? { id: 0n };
      await act();
      const entry = { id: { gt: id }, action: auditedAs[name] ?? name, actorUsername: name in acts ? 'mia' : 'pal' };
      if ((await desk.database.db.auditEntry.count({ where: entry })) === 0) silent.push(name);
    }
    expect(silent).toEqual([]);
  });

  it('AUD-02 no mutation changes or deletes what the audit says', () => {
    const inputs = mutations.flatMap(({ name, args }) => [name, ...args.map((arg) => String(getNamedType(arg.type)))]);
    expect(inputs.filter((name) => /audit/i.test(name))).toEqual([]);
  });
});
