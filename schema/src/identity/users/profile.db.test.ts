import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { foundUser } from '../founding.ts';
import { givePassword, mailedToken, moveUser, openBrowser, refusalFields } from '../identity.testing.ts';

describe('the own profile', () => {
  let desk: Desk;
  let people: People;
  let userId: string;
  let count = 0;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const username = `mia${++count}`;
    userId = await foundUser(desk.context, {
      organisationId: people.north.id,
      username,
      fullName: 'Mia Moe',
      role: 'CUSTOMER',
      email: `old${count}@example.test`,
    });
  });

  const update = (input: Record<string, unknown>, by = userId, id = userId): Promise<Answer> =>
    moveUser(desk, by, 'updateMyProfile', id, input);
  const verify = async (token: string): Promise<Answer> =>
    (
      await desk.run(
        null,
        `${refusalFields} mutation M($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ...R ... on EmailVerifiedPayload { email } } }`,
        { input: { token } },
      )
    )['verifyEmail'];
  const row = () => desk.database.db.user.findUniqueOrThrow({ where: { id: userId } });

  it('IA-01 changes the own phone number and language', async () => {
    expect(await update({ phone: '91234567', locale: 'sv' })).toMatchObject({ __typename: 'UserPayload' });
    expect(await row()).toMatchObject({ phone: '91234567', locale: 'sv' });
    expect(await update({ phone: '91 23 45 67' })).toMatchObject({ ruleId: 'O-14', path: '/phone' });
  });

  it('IA-01 takes a new address only once the link mailed to it was followed, and signs in by it then', async () => {
    const email = `new${count}@example.test`;
    await givePassword(desk, userId);
    await update({ email });
    expect(await row()).toMatchObject({ email: `old${count}@example.test`, emailVerifiedAt: null });
    expect(await openBrowser(desk).signIn(email)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const token = await mailedToken(desk, email);
    expect(await verify(token)).toMatchObject({ email });
    expect(await openBrowser(desk).signIn(email)).toMatchObject({ me: { id: userId } });
    expect(await verify(token)).toMatchObject({ ruleId: 'IA-01', path: '/token' });
  });

  it('IA-01 gives nobody an address that another login signs in by', async () => {
    await givePassword(desk, people.ola, { emailVerifiedAt: desk.clock.now() });
    expect(await update({ email: 'OLA@example.test' })).toMatchObject({ ruleId: 'IA-01', path: '/email' });
    const email = `race${count}@example.test`;
    await update({ email });
    await foundUser(desk.context, {
      organisationId: people.east.id,
      username: `first${count}`,
      fullName: 'First',
      role: 'CUSTOMER',
      email,
      emailVerifiedAt: desk.clock.now(),
    });
    expect(await verify(await mailedToken(desk, email))).toMatchObject({ ruleId: 'IA-01', path: '/token' });
  });

  it('IA-17 changes nobody else’s profile, a superuser’s reach included', async () => {
    expect(await update({ phone: '91234567' }, people.superuser)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await update({ phone: '91234567' }, people.elsa)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('AUD-05 audits which address took the place of which', async () => {
    const email = `audited${count}@example.test`;
    await update({ email });
    await verify(await mailedToken(desk, email));
    expect(await desk.database.db.auditEntry.findFirst({ where: { action: 'verifyEmail', objectId: userId } })).toMatchObject({
      before: { email: `old${count}@example.test` },
      after: { email },
      actorUsername: `mia${count}`,
    });
  });
});
