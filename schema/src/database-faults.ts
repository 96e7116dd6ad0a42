import { no, type Problem } from './refusals.ts';

/** Faults that pass by themselves: lost connections, deadlocks, time-outs, a server that shuts down. */
const passing =
  /\b(P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|57P01|57P02|57P03|08006|08003|53300)\b|ECONNREFUSED|ECONNRESET|Connection terminated|ConnectionClosed|Server has closed the connection|not queryable/;

export const isPassing = (error: unknown): boolean => passing.test(describe(error));

/** The refusal a database error stands for, or undefined for one nobody expected. */
export function lookUpFault(error: unknown, onDuplicate: Readonly<Record<string, () => Problem>>): Problem | undefined {
  const text = describe(error);
  for (const [index, problem] of Object.entries(onDuplicate)) if (text.includes(index)) return problem();
  return isPassing(error) ? no.technical('', {}, { data: { retryable: true } }) : undefined;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, meta } = error as Error & { code?: unknown; meta?: unknown };
  return `${String(code ?? '')} ${error.message} ${meta === undefined ? '' : JSON.stringify(meta)}`;
}
