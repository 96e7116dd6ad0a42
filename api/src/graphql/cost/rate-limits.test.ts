import { describe, expect, it } from 'vitest';
import { RateLimits } from './rate-limits.ts';

const rate = { limit: 100, perSecond: 10 };

function open() {
  let now = new Date('2025-10-01T08:00:00Z').getTime();
  const clock = { now: () => new Date(now) };
  return { limits: new RateLimits(clock, rate), pass: (seconds: number) => void (now += seconds * 1_000), now: () => new Date(now) };
}

describe('what a caller may ask for', () => {
  it('G-10 is taken out by each operation and comes back with time', () => {
    const { limits, pass } = open();
    expect(limits.take('kari', 70).standing.remaining).toBe(30);
    pass(2);
    expect(limits.take('kari', 20).standing.remaining).toBe(30);
    pass(60);
    expect(limits.take('kari', 1).standing.remaining).toBe(99);
  });

  it('G-10 refuses what does not fit, takes nothing for it, and says when it will fit', () => {
    const { limits, pass } = open();
    limits.take('kari', 90);
    expect(limits.take('kari', 45)).toMatchObject({ retryAfterSeconds: 4, standing: { cost: 45, remaining: 10 } });
    pass(3.4);
    expect(limits.take('kari', 45).retryAfterSeconds).toBe(1);
    pass(0.1);
    expect(limits.take('kari', 45).retryAfterSeconds).toBeUndefined();
  });

  it('G-10 says when everything is there again', () => {
    const { limits, now } = open();
    expect(limits.take('kari', 50).standing.resetAt).toEqual(new Date(now().getTime() + 5_000));
  });

  it('G-10 counts each caller by itself', () => {
    const { limits } = open();
    limits.take('kari', 100);
    expect(limits.take('kari', 1).retryAfterSeconds).toBe(1);
    expect(limits.take('elsa', 100).retryAfterSeconds).toBeUndefined();
  });

  it('G-10 lets a free question through when nothing is left', () => {
    const { limits } = open();
    limits.take('kari', 100);
    expect(limits.take('kari', 0)).toMatchObject({ standing: { remaining: 0 } });
  });

  it('G-10 takes no notice of a clock that is put back', () => {
    const { limits, pass } = open();
    limits.take('kari', 50);
    pass(-3_600);
    expect(limits.take('kari', 10).standing.remaining).toBe(40);
  });

  it('G-10 forgets who has everything again', () => {
    const { limits, pass } = open();
    for (let caller = 0; caller < 900; caller += 1) limits.take(`caller ${caller}`, 100);
    pass(20);
    for (let caller = 0; caller < 100; caller += 1) limits.take(`later caller ${caller}`, 1);
    expect(limits.size).toBe(100);
  });
});
