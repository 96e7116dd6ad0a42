import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly source: string;
  /** A header's value as it stands above the body, unfolded. */
  header(name: string): string | undefined;
}

/** A real SMTP server on a free port of this machine that keeps what it gets. */
export interface Inbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Resolves when so many mails have arrived. */
  arrived(count: number): Promise<void>;
  /** Answers the next deliveries with a fault instead of taking them. */
  refuse(times: number): void;
  /** Takes mails and does not say so, until it is let go again. Resolves when the first such mail is here. */
  hold(): Promise<void>;
  letGo(): void;
  close(): Promise<void>;
}

export async function openInbox(): Promise<Inbox> {
  const mails: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  let refusals = 0;
  let gate: { held: PromiseWithResolvers<void>; open: PromiseWithResolvers<void> } | undefined;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          callback(Object.assign(new Error('Try again later'), { responseCode: 451 }));
          return;
        }
        mails.push(received(session.envelope.rcptTo.map(({ address }) => address).join(), Buffer.concat(chunks).toString()));
        waiting.forEach((look) => look());
        gate?.held.resolve();
        if (gate === undefined) callback();
        else void gate.open.promise.then(() => callback());
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (mails.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    refuse: (times) => (refusals = times),
    hold: () => {
      gate = { held: Promise.withResolvers(), open: Promise.withResolvers() };
      return gate.held.promise;
    },
    letGo: () => {
      gate?.open.resolve();
      gate = undefined;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const received = (to: string, source: string): ReceivedMail => ({
  to,
  source,
  header: (name) =>
    new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(source.split(/\r?\n\r?\n/, 1)[0] ?? '')?.[1]?.replace(/\r?\n[ \t]+/g, ' '),
});
