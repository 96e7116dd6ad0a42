import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Tx } from '../client.ts';
import { filedOf, missingHeadings, type Filed, type FileRow } from './register-file.ts';
import { store } from './store.ts';

export interface Loaded {
  readonly addresses: number;
  readonly units: number;
  /** Rows that could not be used, by their line in the file. */
  readonly refused: readonly { readonly line: number; readonly problem: string }[];
}

const rowsAtATime = 2_000;

/**
 * Reads an address file, comma or semicolon separated with headings, into the register, some thousand rows at a time
 * whatever its size. An address that is there already, by its id in the file or else by what it says, is made as the file
 * says: loading twice changes nothing. A row that cannot be used is left out and named; without the headings of an
 * address file nothing is read at all.
 */
export async function loadRegisterFile(db: Tx, file: Readable): Promise<Loaded> {
  const refused: { line: number; problem: string }[] = [];
  let batch: Filed[] = [];
  let line = 1;
  let units = 0;
  let addresses = 0;
  const write = async (): Promise<void> => {
    const written = await stored(db, batch);
    addresses += written.addresses;
    units += written.units;
    batch = [];
  };
  const rows = file.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true, transformHeader: tidyHeading }));
  // `pipe` ends the reader with the file, but not with its fault.
  file.once('error', (error) => rows.destroy(error));
  for await (const row of rows as AsyncIterable<FileRow>) {
    line += 1;
    if (line === 2) refuseOtherFiles(row);
    const filed = filedOf(row);
    if (typeof filed === 'string') refused.push({ line, problem: filed });
    else batch.push(filed);
    if (batch.length >= rowsAtATime) await write();
  }
  await write();
  return { addresses, units, refused };
}

const tidyHeading = (heading: string): string => heading.replace(/^\uFEFF/, '').trim();

function refuseOtherFiles(row: FileRow): void {
  const missing = missingHeadings(Object.keys(row));
  if (missing.length > 0) throw new Error(`This is no address file: it has no column ${missing.join(', no column ')}.`);
}

async function stored(db: Tx, batch: readonly Filed[]): Promise<{ addresses: number; units: number }> {
  // A file of doors names a building once a door: the last row of the batch stands for it.
  const addresses = [...new Map(batch.map(({ address }) => [address.id, address])).values()];
  const units = [...new Map(batch.flatMap(({ unit }) => (unit === null ? [] : [[unit.id, unit] as const]))).values()];
  if (addresses.length > 0) await store(db, 'register_addresses', addresses, ['id']);
  if (units.length > 0) await store(db, 'register_units', units, ['id']);
  return { addresses: addresses.length, units: units.length };
}
