import { graphql } from 'graphql';
import type { Context } from '../context.ts';
import { schema } from '../schema.ts';
import { freshKey, type Answer, type Desk, type People } from '../testing.ts';
import { foundUser } from './founding.ts';
import { hashPassword } from './sign-in/password.ts';
import { loadViewerBySession } from './viewer-loading.ts';

/** What a refusal says, for every test here. */
export const refusalFields = 'fragment R on Refusal { code ruleId path message hint problems { code ruleId path } }';

/** One browser with its cookie: asks as whoever it is signed in as. */
export interface TestBrowser {
  /** The cookie's secret; null when there is none. */
  readonly secret: string | null;
  context(): Promise<Context>;
  run(document: string, variables?: Record<string, unknown>): Promise<Answer>;
  signIn(login: string, password?: string): Promise<Answer>;
}

export function openBrowser(desk: Desk): TestBrowser {
  let secret: string | null = null;
  const cookies = { keep: (given: string) => void (secret = given), forget: () => void (secret = null) };
  const context = async (): Promise<Context> => {
    const loaded = secret === null ? null : await loadViewerBySession(desk.database.db, secret, desk.clock, desk.context);
    return {
      ...desk.context,
      viewer: loaded?.viewer ?? null,
      locale: loaded?.viewer.locale ?? 'en',
      cookies,
      ip: '192.0.2.7',
      userAgent: 'a test',
    };
  };
  const run = async (document: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const answer = await graphql({ schema, source: document, variableValues: variables, contextValue: await context() });
    if (answer.errors !== undefined) throw answer.errors[0] ?? new Error('no data');
    return answer.data as Answer;
  };
  return {
    get secret() {
      return secret;
    },
    context,
    run,
    signIn: async (login, password = testPassword) => {
      const document = `${refusalFields} mutation S($input: SignInInput!) { signIn(input: $input) { __typename ...R ... on SignedInPayload { me { id username fullName inTraining session { id expiresAt } } } } }`;
      return (await run(document, { input: { login, password } }))['signIn'] as Answer;
    },
  };
}

export const testPassword = 'riktig hest batteri stift';
let hashed: Promise<string> | undefined;

/** Gives a founded user the test password, hashed once a file. */
export async function givePassword({ database }: Desk, userId: string, more: { emailVerifiedAt?: Date } = {}): Promise<void> {
  hashed ??= hashPassword(testPassword);
  await database.db.user.update({ where: { id: userId }, data: { passwordHash: await hashed, ...more }, select: { id: true } });
}

/** The carrier's user administration, which the usual people lack. */
export const foundAdministrator = (desk: Desk, people: People): Promise<string> =>
  foundUser(desk.context, {
    organisationId: people.carrier.id,
    username: 'unni',
    fullName: 'Unni Agent',
    role: 'SUPPORT_AGENT',
    department: 'USER_ADMIN',
  });

const userFields =
  'id username fullName status accessType role department troubleTicketAccess authorisedOrderer certifications closedReason requestedIn version';

/** Calls a mutation on users and answers the union member. */
export async function callUser(desk: Desk, actorId: string | null, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `${refusalFields} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R ... on InvalidTransitionRefusal { from allowed } ... on UserPayload { user { ${userFields} } changes { from to } } } }`;
  return (await desk.run(actorId, document, { input: { idempotencyKey: freshKey(), ...input } }))[name] as Answer;
}

/** The same on a user as it stands. */
export async function moveUser(
  desk: Desk,
  actorId: string | null,
  name: string,
  userId: string,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  const { version } = await desk.database.db.user.findUniqueOrThrow({ where: { id: userId }, select: { version: true } });
  return callUser(desk, actorId, name, { id: userId, expectedVersion: version, ...input });
}

/** The secret of the last link that was mailed to an address. */
export async function mailedToken({ database }: Desk, to: string): Promise<string> {
  const mail = await database.db.emailMessage.findFirst({ where: { to, text: { contains: 'token=' } }, orderBy: { id: 'desc' } });
  const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`no link was mailed to ${to}`);
  return token;
}
