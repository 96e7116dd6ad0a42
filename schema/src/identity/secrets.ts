import { hash, randomBytes } from 'node:crypto';

/** 256 random bits, in characters that stand in URLs and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. A plain hash is enough: nobody guesses 256 bits. */
export const hashOf = (secret: string): string => hash('sha256', secret);
