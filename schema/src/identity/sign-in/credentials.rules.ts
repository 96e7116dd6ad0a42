import type { Problem } from '../../refusals.ts';
import { noSignIn } from './sign-in.refusals.ts';

export const shortestPassword = 12;

/** What is typed to sign in or to be reached, as it is compared: usernames and e-mail addresses know no capitals. */
export const loginKey = (typed: string): string => typed.trim().toLowerCase();

/** IA-01: long enough, and not the username with trimmings. */
export function passwordProblems(password: string, username: string, path: string): Problem[] {
  const problems: Problem[] = [];
  if ([...password].length < shortestPassword) problems.push(noSignIn.passwordTooShort(path, { min: shortestPassword }));
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) problems.push(noSignIn.passwordTellsName(path));
  return problems;
}

/** One @, something on both sides, a dot in the domain, no spaces, at most 254 characters. */
export const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(text);
