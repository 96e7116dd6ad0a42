import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.spec.ts', 'web/e2e/**', 'api/test/**', 'prisma/test-*.ts', '**/testing.ts', '**/*.testing.ts'];

const sleeping = 'Wait for the event, not for the time.';
const unfinished = 'A test runs or does not exist.';

export default tseslint.config(
  {
    ignores: [
      '**/build/',
      '**/.svelte-kit/',
      '.cache/',
      '.data/',
      'prisma/generated/',
      'web/src/lib/paraglide/',
      'web/src/lib/graphql-env.d.ts',
    ],
  },
  // A rule that is wrong is changed here, for all; it is not switched off where it bites.
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.strict,
  svelte.configs.recommended,
  {
    rules: {
      // `== null` asks for both kinds of nothing.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-implicit-coercion': ['error', { allow: ['!!'] }],
      'no-param-reassign': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `() => {}` says "nothing to do" as well as any word.
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // The site is served at the root of its address.
      'svelte/no-navigation-without-resolve': 'off',
      // Svelte drops white space at the edges of a block: `{' · '}` keeps it.
      'svelte/no-useless-mustaches': 'off',
      // It takes every Set that is replaced as a whole for one that is changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: { 'max-lines': ['error', 300] },
  },
  {
    files: ['schema/src/**', 'web/src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['ExportNamedDeclaration', 'ExportAllDeclaration', 'ExportDefaultDeclaration'].map((selector) => ({
          selector,
          message: "An index only loads; import the noun's own file.",
        })),
      ],
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-globals': ['error', { name: 'setTimeout', message: sleeping }, { name: 'setInterval', message: sleeping }],
      'no-restricted-imports': [
        'error',
        { name: 'node:timers/promises', message: sleeping },
        { name: 'timers/promises', message: sleeping },
      ],
      'no-restricted-properties': [
        'error',
        { property: 'waitForTimeout', message: sleeping },
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['skip', 'only', 'todo', 'skipIf', 'fails'].map((property) => ({ object, property, message: unfinished })),
        ),
      ],
    },
  },
);
