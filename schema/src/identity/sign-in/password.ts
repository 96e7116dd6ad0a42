import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Argon2id with what OWASP names as its floor: 19 MiB and two passes. Stored hashes carry their own figures. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const derive = (password: string, nonce: Buffer, figures: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...figures }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    );
  });

/** The text kept in `User.passwordHash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, cost);
  return ['argon2id', cost.memory, cost.passes, cost.parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

/**
 * True when the password is the one the hash was made from. Without a hash (no such user, no password yet) it does the
 * same work and answers no, so that the time taken tells nothing (IA-19).
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, memory, passes, parallelism, nonce, tag] = (stored ?? '').split('$');
  if (kind !== 'argon2id' || nonce === undefined || tag === undefined) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const figures = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await derive(password, Buffer.from(nonce, 'base64url'), figures), Buffer.from(tag, 'base64url'));
}
