import type { Context } from './context.ts';

/**
 * Shares one load among everything that asks for it in the same turn of the event loop: fifty lines that each want
 * their order read it once. Nothing is kept longer, since a subscription's context lives on while the rows change.
 */
export function onceATick<T>(load: (context: Context, key: string) => Promise<T>): (context: Context, key: string) => Promise<T> {
  const shared = new WeakMap<Context, Map<string, Promise<T>>>();
  return (context, key) => {
    const asked = shared.get(context) ?? new Map<string, Promise<T>>();
    shared.set(context, asked);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const loading = load(context, key);
    asked.set(key, loading);
    setImmediate(() => asked.delete(key));
    return loading;
  };
}
