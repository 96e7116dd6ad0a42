import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { startMailer } from '../mail/mailer.ts';
import { smtpTransport } from '../mail/transport.ts';
import type { Aftermath } from './crash.testing.ts';

/** What somebody was told was done and is not there, as it was told. */
export async function missingIn({ db, steps }: Aftermath): Promise<string[]> {
  const events = await db.statusEvent.findMany();
  const told = new Set(events.map(({ objectId, objectVersion, toStatus }) => `${objectId} ${objectVersion} ${toStatus}`));
  const roots = new Set(events.map(({ rootId, rootVersion }) => `${rootId} ${rootVersion}`));
  const changed = new Set(events.map(({ objectId, fromStatus, toStatus, move }) => [objectId, fromStatus, toStatus, move].join(' ')));
  return steps.flatMap(({ move, answer }) => {
    if (answer === undefined) return [`${move} was never answered`];
    const header = (answer['order'] ?? answer['serviceRequest']) as Answer;
    const rows = answer['order'] === undefined ? [header] : (header['lines'] as Answer[]);
    return [
      ...(answer['changes'] as Answer[])
        .filter(({ objectId, from, to }) => !changed.has([objectId, from, to, move].join(' ')))
        .map(({ objectId, to }) => `${move} of ${objectId} to ${to}`),
      ...rows
        .filter(({ id, version, status }) => !told.has(`${id} ${version} ${status}`))
        .map(({ id, version }) => `${id} at version ${version}`),
      ...(roots.has(`${header['id']} ${header['version']}`) ? [] : [`${header['id']} at version ${header['version']}`]),
    ];
  });
}

/** The transactions that were made, and those that the kept answers of the steps lead to: the same, one a step. */
export async function transactionsIn({
  db,
  steps,
  keyIds,
  before,
}: Pick<Aftermath, 'db' | 'steps' | 'keyIds' | 'before'>): Promise<{ made: string[]; asked: string[] }> {
  const events = (await db.statusEvent.findMany()).filter(({ transactionId }) => !before.has(transactionId));
  const kept = new Map((await db.idempotentResult.findMany()).map(({ actor, key, result }) => [`${actor} ${key}`, result]));
  const at = new Map(events.map((event) => [`${event.organisationId} ${event.sequence}`, event]));
  const transactionOf = ({ by, move, input }: Aftermath['steps'][number]): string => {
    const result = kept.get(`${keyIds[by]} ${input.idempotencyKey}`) as { last: [string, string][] } | null | undefined;
    const event: StatusEvent | undefined = at.get(result?.last[0]?.join(' ') ?? '');
    return event?.move === move ? event.transactionId : `${move} led to ${event?.move}`;
  };
  return { made: [...new Set(events.map(({ transactionId }) => transactionId))].sort(), asked: steps.map(transactionOf).sort() };
}

/** N-11: sends what is left, once the leases of those who died with it have run out. Answers what nobody has got then. */
export async function unsentIn({ db, inbox }: Aftermath): Promise<string[]> {
  const later = { now: () => new Date(Date.now() + 11 * 60_000) };
  const mailer = startMailer({ db, clock: later, transport: smtpTransport(inbox.url) });
  await mailer.drain();
  await mailer.close();
  const arrived = new Set(inbox.mails.map((mail) => mail.header('Message-ID')));
  const mails = await db.emailMessage.findMany({ where: { to: { not: null } } });
  return mails.filter(({ state, messageId }) => state !== 'SENT' || !arrived.has(messageId)).map(({ id, state }) => `${id} is ${state}`);
}
