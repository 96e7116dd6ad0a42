import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '@sporbar/schema/context.ts';
import { createApiKey, revokeApiKey } from '@sporbar/schema/identity/api-keys/api-key.commands.ts';
import { loadViewerByApiKey, loadViewerOfUser } from '@sporbar/schema/identity/viewer-loading.ts';
import { personId, type PersonName } from './people.ts';

/** The keys of the demo: what each is called where keys are listed, whose it is and who makes it. */
const wanted = {
  sandbox: { name: 'Prøvedrift', owner: 'sandbox', madeBy: 'unni' },
  example: { name: 'Eksempelprogram', owner: 'kari', madeBy: 'kari' },
  kari: { name: 'Prøvedrift', owner: 'kari', madeBy: 'kari' },
  elsa: { name: 'Provdrift', owner: 'elsa', madeBy: 'elsa' },
  ingrid: { name: 'Prøvedrift', owner: 'ingrid', madeBy: 'ingrid' },
  viktor: { name: 'Provdrift', owner: 'viktor', madeBy: 'viktor' },
} as const satisfies Record<string, { name: string; owner: PersonName | 'sandbox'; madeBy: PersonName }>;

export type DemoKey = keyof typeof wanted;
export type DemoKeys = Readonly<Record<DemoKey, string>>;

/**
 * The demo's API keys. The portal shows a key once and keeps only its hash, so they are kept in a file that its owner
 * alone can read; one that is missing there, or works no longer, is made anew.
 */
export async function demoKeys(context: Context, file: string): Promise<DemoKeys> {
  const kept = readKeys(file);
  const keys: Record<string, string> = {};
  for (const key of Object.keys(wanted) as DemoKey[]) {
    const secret = kept[key];
    keys[key] = secret !== undefined && (await works(context, secret)) ? secret : await makeKey(context, key);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys as DemoKeys;
}

function readKeys(file: string): Record<string, string | undefined> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

const works = async ({ db, clock }: Context, secret: string): Promise<boolean> => (await loadViewerByApiKey(db, secret, clock)) !== null;

async function makeKey(context: Context, key: DemoKey): Promise<string> {
  const { name, owner, madeBy } = wanted[key];
  const maker = { ...context, viewer: await loadViewerOfUser(context.db, personId(madeBy)) };
  const lost = await context.db.apiKey.findMany({ where: { userId: personId(owner), name, revokedAt: null }, select: { id: true } });
  for (const { id } of lost) await revokeApiKey(maker, id);
  const { secret } = await createApiKey(maker, { name, scopes: ['read', 'order'], userId: personId(owner) });
  return secret;
}
