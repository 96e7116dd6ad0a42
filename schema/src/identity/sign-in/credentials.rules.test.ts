import { describe, expect, it } from 'vitest';
import { isUsername } from '../users/user.rules.ts';
import { isEmail, loginKey, passwordProblems } from './credentials.rules.ts';
import { hashPassword, isPassword } from './password.ts';

describe('usernames, addresses and passwords', () => {
  it('IA-01 takes small letters, digits, dots, hyphens and underscores for a username, and no @', () => {
    expect(['kari.nordmann', 'k_n-2', 'abc'].map(isUsername)).toEqual([true, true, true]);
    expect(['Kari', 'ka', 'kari@example.test', 'kari nordmann', '.kari', 'kåre', 'k'.repeat(61)].map(isUsername)).toEqual(
      Array(7).fill(false),
    );
  });

  it('IA-01 compares logins without regard to capitals and spaces around them', () => {
    expect(loginKey(' Kari@Example.TEST ')).toBe('kari@example.test');
  });

  it('IA-01 knows an e-mail address when it sees one', () => {
    expect(['a@b.no', 'first.last+tag@sub.example.com'].map(isEmail)).toEqual([true, true]);
    expect(['a@b', 'a b@c.no', '@b.no', 'a@', 'a@b.no,c@d.no', 'a@b.no>'].map(isEmail)).toEqual(Array(6).fill(false));
  });

  it('IA-01 asks for twelve characters that are not the username with trimmings', () => {
    expect(passwordProblems('elleve tegn', 'kari', '/password').map(({ def }) => def.ruleId)).toEqual(['IA-01']);
    expect(passwordProblems('KARI er her 2025', 'kari', '/password').map(({ path }) => path)).toEqual(['/password']);
    expect(passwordProblems('riktig hest batteri', 'kari', '/password')).toEqual([]);
  });

  it('IA-01 keeps a password as a salted hash that only the password fits', async () => {
    const [one, other] = await Promise.all([hashPassword('riktig hest batteri'), hashPassword('riktig hest batteri')]);
    expect(one).not.toContain('riktig');
    expect(one).not.toBe(other);
    expect(await isPassword('riktig hest batteri', one)).toBe(true);
    expect(await isPassword('riktig hest batteri!', one)).toBe(false);
    expect(await isPassword('riktig hest batteri', null)).toBe(false);
  });
});
