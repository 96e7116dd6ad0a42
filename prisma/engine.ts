import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

const here = import.meta.dirname;
const migrationsDir = join(here, 'migrations');
const filters = { externalTables: [], externalEnums: [] };

/** The datamodel as the engine wants it: every file of `models` with its content. */
const datamodel = (): [string, string][] =>
  readdirSync(join(here, 'models'))
    .sort()
    .map((name) => [join(here, 'models', name), readFileSync(join(here, 'models', name), 'utf8')]);

const migrationsList = () => ({
  baseDir: migrationsDir,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(migrationsDir, path, 'migration.sql'), 'utf8') },
      },
    })),
});

const openEngine = (adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> =>
  SchemaEngine.new({ datamodels: datamodel() }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));

/**
 * Applies every migration that the database has not seen, in order, and answers their names. The bookkeeping table is
 * Prisma's own, so `prisma migrate deploy` elsewhere agrees. Prisma's engine runs as WebAssembly: nothing is downloaded.
 */
export async function applyMigrations(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  using engine = await openEngine(adapter);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters });
  return appliedMigrationNames;
}

/** The SQL that leads from the migrations to the models; empty when they agree. */
export async function pendingDiff(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  using engine = await openEngine(adapter);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationsList() },
    to: { tag: 'schemaDatamodel', files: datamodel().map(([path, content]) => ({ path, content })) },
    script: true,
    exitCode: null,
    filters,
  });
  return stdout ?? '';
}
