import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mostFailuresOfAddress, mostKnocksOfAddress } from '@sporbar/schema/identity/sign-in/session.rules.ts';
import { expect, it } from 'vitest';
import { closings } from '../live/live-sessions.ts';
import { prices } from './cost/cost-plan.ts';
import { usualRate } from './cost/rate-limits.ts';
import { limits } from './operation-limits.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'api.md'), 'utf8').replaceAll(/\s+/g, ' ');
const figure = (amount: number): string => amount.toLocaleString('en-GB');

it('G-10 the page for customers says the limits that are kept', () => {
  for (const said of [
    `${figure(limits.messageBytes)} bytes`,
    `depth ${limits.depth}`,
    `${limits.aliases} aliases`,
    `${limits.directives} directives`,
    `${figure(limits.tokens)} tokens`,
    `cost ${figure(limits.cost)}`,
    `${limits.subscriptionsPerSocket} operations at a time`,
    `${limits.socketsPerUser} sockets of one user`,
    `has ${figure(usualRate.limit)} points`,
    `${figure(usualRate.perSecond)} come back each second`,
    `${mostFailuresOfAddress} failed sign-ins`,
    `used ${mostKnocksOfAddress} links`,
    `${prices.page} where neither is said`,
    `${prices.unpagedList} times what is asked`,
    `a mutation: ${prices.mutation} more`,
  ])
    expect(page).toContain(said);
});

it('G-12 the page for customers says how each end of a right is told', () => {
  for (const { code, error } of Object.values(closings)) {
    expect(page).toContain(`| ${code} |`);
    expect(page).toContain(`\`${error}\``);
  }
});
