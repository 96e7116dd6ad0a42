/** What comes over one socket from a server that sends without masks, split into frames. Knows nothing of what they say. */
export class Frames {
  readonly #heard: (opcode: number, data: Buffer, from: number, to: number) => void;
  #kept: Buffer[] = [];
  #keptLength = 0;
  #missing = 0;

  constructor(heard: (opcode: number, data: Buffer, from: number, to: number) => void) {
    this.#heard = heard;
  }

  take(chunk: Buffer): void {
    let data = chunk;
    if (this.#keptLength > 0) {
      this.#kept.push(chunk);
      this.#keptLength += chunk.length;
      if (this.#keptLength < this.#missing) return;
      data = Buffer.concat(this.#kept, this.#keptLength);
      this.#kept = [];
      this.#keptLength = 0;
    }
    let at = 0;
    for (;;) {
      const size = sizeOf(data, at);
      if (size === undefined || at + size.head + size.body > data.length) {
        if (at === data.length) return;
        // A copy: the rest must not hold what was read with it.
        this.#kept = [Buffer.from(data.subarray(at))];
        this.#keptLength = data.length - at;
        this.#missing = size === undefined ? this.#keptLength + 1 : size.head + size.body;
        return;
      }
      const from = at + size.head;
      at = from + size.body;
      this.#heard((data[from - size.head] ?? 0) & 0x0f, data, from, at);
    }
  }
}

function sizeOf(data: Buffer, at: number): { head: number; body: number } | undefined {
  if (data.length < at + 2) return undefined;
  const short = (data[at + 1] ?? 0) & 0x7f;
  if (short < 126) return { head: 2, body: short };
  if (short === 126) return data.length < at + 4 ? undefined : { head: 4, body: data.readUInt16BE(at + 2) };
  return data.length < at + 10 ? undefined : { head: 10, body: Number(data.readBigUInt64BE(at + 2)) };
}

/** A frame as a client must send it. The mask is all zeroes, which is allowed and costs nothing. */
export function framed(text: string | Buffer, opcode = 1): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
  head[0] = 0x80 | opcode;
  if (body.length < 126) head[1] = 0x80 | body.length;
  else {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(body.length, 2);
  }
  return Buffer.concat([head, body]);
}
