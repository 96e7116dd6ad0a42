const name = (reader: string): string => `line ${reader}`;

/** Where this tab stood in the reader's stream before it was loaded anew. A position, and nothing that was typed or shown. */
export function keptCursor(reader: string): string | undefined {
  try {
    return sessionStorage.getItem(name(reader)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepCursor(reader: string, cursor: string): void {
  try {
    sessionStorage.setItem(name(reader), cursor);
  } catch {
    // A browser that keeps nothing begins where its page was read.
  }
}
