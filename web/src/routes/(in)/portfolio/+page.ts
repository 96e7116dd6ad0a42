import { load as ask } from '#lib/graph/load.ts';
import { PortfolioQuery, variablesOf } from './portfolio.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ portfolio: await ask(event, PortfolioQuery, variablesOf(event.url)) });
