import type { Locale } from '../../generated/client/enums.ts';

export type Names = Readonly<Record<Locale, string>>;

/** Three languages in one line, in the order of the portal: English, bokmål, Swedish. */
export const names = (en: string, nb: string, sv: string): Names => ({ en, nb, sv });
