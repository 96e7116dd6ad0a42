import type { Readable } from 'node:stream';
import type { FileStore } from '@sporbar/schema/ports.ts';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Files in a folder of this machine. Another driver of the same library keeps them elsewhere. */
export const diskStore = (location: string): FileStore => fileStoreOn(new Disk(new FSDriver({ location, visibility: 'private' })));

export const fileStoreOn = (disk: Disk): FileStore => ({
  write: (key: string, bytes: Readable) => disk.putStream(key, bytes),
  read: (key) => disk.getStream(key),
  remove: (key) => disk.delete(key),
  keys: () => keysOf(disk),
});

async function* keysOf(disk: Disk): AsyncGenerator<string> {
  let paginationToken: string | undefined;
  do {
    const page = await disk
      .listAll('/', { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) })
      .catch(nothingYet);
    for (const object of page.objects) if (object.isFile) yield object.key;
    paginationToken = page.paginationToken;
  } while (paginationToken !== undefined);
}

/** Before the first upload there is no folder. */
function nothingYet(error: unknown): { objects: []; paginationToken?: string } {
  const { code } = (error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined) ?? {};
  if (code === 'ENOENT') return { objects: [] };
  throw error;
}
