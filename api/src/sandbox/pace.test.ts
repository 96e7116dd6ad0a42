import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

const at = { now: 0 };
const pace = (): Pace => {
  at.now = 0;
  return new Pace(() => at.now);
};

describe('the pace of the sandbox', () => {
  it('feels as many milliseconds as pass at speed 1, and ten times as many at speed 10', () => {
    const own = pace();
    at.now = 100;
    expect(own.felt()).toBe(100);
    own.setSpeed(10);
    at.now = 150;
    expect(own.felt()).toBe(600);
  });

  it('feels nothing while it is paused, and waits without end', () => {
    const own = pace();
    own.setRunning(false);
    at.now = 5000;
    expect([own.felt(), own.until(1)]).toEqual([0, Infinity]);
    own.setRunning(true);
    at.now = 5010;
    expect(own.felt()).toBe(10);
  });

  it('says how long it is until a moment, by the present speed', () => {
    const own = pace();
    own.setSpeed(4);
    expect(own.until(1000)).toBe(250);
    at.now = 300;
    expect(own.until(1000)).toBe(0);
  });
});
