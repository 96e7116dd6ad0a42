import type { VariablesOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CreateApiKey } from './account.ts';

export type KeyScope = VariablesOf<typeof CreateApiKey>['input']['scopes'][number];
export type NounScope = Exclude<KeyScope, 'READ' | 'ORDER'>;

const nouns: Record<NounScope, () => string> = {
  QUOTES: m.nav_quotes,
  ORDERS: m.nav_orders,
  PACKAGES: m.nav_packages,
  SERVICE_REQUESTS: m.nav_requests,
  TROUBLE_TICKETS: m.nav_tickets,
  INVOICES: m.nav_invoices,
};

/** What a key can be narrowed to, as the navigation names it. */
export const nounScopes = (): { readonly scope: NounScope; readonly label: string }[] =>
  (Object.keys(nouns) as NounScope[]).map((scope) => ({ scope, label: nouns[scope]() }));

/** What a key may do, in words. */
export function scopesSaid(scopes: readonly KeyScope[]): string {
  if (!scopes.includes('ORDER')) return m.scope_READ();
  const named = nounScopes().filter(({ scope }) => scopes.includes(scope));
  return named.length === 0 ? m.scope_ORDER() : m.scope_ORDER_nouns({ nouns: named.map(({ label }) => label.toLowerCase()).join(', ') });
}

/** The end of the last day, as the reader's calendar has it. Undefined for a key without end. */
export const endOf = (lastDay: string): string | undefined => (lastDay === '' ? undefined : new Date(`${lastDay}T23:59:59`).toISOString());
