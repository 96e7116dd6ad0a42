/** A run of text as it is set. */
export interface Span {
  readonly look: 'plain' | 'strong' | 'em' | 'code';
  readonly text: string;
  /** Where a link leads. */
  readonly href?: string;
}

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Span[])[] };

const inline = /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*]+)\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g;

/** Pages of this site and of the web; everything else that could stand in a link stays text. */
const isSafe = (href: string): boolean => /^(\/(?!\/)|https?:\/\/)/.test(href);

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > end) spans.push({ look: 'plain', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    spans.push(spanOf(match));
  }
  return end < text.length ? [...spans, { look: 'plain', text: text.slice(end) }] : spans;
}

function spanOf({ 0: written, groups = {} }: RegExpMatchArray): Span {
  const { strong, em, code, label, href } = groups;
  if (strong !== undefined) return { look: 'strong', text: strong };
  if (em !== undefined) return { look: 'em', text: em };
  if (code !== undefined) return { look: 'code', text: code };
  return label !== undefined && href !== undefined && isSafe(href)
    ? { look: 'plain', text: label, href }
    : { look: 'plain', text: written };
}

const bullet = /^[-*] +/;
const numbered = /^\d+[.)] +/;

/**
 * The Markdown of product pages: paragraphs, headings, lists, emphasis, code and links. It becomes text and never HTML, so
 * that nothing written in it can run or lead anywhere but to a page.
 */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(blockOf);
}

function blockOf(block: string): Block {
  const lines = block.split('\n').map((line) => line.trim());
  for (const mark of [bullet, numbered])
    if (lines.every((line) => mark.test(line)))
      return { kind: 'list', isNumbered: mark === numbered, items: lines.map((line) => spansOf(line.replace(mark, ''))) };
  const heading = lines.length === 1 ? /^#{1,6} +(.+)$/.exec(block) : null;
  return heading ? { kind: 'heading', spans: spansOf(heading[1] ?? '') } : { kind: 'paragraph', spans: spansOf(lines.join(' ')) };
}
