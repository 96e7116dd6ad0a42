const doors = ['[/.]test\\.ts$', '[/.]testing\\.ts$', '/test/', '^api/torture/', '^api/slow-readers/', '^prisma/test-'];
const tests = [...doors, '\\.spec\\.ts$', '^web/e2e/'];

/** Imports run one way: api -> schema -> prisma. The site reads only the printed schema. */
module.exports = {
  forbidden: [
    {
      name: 'prisma-is-the-ground',
      comment: 'prisma keeps; it does not know what it keeps means, nor who serves it.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: tests },
      to: { path: '^(schema|api|web)/' },
    },
    {
      name: 'schema-serves-nobody',
      comment: 'schema says what things mean; what it needs from the server is a port in its own words.',
      severity: 'error',
      from: { path: '^schema/', pathNot: tests },
      to: { path: '^(api|web)/' },
    },
    {
      name: 'api-loads-the-built-site-only',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^web/', pathNot: '^web/build/' },
    },
    {
      name: 'web-asks-the-api',
      comment: 'The site knows the printed schema (schema/schema.graphql) and nothing else of the other three.',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/e2e/' },
      to: { path: '^(prisma|schema|api)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'test-doors-are-for-tests',
      severity: 'error',
      from: { pathNot: [...tests, '^vitest\\.config\\.ts$'] },
      to: { path: doors },
    },
    {
      name: 'prisma-opens-the-database',
      comment: 'One folder knows which database it is.',
      severity: 'error',
      from: { pathNot: '^prisma/' },
      to: { path: 'node_modules/(@types/)?(pg|@electric-sql/pglite|pglite-prisma-adapter|@prisma/adapter-pg)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule, a roll-up and a lifecycle are handed time, price and identity; they open nothing.',
      severity: 'error',
      from: { path: '^schema/src/.*\\.(rules|rollup|lifecycle|statuses)\\.ts$' },
      to: {
        path: '^prisma/|^schema/src/transition\\.ts$',
        pathNot: '^prisma/(generated/client/enums|data/fold)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'found',
      comment: 'An import leads to a file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\$(app|env)/|^\\./\\$types' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^api/bench/|(^|/)(\\.svelte-kit|build|\\.cache)/|^web/src/lib/paraglide/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
  },
};
