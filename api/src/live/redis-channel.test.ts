import { describe, expect, it } from 'vitest';
import { redisAddress } from './redis-channel.ts';

describe('the address of a bus', () => {
  it.each(['redis://127.0.0.1:6379', 'rediss://user:secret@cache.example:6380/2'])('G-11 takes %s', (text) =>
    expect(redisAddress(text).href).toBe(text),
  );

  it.each(['127.0.0.1:6379', 'http://cache.example', 'redis://', 'nonsense'])('G-11 refuses %s and says what it should be', (text) =>
    expect(() => redisAddress(text)).toThrow('REDIS_URL must be redis://host:6379'),
  );

  it('G-11 keeps the password to itself when it refuses', () =>
    expect(() => redisAddress('http://user:secret@cache.example')).not.toThrow('secret'));
});
