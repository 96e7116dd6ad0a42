import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sentRequest } from '../../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Desk, type People } from '../../testing.ts';
import { callUser, foundAdministrator, givePassword, mailedToken, moveUser, openBrowser, refusalFields } from '../identity.testing.ts';

describe('logins and their life', () => {
  let desk: Desk;
  let people: People;
  let admin: string;
  let request: string;
  let count = 0;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    admin = await foundAdministrator(desk, people);
    await desk.database.db.user.update({ where: { id: people.ola }, data: { authorisedOrderer: true } });
    request = await submittedRequest(people.ola);
  });
  afterAll(() => desk.close());
  beforeEach(() => void (count += 1));

  /** A request in Area USER_ADMINISTRATION by an authorised orderer; answers its number. */
  const submittedRequest = async (by: string): Promise<string> =>
    (await sentRequest(desk, by, { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER' }))['number'] as string;

  const details = (more: Record<string, unknown> = {}) => ({
    serviceRequest: request,
    username: `ny.bruker-${count}`,
    fullName: 'Ny Bruker',
    email: `ny${count}@example.test`,
    locale: 'nb',
    role: 'CUSTOMER',
    accessType: 'ORDERING',
    ...more,
  });
  const newUser = async (more: Record<string, unknown> = {}) => (await callUser(desk, admin, 'createUser', details(more)))['user'];

  it('IA-10 makes a login on an authorised orderer’s request, for the request’s organisation', async () => {
    const answer = await callUser(desk, admin, 'createUser', details());
    expect(answer).toMatchObject({ __typename: 'UserPayload', user: { status: 'PENDING_TRAINING', requestedIn: request } });
    const row = await desk.database.db.user.findUniqueOrThrow({ where: { id: answer['user'].id }, include: { contact: true } });
    expect(row).toMatchObject({ organisationId: people.north.id, createdById: admin, passwordHash: null, contact: { name: 'Ny Bruker' } });
  });

  it('IA-10 makes no customer login without a request', async () => {
    const answer = await callUser(desk, admin, 'createUser', details({ serviceRequest: null }));
    expect(answer).toMatchObject({ code: 'USE_SERVICE_REQUEST', ruleId: 'IA-10', path: '/serviceRequest' });
  });

  it('IA-10 makes no login on a request that does not exist', async () => {
    expect(await callUser(desk, admin, 'createUser', details({ serviceRequest: 'SR-1' }))).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'IA-10',
    });
  });

  it('D-42 lets a READ user work at once', async () => {
    expect(await newUser({ accessType: 'READ' })).toMatchObject({ status: 'ACTIVE' });
  });

  it('IA-01 mails the new user a link to choose a password, which signs in', async () => {
    const user = await newUser();
    const browser = openBrowser(desk);
    const document = `${refusalFields} mutation M($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ...R ... on SignedInPayload { me { inTraining } } } }`;
    const input = { token: await mailedToken(desk, `ny${count}@example.test`), password: 'en lang setning her' };
    expect((await browser.run(document, { input }))['resetPassword']).toMatchObject({
      __typename: 'SignedInPayload',
      me: { inTraining: true },
    });
    expect(await browser.signIn(user.username, 'en lang setning her')).toMatchObject({ __typename: 'SignedInPayload' });
  });

  it('D-42 opens nothing but the own profile to a user in training', async () => {
    const user = await newUser();
    expect((await desk.run(user.id, '{ me { inTraining mayOrder } }'))['me']).toEqual({ inTraining: true, mayOrder: false });
    await expect(desk.run(user.id, '{ orders { totalCount } }')).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const order = `${refusalFields} mutation M($input: CreateOrderInput!) { createOrder(input: $input) { __typename ...R } }`;
    expect((await desk.run(user.id, order, { input: { idempotencyKey: freshKey(), lines: [{}] } }))['createOrder']).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('IA-08 activates a user only with the certification, and tells the user by mail', async () => {
    const user = await newUser();
    expect(await moveUser(desk, admin, 'activateUser', user.id)).toMatchObject({ ruleId: 'IA-08' });
    expect(await moveUser(desk, admin, 'grantCertification', user.id, { grants: 'ORDERING' })).toMatchObject({
      user: { certifications: ['ORDERING'] },
    });
    expect(await moveUser(desk, admin, 'activateUser', user.id)).toMatchObject({
      user: { status: 'ACTIVE' },
      changes: [{ from: 'PENDING_TRAINING', to: 'ACTIVE' }],
    });
    const mails = await desk.database.db.emailMessage.findMany({ where: { to: `ny${count}@example.test` }, orderBy: { id: 'asc' } });
    expect(mails.map(({ subject }) => subject)).toEqual(['Din tilgang til Sporbar', 'Tilgangen din er åpnet']);
  });

  it('IA-08 stops counting an access the moment its certification is withdrawn', async () => {
    const user = await newUser();
    await moveUser(desk, admin, 'grantCertification', user.id, { grants: 'ORDERING' });
    await moveUser(desk, admin, 'activateUser', user.id);
    expect((await desk.run(user.id, '{ me { accessType mayOrder } }'))['me']).toEqual({ accessType: 'ORDERING', mayOrder: true });
    await moveUser(desk, admin, 'revokeCertification', user.id, { grants: 'ORDERING' });
    expect((await desk.run(user.id, '{ me { accessType mayOrder } }'))['me']).toEqual({ accessType: 'READ', mayOrder: false });
  });

  it('IA-09 gives the trouble-ticket module only to who is certified for it', async () => {
    const user = await newUser({ accessType: 'READ' });
    const give = () => moveUser(desk, admin, 'changeUserAccess', user.id, { troubleTicketAccess: true, serviceRequest: request });
    expect(await give()).toMatchObject({ ruleId: 'IA-09', path: '/troubleTicketAccess' });
    await moveUser(desk, admin, 'grantCertification', user.id, { grants: 'TROUBLE_TICKET' });
    expect(await give()).toMatchObject({ user: { troubleTicketAccess: true } });
    expect((await desk.run(user.id, '{ me { troubleTicketAccess } }'))['me']).toEqual({ troubleTicketAccess: true });
  });

  it('IA-10 changes an access only on a request, and IA-08 only to what is certified', async () => {
    const user = await newUser({ accessType: 'READ' });
    expect(await moveUser(desk, admin, 'changeUserAccess', user.id, { accessType: 'FULL' })).toMatchObject({ ruleId: 'IA-10' });
    expect(await moveUser(desk, admin, 'changeUserAccess', user.id, { accessType: 'FULL', serviceRequest: request })).toMatchObject({
      ruleId: 'IA-08',
    });
  });

  it('IA-05 closes an access for misuse: sessions and keys end, and nobody signs in any more', async () => {
    const user = await newUser({ accessType: 'READ' });
    await givePassword(desk, user.id);
    const browser = openBrowser(desk);
    await browser.signIn(user.username);
    const made = await browser.run(
      `mutation { createApiKey(input: { name: "k", scopes: [READ] }) { ... on ApiKeyMadePayload { apiKey { id } } } }`,
    );
    expect(await moveUser(desk, admin, 'closeUser', user.id, { reason: 'MISUSE', comment: 'Two people used it.' })).toMatchObject({
      user: { status: 'CLOSED', closedReason: 'MISUSE' },
    });
    expect((await browser.run('{ me { id } }'))['me']).toBeNull();
    expect(await desk.database.db.session.findFirst({ where: { userId: user.id } })).toMatchObject({ endedReason: 'ACCESS_CLOSED' });
    expect(await desk.database.db.apiKey.findUnique({ where: { id: made['createApiKey'].apiKey.id } })).toMatchObject({
      revokedAt: desk.clock.now(),
    });
    expect(await browser.signIn(user.username)).toMatchObject({ code: 'UNAUTHENTICATED', ruleId: 'IA-19' });
  });

  it('IA-10 reopens a closed access on a new request only', async () => {
    const user = await newUser({ accessType: 'READ' });
    await moveUser(desk, admin, 'closeUser', user.id, { reason: 'LEFT' });
    expect(await moveUser(desk, admin, 'reopenUser', user.id)).toMatchObject({ ruleId: 'IA-10', path: '/serviceRequest' });
    expect(await moveUser(desk, admin, 'reopenUser', user.id, { serviceRequest: request })).toMatchObject({
      ruleId: 'IA-10',
      message: expect.stringContaining('already'),
    });
    const other = await submittedRequest(people.ola);
    expect(await moveUser(desk, admin, 'reopenUser', user.id, { serviceRequest: other })).toMatchObject({
      user: { status: 'ACTIVE', requestedIn: other, closedReason: null },
    });
  });

  it('G-08 refuses to close what is closed and names what is possible', async () => {
    const user = await newUser({ accessType: 'READ' });
    await moveUser(desk, admin, 'closeUser', user.id, { reason: 'LEFT' });
    expect(await moveUser(desk, admin, 'closeUser', user.id, { reason: 'LEFT' })).toMatchObject({
      __typename: 'InvalidTransitionRefusal',
      from: 'CLOSED',
      allowed: ['reopenUser'],
    });
  });

  it('IA-17 lets neither superusers nor other departments make or close logins', async () => {
    const user = await newUser({ accessType: 'READ' });
    for (const actor of [people.superuser, people.billing]) {
      expect(await callUser(desk, actor, 'createUser', details({ username: 'someone' }))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await moveUser(desk, actor, 'closeUser', user.id, { reason: 'LEFT' })).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('G-09 tells nobody of another organisation that a login exists', async () => {
    const user = await newUser({ accessType: 'READ' });
    expect(await moveUser(desk, people.elsa, 'closeUser', user.id, { reason: 'LEFT' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.run(people.elsa, 'query Q($id: ID!) { node(id: $id) { id } }', { id: user.id })).toEqual({ node: null });
  });

  it('IA-05 lets no administrator change the own access', async () => {
    expect(await moveUser(desk, admin, 'closeUser', admin, { reason: 'LEFT' })).toMatchObject({ code: 'FORBIDDEN', ruleId: 'IA-05' });
  });

  it('IA-01 gives nobody a username that is taken', async () => {
    expect(await callUser(desk, admin, 'createUser', details({ username: 'kari' }))).toMatchObject({ ruleId: 'IA-01', path: '/username' });
  });

  it('AUD-05 audits who changed whose access, with before and after', async () => {
    const user = await newUser({ accessType: 'READ' });
    await moveUser(desk, admin, 'grantCertification', user.id, { grants: 'ORDERING' });
    await moveUser(desk, admin, 'changeUserAccess', user.id, { accessType: 'ORDERING', serviceRequest: request });
    const entries = await desk.database.db.auditEntry.findMany({ where: { objectId: user.id }, orderBy: { id: 'asc' } });
    expect(entries.map(({ action, actorUsername }) => [action, actorUsername])).toEqual([
      ['createUser', 'unni'],
      ['grantCertification', 'unni'],
      ['changeUserAccess', 'unni'],
    ]);
    expect(entries[2]).toMatchObject({ before: { accessType: 'READ' }, after: { accessType: 'ORDERING' } });
  });

  it('IA-03 keeps the log of a login from colleagues and shows it to the carrier', async () => {
    const user = await newUser({ accessType: 'READ' });
    const history = 'query Q($id: ID!) { node(id: $id) { ... on User { history { move actor { name } } } } }';
    expect((await desk.run(people.kari, history, { id: user.id }))['node'].history).toEqual([]);
    expect((await desk.run(admin, history, { id: user.id }))['node'].history).toMatchObject([
      { move: 'createUser', actor: { name: 'Unni Agent' } },
    ]);
  });

  it('IA-10 shows an administrator what can be done with a login, and why not', async () => {
    const user = await newUser();
    const moves = (
      await desk.run(
        admin,
        'query Q($id: ID!) { node(id: $id) { ... on User { availableMoves { name allowed blockedBy { ruleId } } ballInCourt { party } } } }',
        { id: user.id },
      )
    )['node'];
    expect(moves.availableMoves).toEqual([
      { name: 'activateUser', allowed: false, blockedBy: [{ ruleId: 'IA-08' }] },
      { name: 'grantCertification', allowed: true, blockedBy: [] },
      { name: 'revokeCertification', allowed: false, blockedBy: [{ ruleId: 'IA-08' }] },
    ]);
    expect(moves.ballInCourt).toEqual({ party: 'CUSTOMER' });
  });

  it('IA-10 makes logins of the carrier’s own people without a request', async () => {
    const agent = await newUser({ serviceRequest: undefined, role: 'SUPPORT_AGENT', department: 'CLAIMS_HANDLER', accessType: 'FULL' });
    expect(agent).toMatchObject({ status: 'ACTIVE', department: 'CLAIMS_HANDLER' });
  });
});
