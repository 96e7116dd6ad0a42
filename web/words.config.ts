import type { CompilerOptions } from '@inlang/paraglide-js';

/** How the message catalogue is compiled: by `npm run generate` for the type check, and by Vite while it builds. */
export const words: CompilerOptions = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  outputStructure: 'locale-modules',
  strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
  cookieName: 'locale',
};
