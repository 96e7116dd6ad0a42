import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { mailedToken, moveUser } from '@sporbar/schema/identity/identity.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('a link from a mail', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('IA-01 confirms a new address by a press, signed in or not, and once', async () => {
    const { desk, people } = journey;
    const founded = { organisationId: people.north.id, username: 'mia', fullName: 'Mia Moe', role: 'CUSTOMER' } as const;
    const userId = await foundUser(desk.context, { ...founded, email: 'old@example.test' });
    await moveUser(desk, userId, 'updateMyProfile', userId, { email: 'new@example.test' });
    const address = `/verify-email?token=${await mailedToken(desk, 'new@example.test')}`;
    const verifiedAt = async () => (await desk.database.db.user.findUniqueOrThrow({ where: { id: userId } })).emailVerifiedAt;

    const { page, context } = await journey.sit(null);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Your e-mail address' }).waitFor();
    expect(await verifiedAt()).toBeNull();
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('The address is yours').waitFor();
    expect(await verifiedAt()).not.toBeNull();

    await page.goto(address);
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByRole('alert').waitFor();
    await context.close();
  });
});
