import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Kept here, since a lock that nobody holds on to ends when memory is tidied. */
const held = new Set<DatabaseSync>();

/**
 * Claims a folder for one opener at a time, and answers how to give it back. The claim is a lock of the operating system
 * on a file beside the folder, so that it ends with the process however that ends: nothing is in the way after a kill.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(dirname(folder), { recursive: true });
  const lock = new DatabaseSync(`${folder}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Error(`The database in ${folder} is in use: stop who has it open, or choose another folder with SPORBAR_DATA`, { cause });
  }
  held.add(lock);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}
