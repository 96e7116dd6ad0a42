import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bugs } from './bugs.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe.each(Object.entries(bugs))('the planted bug "%s"', (_name, changes) => {
  it.each(changes)('S-31 fits into $file as it stands today', ({ file, from, to }) => {
    expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });
});
