import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { schema } from '../../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { givePassword, openBrowser, refusalFields, testPassword, type TestBrowser } from '../identity.testing.ts';
import { mostFailuresOfAddress, mostKnocksOfAddress } from './session.rules.ts';

const here = '192.0.2.7';

describe('how often an address may try', () => {
  let desk: Desk;
  let people: People;
  let browser: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await givePassword(desk, people.kari);
    await givePassword(desk, people.elsa);
  });
  beforeEach(() => {
    browser = openBrowser(desk);
    desk.clock.passMinutes(20);
  });
  afterAll(() => desk.close());

  const rows = (count: number) => Array.from({ length: count }, () => ({ id: crypto.randomUUID(), ip: here, at: desk.clock.now() }));
  const knocks = (kind: 'RESET' | 'REGISTRATION', count: number) =>
    desk.database.db.doorKnock.createMany({ data: rows(count).map((row) => ({ ...row, kind })) });
  const failures = (count: number) =>
    desk.database.db.failedLogin.createMany({ data: rows(count).map((row, index) => ({ ...row, login: `guess-${index}` })) });
  /** A mutation of nobody's, from this address or another. */
  const ask = async (name: string, input: Record<string, unknown>, ip = here): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const source = `${refusalFields} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R } }`;
    const contextValue = { ...(await browser.context()), ip };
    const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue });
    if (errors !== undefined) throw errors[0] ?? new Error('no data');
    return (data as Answer)[name] as Answer;
  };
  const putOff = { __typename: 'GeneralRefusal', code: 'RATE_LIMITED', ruleId: 'IA-19' };

  it('IA-19 puts an address off after a hundred failures with whatever logins, and no other address', async () => {
    await failures(mostFailuresOfAddress - 1);
    expect(await ask('signIn', { login: 'nobody', password: 'wrong' })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const right = { login: 'kari', password: testPassword };
    expect(await ask('signIn', right)).toMatchObject({ ...putOff, message: 'Too many failed attempts. Wait 900 seconds.' });
    expect(await ask('signIn', { login: 'nobody', password: 'wrong' })).toMatchObject(putOff);
    expect(await ask('signIn', right, '192.0.2.8')).toMatchObject({ __typename: 'SignedInPayload' });
    desk.clock.passMinutes(15);
    expect(await ask('signIn', right)).toMatchObject({ __typename: 'SignedInPayload' });
  });

  it('IA-19 takes no success for a failure, however many share an address', async () => {
    await failures(mostFailuresOfAddress - 1);
    for (const login of ['kari', 'elsa', 'kari', 'elsa'])
      expect(await ask('signIn', { login, password: testPassword })).toMatchObject({ __typename: 'SignedInPayload' });
  });

  it.each([
    ['requestPasswordReset', 'RESET', { login: 'kari' }, { login: 'nobody-here' }],
    ['resetPassword', 'RESET', { token: 'x', password: 'en helt ny setning' }, { token: 'y', password: 'en helt ny setning' }],
    ['requestMailboxRegistration', 'REGISTRATION', { email: 'new@example.com' }, { email: 'newer@example.com' }],
  ] as const)('IA-19 puts an address off that calls %s again and again, for somebody and for nobody', async (name, kind, one, other) => {
    await knocks(kind, mostKnocksOfAddress - 1);
    expect(await ask(name, one)).not.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await ask(name, one)).toMatchObject({ ...putOff, message: 'Your network has asked for this too often. Wait 15 minutes.' });
    expect(await ask(name, other)).toMatchObject(putOff);
    expect(await ask(name, other, '192.0.2.8')).not.toMatchObject({ code: 'RATE_LIMITED' });
    desk.clock.passMinutes(15);
    expect(await ask(name, one)).not.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('IA-19 puts an address off that opens one account after another', async () => {
    await knocks('REGISTRATION', mostKnocksOfAddress);
    const homeAddress = { country: 'NO', street: 'Storgata', postcode: '0155' };
    const input = { token: 'x', username: 'new-one', password: 'en helt ny setning', fullName: 'New One', customerKind: 'PRIVATE' };
    expect(await ask('registerMailboxAccount', { ...input, homeAddress, idempotencyKey: 'one' })).toMatchObject(putOff);
  });

  it('IA-19 counts wrong guesses at the present password like failed sign-ins, and a right one takes them back', async () => {
    await browser.signIn('elsa');
    const change = (present: string) => ask('changePassword', { present, password: testPassword });
    for (let guess = 0; guess < 5; guess += 1) expect(await change('not it')).toMatchObject({ code: 'VALIDATION', path: '/present' });
    expect(await change(testPassword)).toMatchObject({ ...putOff, path: '/present' });
    desk.clock.passMinutes(0.25);
    expect(await change(testPassword)).toMatchObject({ __typename: 'SignedInPayload' });
    expect(await desk.database.db.failedLogin.count({ where: { login: 'elsa' } })).toBe(0);
  });

  it('IA-19 takes a right present password for no failure, whatever is wrong with the new one', async () => {
    await browser.signIn('kari');
    const input = { present: testPassword, password: 'short' };
    for (let time = 0; time < 6; time += 1) expect(await ask('changePassword', input)).toMatchObject({ path: '/password' });
  });

  it.each([
    ['signIn', { password: 'not it at all' }],
    ['requestPasswordReset', {}],
  ])('IA-19 does as much work in %s for a user who does not exist as for one who does', async (mutation, input) => {
    const worked = async (login: string): Promise<number> => {
      const derive = vi.spyOn(crypto, 'argon2');
      syncBuiltinESMExports();
      await ask(mutation, { login, ...input });
      const { length } = derive.mock.calls;
      derive.mockRestore();
      syncBuiltinESMExports();
      return length;
    };
    expect(await worked('nobody-at-all')).toBe(1);
    expect(await worked('kari')).toBe(1);
  });
});
