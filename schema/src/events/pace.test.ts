import { beforeEach, describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('the pace of who tells many', () => {
  const { signal } = new AbortController();
  let [now, spent] = [0, 0];
  let waits: number[] = [];
  /** What others do while somebody rests. */
  let meanwhile = () => {};
  const pace = new Pace({
    spentMs: () => spent,
    now: () => now,
    wait: (ms) => {
      waits.push(ms);
      now += ms;
      meanwhile();
      return Promise.resolve();
    },
  });
  beforeEach(() => {
    [now, spent] = [1_000, 500];
    waits = [];
    meanwhile = () => {};
  });
  /** Writes for so long, by the clock too. */
  const write = (ms: number): void => {
    spent += ms;
    now += ms;
  };
  const [outrun, atEase] = [() => true, () => false];

  it('G-02 takes up a fifth of the process where more has come than could be told', async () => {
    const rest = pace.begin();
    write(12);
    await rest(outrun, signal);
    expect(waits).toEqual([48]);
  });

  it('G-02 rests not at all when nothing has come meanwhile: one change after the other goes at once', async () => {
    const rest = pace.begin();
    write(12);
    await rest(atEase, signal);
    expect(waits).toEqual([]);
  });

  it('G-02 counts what is written at the end of the turn in which it was handed out', async () => {
    const rest = pace.begin();
    setImmediate(() => write(10));
    await rest(outrun, signal);
    expect(waits).toEqual([40]);
  });

  it('G-02 rests longer for what others write meanwhile: ten streams take no more than one', async () => {
    const rest = pace.begin();
    write(4);
    meanwhile = () => {
      if (waits.length === 1) spent += 6;
    };
    await rest(outrun, signal);
    expect(waits).toEqual([16, 30]);
  });

  it('G-02 lets no change wait for longer than a tenth of a second', async () => {
    const rest = pace.begin();
    write(70);
    meanwhile = () => void (spent += 1_000);
    await rest(outrun, signal);
    expect(waits).toEqual([30]);
  });

  it('G-02 has nobody rest who took long over it for other reasons', async () => {
    const rest = pace.begin();
    write(12);
    now += 60;
    await rest(outrun, signal);
    expect(waits).toEqual([]);
  });

  it('G-12 lets who leaves go at once', async () => {
    const leaving = new AbortController();
    const rest = pace.begin();
    write(12);
    meanwhile = () => {
      spent += 10;
      leaving.abort();
    };
    await rest(outrun, leaving.signal);
    expect(waits).toHaveLength(1);
  });
});
