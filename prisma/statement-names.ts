/** Each connection keeps what it knows by name: so many statements at most are known so. */
const mostNames = 200;
/** From then on a statement is worth a name. */
const comesAgain = 3;
const mostCounted = 5_000;

/** What asks for all columns, whichever they are: once a newer version adds one, the old answer's shape is refused. */
const isOfAnyShape = (sql: string): boolean => /^\s*SELECT \*|\.\*/.test(sql);

/** The name of a statement; undefined: it has none. */
export type StatementNames = (sql: string) => string | undefined;

/**
 * Names for statements that come again and again: a connection is sent such a statement once, and by its name from then on,
 * and after a few times the database no longer plans it anew. Those that are made up for one occasion (a list of ids of yet
 * another length) get none, and what is kept is bounded.
 */
export function statementNames(): StatementNames {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= mostNames) return known;
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < comesAgain || isOfAnyShape(sql)) {
      if (seen.size >= mostCounted) seen.clear();
      seen.set(sql, times);
      return undefined;
    }
    seen.delete(sql);
    const name = `s${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
