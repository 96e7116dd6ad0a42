import ts from 'typescript';

/** Stands where an expression stood in a template. */
const hole = '\u25a1';

const verbs = ['UPDATE(?:\\s+ONLY)?', 'INSERT\\s+INTO', 'DELETE\\s+FROM', 'MERGE\\s+INTO', 'TRUNCATE(?:\\s+TABLE)?', 'COPY'].join('|');
const written = new RegExp(`\\b(${verbs})(?:\\s+(?:"?public"?\\.)?"?(\\w+|${hole})|\\s*$)`, 'gi');
const switched = new RegExp(
  `session_replication_role|\\b(?:DISABLE\\s+TRIGGER|DROP\\s+TRIGGER)\\b|\\bALTER\\s+TABLE\\s+(?:ONLY\\s+)?"?(\\w+|${hole})`,
  'gi',
);

/** Finds SQL that writes or unguards one of the tables, or a table that is named only when it runs. */
export function sqlWrites(text: string, tables: ReadonlySet<string>): string[] {
  const writes = [...text.matchAll(written)].flatMap(([all, verb = '', table]) => {
    // A text that ends with the verb is joined to its table later; in lower case it is a sentence.
    if (table === undefined) return verb === verb.toUpperCase() && /\s/.test(all) ? [`${verb} of a table named elsewhere`] : [];
    if (table === hole) return [`${verb} of a table named when it runs`];
    return tables.has(table) ? [`${verb.replace(/\s+/, ' ')} ${table}`] : [];
  });
  const unguards = [...text.matchAll(switched)].flatMap(([all, table]) =>
    table === undefined || table === hole || tables.has(table) ? [`${all} takes a guard away`] : [],
  );
  return [...writes, ...unguards];
}

/**
 * The texts a literal of the source can become: an expression in a template stands for each of its values where its type
 * lists them, and for a hole where it does not. Undefined for what is no text.
 */
export function textsOf(node: ts.Node, checker?: ts.TypeChecker): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  let texts = [node.head.text];
  for (const { expression, literal } of node.templateSpans) {
    const values = checker === undefined ? [hole] : valuesOf(checker.getTypeAtLocation(expression));
    const some = texts.length * values.length > most ? [hole] : values;
    texts = texts.flatMap((text) => some.map((value) => text + value + literal.text));
  }
  return texts;
}

/** A template that stands for more texts than this counts as open. */
const most = 200;

function valuesOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : [hole];
}
