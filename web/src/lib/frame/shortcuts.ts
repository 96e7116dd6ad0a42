import { m } from '#lib/paraglide/messages.js';
import type { Making, Place } from './navigation.ts';

export interface Shortcut {
  /** As tinykeys reads it. */
  readonly keys: string;
  readonly label: string;
  /** A single letter or sign: can be switched off by who dictates or slips. */
  readonly single: boolean;
  run(): void;
}

interface Actions {
  go(href: string): void;
  openPalette(): void;
  openSheet(): void;
  focusSearch(): void;
}

/** One map: the keys listened for and the sheet that lists them are made from it. */
export function shortcutsFor(places: readonly Place[], makings: readonly Making[], actions: Actions): readonly Shortcut[] {
  const [first] = makings;
  return [
    { keys: '$mod+k', label: m.search_or_go(), single: false, run: actions.openPalette },
    { keys: '/', label: m.shortcut_search(), single: true, run: actions.focusSearch },
    { keys: 'Shift+?', label: m.shortcuts_title(), single: true, run: actions.openSheet },
    ...(first ? [{ keys: 'c', label: first.label, single: true, run: () => actions.go(first.href) }] : []),
    ...places.map((place) => ({
      keys: `g ${place.key}`,
      label: m.shortcut_go({ place: place.label }),
      single: true,
      run: () => actions.go(place.href),
    })),
  ];
}

/** True where keys write text and must be left alone. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** "Ctrl K", "G then O": the keys as a person reads them. */
export const keysAsSaid = (keys: string): readonly string[] =>
  keys
    .replace('$mod+', 'Ctrl ')
    .replace('Shift+?', '?')
    .split(' ')
    .map((key) => (key.length === 1 ? key.toUpperCase() : key));

const COOKIE = 'shortcuts';

export const singleKeysOff = (): boolean => document.cookie.split('; ').includes(`${COOKIE}=off`);

export function setSingleKeysOff(off: boolean): void {
  document.cookie = `${COOKIE}=${off ? 'off' : 'on'}; path=/; max-age=31536000; samesite=lax`;
}
