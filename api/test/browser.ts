import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A Chromium that has been seen to start. */
export interface FoundBrowser {
  path: string;
  /** Version and origin, for the last lines of a test run. */
  about: string;
  /** Variables it needs where the machine lacks its libraries or fonts. */
  env: Record<string, string>;
}

interface Candidate {
  origin: string;
  path: string;
  env: Record<string, string>;
}

const cache = resolve(import.meta.dirname, '..', '..', '.cache');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Answers the first that starts of: `CHROMIUM_PATH` (then nothing else is tried), a Chromium of this machine, Playwright's
 * own, the one inside npm `@sparticuz/chromium`. When none starts it rejects with every reason.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const reasons: string[] = [];
  for await (const candidate of candidates()) {
    try {
      return { path: candidate.path, env: candidate.env, about: `Chromium ${await provenVersion(candidate)} from ${candidate.origin}` };
    } catch (error) {
      reasons.push(`${candidate.origin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No Chromium could be started.\n${reasons.join('\n') || 'None was found, and the package @sparticuz/chromium is for Linux on x64.'}`,
  );
}

/** A new browser for a test, closed by whoever asked for it. */
export function launchBrowser(): Promise<Browser> {
  const path = process.env.SPORBAR_TEST_CHROMIUM;
  if (path === undefined)
    throw new Error('SPORBAR_TEST_CHROMIUM is not set: run the test through vitest, whose project "browser" prepares it');
  return launch({ path, env: JSON.parse(process.env.SPORBAR_TEST_CHROMIUM_ENV ?? '{}') as Record<string, string> });
}

/** Tells the tests through the environment. */
export function handToTests({ path, env }: FoundBrowser): void {
  Object.assign(process.env, { SPORBAR_TEST_CHROMIUM: path, SPORBAR_TEST_CHROMIUM_ENV: JSON.stringify(env) });
}

const launch = ({ path, env }: Pick<Candidate, 'path' | 'env'>): Promise<Browser> =>
  chromium.launch({ executablePath: path, headless: true, args: flags, env: { ...(process.env as Record<string, string>), ...env } });

async function provenVersion(candidate: Candidate): Promise<string> {
  const browser = await launch(candidate);
  try {
    const page = await browser.newPage();
    await page.setContent('<p>Sporbar</p>');
    if ((await page.textContent('p')) !== 'Sporbar') throw new Error('it starts and shows nothing');
    return browser.version();
  } finally {
    await browser.close();
  }
}

async function* candidates(): AsyncGenerator<Candidate> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    yield { origin: `CHROMIUM_PATH (${chosen})`, path: chosen, env: {} };
    return;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const applications = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), applications].filter((path) =>
    existsSync(path),
  );
  for (const path of installed) yield { origin: path, path, env: {} };
  const own = chromium.executablePath();
  if (existsSync(own)) yield { origin: own, path: own, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const folder = await unpacked();
  const origin = 'npm @sparticuz/chromium';
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  yield { origin, path: join(folder, 'chromium'), env: fonts };
  yield {
    origin: `${origin} with its libraries`,
    path: join(folder, 'chromium'),
    env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  };
}

/** The package holds archives and unpacks them where `TMPDIR` says; kept between runs, complete or not at all. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = createRequire(import.meta.url)(join(dirname(entry), '..', 'package.json')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: archive, inflate } = await import('@sparticuz/chromium');
    await archive.executablePath();
    await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
    renameSync(draft, folder);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
