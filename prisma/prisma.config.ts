import { defineConfig } from 'prisma/config';

// The CLI wants a native schema engine for everything but `generate`; we never use it (see migrate.ts), so any
// existing file satisfies the check and nothing is downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: './models', migrations: { path: './migrations' } });
