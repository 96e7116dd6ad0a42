import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryFS } from '@electric-sql/pglite';

interface Entry {
  readonly path: string;
  /** Undefined for a folder. */
  readonly bytes: Uint8Array | undefined;
}

const block = 512;

/** What an archive of an embedded database's data folder holds, folders before what is in them. */
export function readDump(path: string): readonly Entry[] {
  const tar = new Uint8Array(readFileSync(path));
  const textAt = (from: number, length: number) =>
    Buffer.from(tar.subarray(from, from + length))
      .toString('latin1')
      .replace(/\0.*/s, '');
  const entries: Entry[] = [];
  for (let at = 0; at < tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(textAt(at + 124, 12), 8);
    const isFolder = textAt(at + 156, 1) === '5';
    entries.push({ path: textAt(at, 100), bytes: isFolder ? undefined : tar.subarray(at + block, at + block + size) });
    at += block + Math.ceil(size / block) * block;
  }
  return entries;
}

/** Lays a dump out in a folder on disk, for the embedded database that is to be opened over it. */
export function layOut(entries: readonly Entry[], folder: string): void {
  for (const { path, bytes } of entries) {
    if (bytes === undefined) mkdirSync(join(folder, path), { recursive: true, mode: 0o700 });
    else writeFileSync(join(folder, path), bytes, { mode: 0o600 });
  }
}

/**
 * Files in memory that begin as a copy of a dump's. The embedded database's own reading of a dump takes twice as long as
 * all else of its start.
 */
export class DumpedFiles extends MemoryFS {
  readonly #entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    super();
    this.#entries = entries;
  }

  override async initialSyncFs(): Promise<void> {
    if (this.pg === undefined) throw new Error('nobody reads these files yet');
    const { FS, ENV } = this.pg.Module;
    FS.mkdirTree(ENV.PGDATA, 0o700);
    for (const { path, bytes } of this.#entries) {
      if (bytes === undefined) FS.mkdir(`${ENV.PGDATA}${path}`, 0o700);
      else FS.writeFile(`${ENV.PGDATA}${path}`, bytes, { mode: 0o600 });
    }
  }
}
