import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

const site = join(import.meta.dirname, '..', '..', '..', '..', 'web', 'src');

/** Every operation that stands in the site's sources, with the fragments it needs. */
export function siteDocuments(): { name: string; operation: OperationDefinitionNode; query: string }[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|svelte)$/.test(file) || file.endsWith('graphql-env.d.ts')) continue;
    for (const [, text = ''] of readFileSync(join(site, file), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g))
      for (const definition of parse(text).definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  return operations.map((operation) => {
    const needed = new Map<string, FragmentDefinitionNode>();
    const walk = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
      void visit(node, {
        FragmentSpread: ({ name: { value } }) => {
          const fragment = fragments.get(value);
          if (fragment === undefined) throw new Error(`${operation.name?.value ?? ''} spreads ${value}, which is nowhere`);
          if (needed.has(value)) return;
          needed.set(value, fragment);
          walk(fragment);
        },
      });
    walk(operation);
    return { name: operation.name?.value ?? '', operation, query: [operation, ...needed.values()].map((node) => print(node)).join('\n') };
  });
}
