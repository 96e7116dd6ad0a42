import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { givePassword, mailedToken, openBrowser, refusalFields, type TestBrowser } from '../identity.testing.ts';

describe('opening a mailbox', () => {
  let desk: Desk;
  let people: People;
  let browser: TestBrowser;
  let email: string;
  let count = 0;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    email = `shopper${++count}@example.test`;
    browser = openBrowser(desk);
  });

  const request = async (address = email): Promise<Answer> =>
    (
      await browser.run(
        `${refusalFields} mutation M($input: RequestMailboxRegistrationInput!) { requestMailboxRegistration(input: $input) { __typename ...R } }`,
        { input: { email: address, locale: 'nb' } },
      )
    )['requestMailboxRegistration'];
  const details = (more: Record<string, unknown> = {}) => ({
    username: `shopper-${count}`,
    password: 'en lang setning her',
    fullName: 'Ingrid Moe',
    phone: '91234567',
    customerKind: 'PRIVATE',
    locale: 'nb',
    homeAddress: { country: 'NO', street: 'Prøvegata', houseNumber: 7, postcode: '1788' },
    ...more,
  });
  const register = async (token: string, more: Record<string, unknown> = {}): Promise<Answer> => {
    const document = `${refusalFields} mutation M($input: RegisterMailboxAccountInput!) { registerMailboxAccount(input: $input) { __typename ...R ... on MailboxAccountPayload { suiteNumber user { id status organisation { name kind currency } } } } }`;
    return (await browser.run(document, { input: { idempotencyKey: freshKey(), token, ...details(more) } }))['registerMailboxAccount'];
  };
  const proved = async (): Promise<string> => {
    await request();
    return mailedToken(desk, email);
  };

  it('IA-01 opens an account on an address that a mailed link has proved, and signs in', async () => {
    const answer = await register(await proved());
    expect(answer).toMatchObject({
      __typename: 'MailboxAccountPayload',
      user: { status: 'ACTIVE', organisation: { name: 'Ingrid Moe', kind: 'PRIVATE_PERSON', currency: 'NOK' } },
    });
    expect((await browser.run('{ me { id hasMailbox } }'))['me']).toEqual({ id: answer['user'].id, hasMailbox: true });
    expect(await openBrowser(desk).signIn(email, 'en lang setning her')).toMatchObject({ me: { id: answer['user'].id } });
  });

  it('CA-02 gives each account a suite number of its own, which is the customer number', async () => {
    const first = await register(await proved());
    email = `other${count}@example.test`;
    const second = await register(await proved(), { username: `other-${count}` });
    expect(first['suiteNumber']).toMatch(/^\d{5}$/);
    expect(Number(second['suiteNumber'])).toBeGreaterThan(Number(first['suiteNumber']));
    expect(
      await desk.database.db.mailboxAccount.findUnique({ where: { suiteNumber: first['suiteNumber'] }, include: { homeAddress: true } }),
    ).toMatchObject({ homeAddress: { city: 'Halden', postcode: '1788' } });
  });

  it('IA-20 has every mailbox function open at once, without a certification', async () => {
    await register(await proved());
    expect((await browser.run('{ me { accessType mayOrder maySeeInvoices inTraining certifications } }'))['me']).toEqual({
      accessType: 'FULL',
      mayOrder: true,
      maySeeInvoices: true,
      inTraining: false,
      certifications: [],
    });
  });

  it('IA-03 writes the account as done by its holder', async () => {
    const { user } = await register(await proved());
    const [entry] = await desk.database.db.auditEntry.findMany({ where: { objectId: user.id } });
    expect(entry).toMatchObject({ action: 'registerMailboxAccount', actorId: user.id, actorUsername: `shopper-${count}` });
  });

  it('IA-01 takes a link once', async () => {
    const token = await proved();
    await register(token);
    expect(await register(token, { username: `again-${count}` })).toMatchObject({ ruleId: 'IA-01', path: '/token' });
  });

  it('IA-01 leaves the link good when something else is wrong, and names all of it', async () => {
    const token = await proved();
    const answer = await register(token, {
      username: 'No Good',
      password: 'kort',
      phone: '91 23 45 67',
      homeAddress: { country: 'NO', street: 'Prøvegata', postcode: '0000' },
    });
    expect(answer['problems'].map(({ path }: { path: string }) => path)).toEqual([
      '/username',
      '/password',
      '/phone',
      '/homeAddress/postcode',
    ]);
    expect(await register(token, { username: 'kari' })).toMatchObject({ ruleId: 'IA-01', path: '/username' });
    expect(await register(token)).toMatchObject({ __typename: 'MailboxAccountPayload' });
  });

  it('CA-04 refuses a city that contradicts the postcode', async () => {
    const answer = await register(await proved(), { homeAddress: { country: 'NO', street: 'Prøvegata', postcode: '1788', city: 'Oslo' } });
    expect(answer).toMatchObject({ path: '/homeAddress/city', ruleId: 'CA-04' });
  });

  it('IA-19 answers the same for an address that signs in already; only the mail differs', async () => {
    await givePassword(desk, people.ola, { emailVerifiedAt: desk.clock.now() });
    expect(await request('ola@example.test')).toEqual(await request());
    const mail = await desk.database.db.emailMessage.findFirst({ where: { to: 'ola@example.test' } });
    expect(mail).toMatchObject({ subject: 'Du har allerede en bruker', state: 'QUEUED' });
    expect(mail?.text).not.toContain('token=');
  });

  it('IA-19 mails one address once a minute, however often it is asked', async () => {
    for (let again = 0; again < 3; again += 1) await request();
    expect(await desk.database.db.emailMessage.count({ where: { to: email } })).toBe(1);
  });

  it('O-02 asks a business for its name and a number that is right', async () => {
    const token = await proved();
    const business = { customerKind: 'BUSINESS', companyName: '', orgNumber: '123456789' };
    expect((await register(token, business))['problems']).toMatchObject([{ path: '/companyName' }, { path: '/orgNumber', ruleId: 'O-02' }]);
    expect(await register(token, { ...business, companyName: 'Moe Handel', orgNumber: '923609016' })).toMatchObject({
      user: { organisation: { name: 'Moe Handel', kind: 'BUSINESS_SHOPPER' } },
    });
  });

  it('IA-01 leaves nothing behind in a dry run, the link included', async () => {
    const token = await proved();
    expect(await register(token, { dryRun: true })).toMatchObject({ __typename: 'MailboxAccountPayload', user: null });
    expect(browser.secret).toBeNull();
    expect(await register(token)).toMatchObject({ user: { status: 'ACTIVE' } });
  });
});
