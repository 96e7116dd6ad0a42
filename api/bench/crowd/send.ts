import { Agent, request } from 'node:http';

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * One request over a connection that stays open, sent again as browsers do when the other end had just closed it. Rejects
 * what is not answered with data.
 */
export const send = (call: Call): Promise<string> =>
  new Promise((done, failed) => {
    const { url, headers, body } = call;
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') done(send(call));
      else failed(error);
    });
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200 && !text.startsWith('{"errors"')) done(text);
        else failed(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.end(body);
  });
