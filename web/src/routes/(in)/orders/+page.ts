import { load as ask } from '#lib/graph/load.ts';
import { OrdersQuery, variablesOf } from './orders.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ orders: await ask(event, OrdersQuery, variablesOf(event.url)) });
