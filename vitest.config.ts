import { defineConfig } from 'vitest/config';

const isLong = process.env.SPORBAR_TEST_LONG === '1';
const folders = ['prisma', 'schema', 'api', 'web/src'];
const outside = ['**/node_modules/**', '**/generated/**', ...(isLong ? [] : ['**/*.long.*'])];

export default defineConfig({
  test: {
    pool: 'forks',
    // A worker serves many files: loading the schema and the embedded database once is half the time.
    isolate: false,
    maxWorkers: 2,
    // Prisma's migration engine is a WebAssembly module, and Node says so each time.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // The tests run on the same type stripping as the product.
    experimental: { viteModuleRunner: false },
    setupFiles: 'prisma/test-chance.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: folders.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...outside, '**/*.db.test.ts', '**/*.redis.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          include: folders.map((folder) => `${folder}/**/*.redis.test.ts`),
          exclude: outside,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: folders.map((folder) => `${folder}/**/*.db.test.ts`),
          exclude: outside,
          globalSetup: 'prisma/test-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.spec.ts'],
          exclude: outside,
          globalSetup: ['prisma/test-setup.ts', 'api/test/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
