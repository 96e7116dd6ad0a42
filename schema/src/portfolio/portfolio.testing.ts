import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import { endingCharges } from '../billing/charge.writes.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { dateOf } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { created } from '../writes.ts';
import { installedNoun } from './installed.lifecycle.ts';
import { lockInstalled, rootOfInstalled, terminated } from './installed.writes.ts';

/** Another product like one that is installed, with its event. */
export async function anotherLike(context: Context, productId: string, changes: Partial<InstalledProduct> = {}): Promise<string> {
  const like = await context.db.installedProduct.findUniqueOrThrow({ where: { id: productId } });
  const {
    version: _version,
    enteredStatusAt: _entered,
    createdAt: _at,
    createdById: _by,
    updatedAt: _last,
    updatedById: _who,
    ...rest
  } = like;
  const id = newId('InstalledProduct');
  const row = { ...rest, fromOrderLineId: null, circuitNumber: `C${id.slice(-10).toUpperCase()}`, ...changes, id };
  await transitionByClock(context, 'installProduct', { table: 'organisations', id: row.organisationId }, async () => [
    created(rootOfInstalled(row), installedNoun, row),
  ]);
  return id;
}

/** Takes a product out of operation. */
export async function takeDown(context: Context, productId: string): Promise<void> {
  await transitionByClock(context, 'terminateProduct', { table: installedNoun.table, id: productId }, async (tx, now) => {
    const product = await lockInstalled(tx, productId);
    return [terminated(product, dateOf(now), '', { besides: await endingCharges(tx, product, dateOf(now), now) })];
  });
}
