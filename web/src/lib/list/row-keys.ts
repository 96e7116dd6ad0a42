import { isTyping, singleKeysOff } from '#lib/frame/shortcuts.ts';

/** Up and down with j and k or the arrows, as in a list of mails, and x ticks the row. */
export function walkRows(event: KeyboardEvent, table: HTMLTableElement | undefined, tick?: (id: string) => void): void {
  const isArrow = event.key.startsWith('Arrow');
  const inside = table?.contains(event.target as Node) ?? false;
  if (event.ctrlKey || event.metaKey || event.altKey || (isArrow ? !inside : isTyping(event.target) || singleKeysOff())) return;
  const links = [...(table?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const chosen = event.key === 'x' ? links[at]?.closest('tr')?.dataset['id'] : undefined;
  if (chosen !== undefined) return tick?.(chosen);
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const next = step === undefined ? undefined : links[Math.min(links.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
