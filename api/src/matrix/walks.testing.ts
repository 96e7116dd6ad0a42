import { accountWalks } from './account-walks.testing.ts';
import { helpdeskWalks } from './helpdesk-walks.testing.ts';
import { lateWalks, orderWalks } from './order-walks.testing.ts';
import { packageWalks } from './package-walks.testing.ts';
import { quoteWalks } from './quote-walks.testing.ts';
import type { Walk } from './stage.testing.ts';

/** All walks; what needs the clock to go on comes last. */
export const walks: readonly Walk[] = [orderWalks, quoteWalks, packageWalks, helpdeskWalks, accountWalks, lateWalks].flatMap((named) =>
  Object.values(named),
);
