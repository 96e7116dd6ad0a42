/** Context 21 written down once more, from its table alone. */
export function quoteHeader(lines: readonly string[]): string {
  const one = (status: string): boolean => lines.includes(status);
  const all = (...statuses: string[]): boolean => lines.every((line) => statuses.includes(line));
  if (lines.length === 0) return 'NEW';
  if (all('CANCELLED')) return 'CANCELLED';
  if (one('INCOMPLETE')) return 'INCOMPLETE';
  if (one('CUSTOMER_UPDATE')) return 'CUSTOMER_UPDATE';
  if (one('IN_PROCESS')) return 'IN_PROCESS';
  if (one('RECEIVED')) return 'RECEIVED';
  if (all('COMPLETED', 'CUSTOMER_CLOSED', 'CANCELLED')) return 'COMPLETED';
  return all('NEW', 'CANCELLED') ? 'NEW' : 'IN_PROCESS';
}

const dead = ['REJECTED', 'DUPLICATE', 'CANCELLED', 'FINISHED', 'CLOSED'];
const inProcess = ['IN_PROCESS', 'ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'];

export function orderHeader(lines: readonly string[]): string {
  const one = (status: string): boolean => lines.includes(status);
  if (lines.length === 0) return 'NEW';
  if (one('INCOMPLETE')) return 'INCOMPLETE';
  if (one('REJECTED') && lines.some((line) => !dead.includes(line))) return 'REJECTED';
  if (one('CUSTOMER_UPDATE')) return 'CUSTOMER_UPDATE';
  if (one('NEW')) return 'NEW';
  if (lines.some((line) => inProcess.includes(line))) return 'IN_PROCESS';
  const rest = ['COMMITTED', 'REGISTERED', 'FINISHED', 'CLOSED', 'REJECTED', 'DUPLICATE', 'CANCELLED'];
  return rest.find(one) ?? 'no row of the table';
}
