import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AvailabilityQuestion } from '@sporbar/schema/availability/availability-system.ts';

/** How it answers: a status and a body, or not until it is told to. */
export type Reply = { readonly status: number; readonly body: string } | 'SILENT';

/** A carrier's availability system on an address of this machine. */
export interface CarrierSystem {
  readonly url: string;
  /** What it was asked, in that order. */
  readonly asked: AvailabilityQuestion[];
  reply: Reply;
  /** Resolves when it has been asked so often. */
  askedTimes(count: number): Promise<void>;
  close(): Promise<void>;
}

export const green: Reply = {
  status: 200,
  body: JSON.stringify({ hits: [{ addressLine: 'Prøvegata 7, 1788 Halden', accessLineNumber: '4717880001', colour: 'GREEN' }] }),
};

export async function openCarrierSystem(): Promise<CarrierSystem> {
  const asked: AvailabilityQuestion[] = [];
  const waiting: { count: number; go: () => void }[] = [];
  const answer = (response: ServerResponse): void => {
    if (system.reply !== 'SILENT') response.writeHead(system.reply.status).end(system.reply.body);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as AvailabilityQuestion);
      answer(response);
      for (const { count, go } of waiting) if (asked.length >= count) go();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const system: CarrierSystem = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/availability`,
    asked,
    reply: green,
    askedTimes: (count) => new Promise((go) => (asked.length >= count ? go() : void waiting.push({ count, go }))),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
  return system;
}
