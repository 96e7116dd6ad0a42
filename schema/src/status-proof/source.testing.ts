import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { isGuarded, readModels, root } from './datamodel.testing.ts';
import { PrismaWrites } from './prisma-writes.testing.ts';
import { sqlWrites, textsOf } from './sql-writes.testing.ts';

export interface Finding {
  readonly file: string;
  readonly what: string;
}

const notOurs = ['**/node_modules/**', '**/generated/**', '**/build/**', '**/.svelte-kit/**', '**/paraglide/**', '**/graphql-env.d.ts'];
const filesOf = (endings: string): string[] =>
  globSync(`{prisma,schema,api,web,docs,*.ts}{,/**/*.${endings}}`, { cwd: root, exclude: notOurs }).filter((file) =>
    new RegExp(`\\.(${endings.replace(/[{}]/g, '').replaceAll(',', '|')})$`).test(file),
  );

/** The proof itself: it names what it looks for. */
const here = relative(root, import.meta.dirname);

/** What only `transition` may reach for. */
const rowWriter = 'schema/src/row-writer.ts';
const eventWriter = { file: 'schema/src/event-log.ts', name: 'appendEvents' };

/** Every place of the source that could write a status, texts given beside it included (path to content). */
export function statusWritesIn(planted: ReadonlyMap<string, string> = new Map()): Finding[] {
  const models = readModels();
  const tables = new Set(['status_events', ...[...models.values()].filter(isGuarded).map(({ table }) => table)]);
  const program = programWith(planted);
  const checker = program.getTypeChecker();
  const prisma = new PrismaWrites(checker, models);
  const found: Finding[] = [];
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName);
    if (/node_modules|generated/.test(file) || file.startsWith('..') || file.startsWith(here)) continue;
    const visit = (node: ts.Node): void => {
      const sql = textsOf(node, checker).flatMap((text) => sqlWrites(text, tables));
      const others = [prisma.at(node), importOf(node, file, checker)].filter((what) => what !== undefined);
      found.push(...[...new Set([...sql, ...others])].map((what) => ({ file, what })));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found, ...inTexts(tables)];
}

function programWith(planted: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: object };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const texts = new Map([...planted].map(([file, text]) => [join(root, file), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  return ts.createProgram([...fileNames, ...texts.keys()], options, host);
}

/** Whatever the compiler does not read as part of the product: the site's source, scripts and migrations. */
function inTexts(tables: ReadonlySet<string>): Finding[] {
  const scripts = filesOf('{ts,js,mjs,cjs}').filter((file) => file.startsWith('web/src/') || !file.endsWith('.ts'));
  const literals = scripts.flatMap((file) => {
    const found: Finding[] = [];
    const visit = (node: ts.Node): void => {
      found.push(...textsOf(node).flatMap((text) => sqlWrites(text, tables).map((what) => ({ file, what }))));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest));
    return found;
  });
  const whole = filesOf('{sql,svelte}').filter((file) => !/^prisma\/migrations\/\d+_core\//.test(file));
  return [
    ...literals,
    ...whole.flatMap((file) => sqlWrites(readFileSync(join(root, file), 'utf8'), tables).map((what) => ({ file, what }))),
  ];
}

/** An import of a writer, in whatever way: the rows' by its file, the events' by what a name leads to. */
function importOf(node: ts.Node, file: string, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node))
    return file !== rowWriter && /(^|\/)row-writer(\.ts)?$/.test(node.text) ? `imports ${rowWriter}` : undefined;
  if (!ts.isIdentifier(node) || node.text !== eventWriter.name || file === eventWriter.file) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const target = symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaredIn = target?.declarations?.map((each) => relative(root, each.getSourceFile().fileName)) ?? [];
  return declaredIn.includes(eventWriter.file) ? `uses ${eventWriter.name} of ${eventWriter.file}` : undefined;
}
