import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isLong = process.env.SPORBAR_TEST_LONG === '1';
const folders = ['prisma', 'schema', 'api', 'web/src'];
const outside = ['**/node_modules/**', '**/generated/**', ...(isLong ? [] : ['**/*.long.*'])];

/** What takes longest, the longest first; its size tells nothing, since what it does stands elsewhere. */
const longest = [
  'words.spec.ts',
  'torture.db.test.ts',
  'torture.redis.test.ts',
  'attack/mutations.db.test.ts',
  'model.db.test.ts',
  'accessible.spec.ts',
  'endings.db.test.ts',
  'stopping.db.test.ts',
  'crash/crash.db.test.ts',
  'matrix.db.test.ts',
  'lists-both-ways.db.test.ts',
  'same-bytes.db.test.ts',
  'lives.db.test.ts',
];

/** Begins with what takes longest, so that in the end no worker is alone with it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
      return place < 0 ? longest.length : place;
    };
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project);
    return [...projects.values()].flatMap((own) => own.toSorted((one, other) => placeOf(one) - placeOf(other)));
  }
}

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
    sequence: { sequencer: LongestFirst },
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
