import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../../testing.ts';
import { foundOrganisation, foundUser } from '../founding.ts';
import { givePassword, mailedToken, openBrowser, refusalFields, testPassword, type TestBrowser } from '../identity.testing.ts';
import { recordMutation } from './sign-in.commands.ts';

describe('signing in', () => {
  let desk: Desk;
  let people: People;
  let browser: TestBrowser;
  let user: { id: string; username: string; email: string };
  let count = 0;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const username = `user${++count}`;
    const email = `${username}@example.test`;
    user = {
      username,
      email,
      id: await foundUser(desk.context, { organisationId: people.north.id, username, email, fullName: 'Some Body', role: 'CUSTOMER' }),
    };
    await givePassword(desk, user.id);
    browser = openBrowser(desk);
  });

  const audits = async (objectId?: string) =>
    (
      await desk.database.db.auditEntry.findMany({
        where: { actorUsername: user.username, ...(objectId === undefined ? {} : { objectId }) },
        orderBy: { id: 'asc' },
      })
    ).map(({ action }) => action);
  const ask = async (name: string, input: Record<string, unknown>, fields: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    return (
      await browser.run(`${refusalFields} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R ${fields} } }`, { input })
    )[name];
  };

  it('IA-01 signs in by username, whatever the capitals', async () => {
    expect(await browser.signIn(user.username.toUpperCase())).toMatchObject({
      __typename: 'SignedInPayload',
      me: { username: user.username },
    });
    expect((await browser.run('{ me { fullName } }'))['me']).toEqual({ fullName: 'Some Body' });
  });

  it('IA-01 signs in by e-mail address once it is verified, and not before', async () => {
    expect(await browser.signIn(user.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
    await givePassword(desk, user.id, { emailVerifiedAt: desk.clock.now() });
    expect(await browser.signIn(user.email)).toMatchObject({ me: { id: user.id } });
  });

  it('IA-01 takes an address as it stands: % and _ are characters like others', async () => {
    await givePassword(desk, user.id, { emailVerifiedAt: desk.clock.now() });
    for (const login of [user.email.replace('user', '____'), '%@example.test', `%${user.email}`]) {
      expect(await browser.signIn(login)).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await ask('requestPasswordReset', { login }, '')).toMatchObject({ __typename: 'LinkRequestedPayload' });
    }
    expect(await desk.database.db.emailMessage.count({ where: { to: user.email } })).toBe(0);
  });

  it('IA-02 says on the sign-in itself that a login is not lent', async () => {
    const described = await desk.run(null, '{ __type(name: "Mutation") { fields { name description } } }');
    const signIn = (described['__type'].fields as { name: string; description: string }[]).find(({ name }) => name === 'signIn');
    expect(signIn?.description).toContain('lending it is forbidden (IA-02)');
  });

  it('IA-19 answers the same for an unknown user, a wrong password and a closed access', async () => {
    const wrong = await browser.signIn(user.username, 'not the password');
    const unknown = await browser.signIn('nobody-by-that-name');
    expect(unknown).toEqual(wrong);
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED', ruleId: 'IA-19', problems: [{ path: '/login' }] });
    expect(browser.secret).toBeNull();
  });

  it('IA-19 puts attempts off after five failures, the right password included, and then lets it in', async () => {
    for (let failure = 0; failure < 5; failure += 1) await browser.signIn(user.username, 'not the password');
    expect(await browser.signIn(user.username)).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringContaining('15 seconds') });
    desk.clock.passMinutes(0.25);
    expect(await browser.signIn(user.username)).toMatchObject({ me: { id: user.id } });
  });

  it('IA-19 puts off an unknown user in the same way', async () => {
    for (let failure = 0; failure < 5; failure += 1) await browser.signIn('no-such-user');
    expect(await browser.signIn('no-such-user')).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('IA-19 looks at no more passwords when they come all at once', async () => {
    const guesses = Array.from({ length: 12 }, () => openBrowser(desk).signIn(user.username, 'not the password'));
    const codes = (await Promise.all(guesses)).map((answer) => answer['code'] as string);
    expect(codes.toSorted()).toEqual([...Array<string>(7).fill('RATE_LIMITED'), ...Array<string>(5).fill('UNAUTHENTICATED')]);
  });

  it('IA-19 counts a username and its e-mail address as one', async () => {
    await givePassword(desk, user.id, { emailVerifiedAt: desk.clock.now() });
    for (let failure = 0; failure < 5; failure += 1) await browser.signIn(user.email, 'not the password');
    expect(await browser.signIn(user.username)).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('IA-03 lets no service user sign in', async () => {
    await givePassword(desk, people.system);
    expect(await browser.signIn('backoffice')).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('AUD-05 audits sign-ins, failures, sign-outs and idle ends', async () => {
    await browser.signIn(user.username, 'not the password');
    await browser.signIn(user.username);
    await browser.run('mutation { signOut { ... on SignedOutPayload { signedOut } } }');
    await browser.signIn(user.username);
    desk.clock.passMinutes(30);
    await browser.run('{ me { id } }');
    expect(await audits()).toEqual(['failedLogin', 'signIn', 'logout', 'signIn', 'idleLogout']);
    const [failed] = await desk.database.db.auditEntry.findMany({ where: { actorUsername: user.username } });
    expect(failed).toMatchObject({ ip: '192.0.2.7', objectId: user.id });
  });

  it('IA-01 gives every sign-in a new secret and ends the session the browser came with', async () => {
    await browser.signIn(user.username);
    const first = browser.secret;
    await browser.signIn(user.username);
    expect(browser.secret).not.toBe(first);
    const sessions = await desk.database.db.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: 'asc' } });
    expect(sessions.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(browser.secret);
  });

  it('IA-06 answers nobody’s data after 30 minutes without activity, and says why it ended', async () => {
    await browser.signIn(user.username);
    desk.clock.passMinutes(29.99);
    expect((await browser.run('{ me { id } }'))['me']).not.toBeNull();
    desk.clock.passMinutes(0.01);
    expect((await browser.run('{ me { id } }'))['me']).toBeNull();
    await expect(browser.run('{ orders { totalCount } }')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(await desk.database.db.session.findFirst({ where: { userId: user.id } })).toMatchObject({ endedReason: 'IDLE' });
  });

  it('IA-06 goes on for 30 minutes from a touch, and counts touches once a minute', async () => {
    const touch = async () =>
      (await browser.run('mutation { touchSession { ... on TouchedPayload { session { expiresAt } } } }'))['touchSession'].session
        .expiresAt as string;
    await browser.signIn(user.username);
    const begun = desk.clock.now().getTime();
    desk.clock.passMinutes(0.5);
    expect(new Date(await touch()).getTime()).toBe(begun + 30 * 60_000);
    desk.clock.passMinutes(0.5);
    expect(new Date(await touch()).getTime()).toBe(begun + 31 * 60_000);
  });

  it('IA-06 takes a mutation for activity and a query for none', async () => {
    await browser.signIn(user.username);
    desk.clock.passMinutes(20);
    await browser.run('{ me { id } }');
    await recordMutation(await browser.context());
    desk.clock.passMinutes(29);
    await browser.run('{ me { id } }');
    expect((await browser.run('{ me { id } }'))['me']).not.toBeNull();
    desk.clock.passMinutes(1);
    expect((await browser.run('{ me { id } }'))['me']).toBeNull();
  });

  it('IA-01 replaces a forgotten password by a mailed link that works once and ends other sessions', async () => {
    await givePassword(desk, user.id, { emailVerifiedAt: desk.clock.now() });
    await browser.signIn(user.username);
    const other = openBrowser(desk);
    await other.signIn(user.username);
    expect(await ask('requestPasswordReset', { login: user.email }, '')).toMatchObject({ __typename: 'LinkRequestedPayload' });
    const input = { token: await mailedToken(desk, user.email), password: 'en helt ny setning' };
    expect(await ask('resetPassword', input, '... on SignedInPayload { me { id } }')).toMatchObject({ me: { id: user.id } });
    expect((await other.run('{ me { id } }'))['me']).toBeNull();
    const ended = await desk.database.db.session.findMany({ where: { userId: user.id, endedAt: { not: null } } });
    expect(new Set(ended.map(({ endedReason }) => endedReason))).toEqual(new Set(['PASSWORD_CHANGED']));
    expect(await other.signIn(user.username)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask('resetPassword', input, '')).toMatchObject({ ruleId: 'IA-01', path: '/token' });
  });

  it('IA-01 lets no older link outlive the password it was to replace', async () => {
    const links: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      await ask('requestPasswordReset', { login: user.username }, '');
      links.push(await mailedToken(desk, user.email));
      desk.clock.passMinutes(2);
    }
    expect(new Set(links).size).toBe(3);
    const [first, second, third] = links;
    expect(await ask('resetPassword', { token: second, password: 'en helt ny setning' }, '')).toMatchObject({
      __typename: 'SignedInPayload',
    });
    for (const token of [first, third])
      expect(await ask('resetPassword', { token, password: 'nok en ny setning' }, '')).toMatchObject({ path: '/token' });
  });

  it('IA-01 takes no link that is an hour old, and no password that is too short', async () => {
    await ask('requestPasswordReset', { login: user.username }, '');
    const token = await mailedToken(desk, user.email);
    expect(await ask('resetPassword', { token, password: 'kort' }, '')).toMatchObject({ path: '/password' });
    desk.clock.passMinutes(60);
    expect(await ask('resetPassword', { token, password: 'lang nok til alt' }, '')).toMatchObject({ path: '/token' });
  });

  it('IA-19 answers a request for a link the same for an unknown user, and mails nobody', async () => {
    const before = await desk.database.db.emailMessage.count();
    expect(await ask('requestPasswordReset', { login: 'nobody@example.test' }, '')).toEqual({ __typename: 'LinkRequestedPayload' });
    expect(await desk.database.db.emailMessage.count()).toBe(before);
  });

  it('IA-01 changes a password only for who knows the present one', async () => {
    await browser.signIn(user.username);
    expect(await ask('changePassword', { present: 'not it at all', password: 'en helt ny setning' }, '')).toMatchObject({
      path: '/present',
    });
    expect(await ask('changePassword', { present: testPassword, password: 'en helt ny setning' }, '')).toMatchObject({
      __typename: 'SignedInPayload',
    });
    expect(await openBrowser(desk).signIn(user.username, 'en helt ny setning')).toMatchObject({ __typename: 'SignedInPayload' });
  });

  it('IA-06 shows where one is signed in and signs out another browser', async () => {
    await browser.signIn(user.username);
    const other = openBrowser(desk);
    await other.signIn(user.username);
    const sessions = (await browser.run('{ mySessions { id isThis ip userAgent } }'))['mySessions'] as { id: string; isThis: boolean }[];
    expect(sessions).toHaveLength(2);
    const [its] = sessions.filter(({ isThis }) => !isThis);
    expect(await ask('endSession', { id: its?.id }, '')).toMatchObject({ __typename: 'SessionEndedPayload' });
    expect((await other.run('{ me { id } }'))['me']).toBeNull();
    expect(await ask('endSession', { id: its?.id }, '')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('G-09 ends nobody else’s session', async () => {
    await browser.signIn(user.username);
    const own = await desk.database.db.session.findFirstOrThrow({ where: { userId: user.id, endedAt: null } });
    const stranger = openBrowser(desk);
    await givePassword(desk, people.elsa);
    await stranger.signIn('elsa');
    const document = `${refusalFields} mutation M($input: EndSessionInput!) { endSession(input: $input) { ...R } }`;
    expect((await stranger.run(document, { input: { id: own.id } }))['endSession']).toMatchObject({ code: 'NOT_FOUND' });
    expect((await browser.run('{ me { id } }'))['me']).not.toBeNull();
  });

  it('IA-16 advises basic training until a certification is there', async () => {
    expect((await desk.run(people.siri, '{ me { needsBasicTraining } }'))['me']).toEqual({ needsBasicTraining: true });
    expect((await desk.run(people.kari, '{ me { needsBasicTraining } }'))['me']).toEqual({ needsBasicTraining: false });
    expect((await desk.run(people.billing, '{ me { needsBasicTraining } }'))['me']).toEqual({ needsBasicTraining: false });
  });

  it('IA-13 tells everybody their own superusers, with phone and e-mail', async () => {
    const superusers = '{ superusers { fullName phone email } }';
    expect(await desk.run(people.siri, superusers)).toEqual({
      superusers: [{ fullName: 'solveig Customer', phone: null, email: 'solveig@example.test' }],
    });
    expect(await desk.run(people.elsa, superusers)).toEqual({ superusers: [] });
  });

  it('IA-17 shows the list of users to superusers alone, of the own organisation', async () => {
    const list = '{ colleagues { username organisation { name } } }';
    const colleagues = (await desk.run(people.superuser, list))['colleagues'] as { username: string; organisation: { name: string } }[];
    expect(new Set(colleagues.map(({ organisation }) => organisation.name))).toEqual(new Set(['Nordlys Nett']));
    expect(colleagues.map(({ username }) => username)).toContain('kari');
    await expect(desk.run(people.kari, list)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN', ruleId: 'IA-17' } });
  });

  it('IA-04 lets agents look up anybody and customers nobody', async () => {
    const list = 'query Q($text: String) { users(filter: { text: $text }) { totalCount nodes { username phone email } } }';
    expect((await desk.run(people.agent, list, { text: 'elsa' }))['users']).toEqual({
      totalCount: 1,
      nodes: [{ username: 'elsa', phone: null, email: 'elsa@example.test' }],
    });
    await expect(desk.run(people.superuser, list)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('IA-18 shows a mailbox customer the own account and no other', async () => {
    const box = await foundUser(desk.context, {
      organisationId: (await foundOrganisation(desk.context, { name: 'Ingrid', kind: 'PRIVATE_PERSON', businessLines: ['MAILBOX'] })).id,
      username: `box${count}`,
      fullName: 'Ingrid',
      role: 'CUSTOMER',
    });
    const look = 'query Q($id: ID!) { node(id: $id) { id } }';
    expect(await desk.run(box, look, { id: box })).toEqual({ node: { id: box } });
    expect(await desk.run(box, look, { id: people.kari })).toEqual({ node: null });
  });
});
