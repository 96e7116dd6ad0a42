import { findBrowser, handToTests } from './browser.ts';

/** Vitest's door: a run that was started by hand finds its browser itself. */
export default async function setup(): Promise<void> {
  if (process.env.SPORBAR_TEST_CHROMIUM === undefined) handToTests(await findBrowser());
}
