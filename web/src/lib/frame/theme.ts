export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: string | undefined): value is Theme => themes.includes(value as Theme);

const YEAR = 31_536_000;

/** A cookie rather than script in the head: the server writes the attribute, so the first paint is already right. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
}

export function currentTheme(): Theme {
  const value = document.documentElement.dataset['theme'];
  return isTheme(value) ? value : 'system';
}
