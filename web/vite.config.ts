import { readFileSync } from 'node:fs';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { words } from './words.config.ts';

/** The browser loads the words of its own language and no others; the server has all of them at hand. */
const oneLanguage = (): Plugin => ({
  name: 'one-language',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load(id) {
    const [, folder, file] = /^(.*\/lib\/paraglide)\/(messages|messages\/(?:en|nb|sv))\.js$/.exec(id) ?? [];
    if (folder === undefined) return null;
    if (file === 'messages') return chosenWords;
    // A message whose name is no safe one has another in the language's file; the index says which.
    const renamed = readFileSync(`${folder}/messages/_index.js`, 'utf8').match(/^export \{ .* as ".*" \}$/gm) ?? [];
    return [readFileSync(id, 'utf8'), ...renamed].join('\n');
  },
});

const chosenWords = `import { getLocale } from './runtime.js';
const words = { en: () => import('./messages/en.js'), nb: () => import('./messages/nb.js'), sv: () => import('./messages/sv.js') };
export const m = await words[getLocale()]();`;

export default defineConfig({
  plugins: [
    tailwindcss(),
    oneLanguage(),
    paraglideVitePlugin(words),
    // No `paths.origin`: one build is served under any address. The server that imports the handler tells the scheme by `x-forwarded-proto`.
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Two attributes that libraries write into their markup, each by its hash: the announcer of navigations, and `display: contents;`.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
            'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw=',
          ],
          'img-src': ['self', 'data:', 'blob:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
