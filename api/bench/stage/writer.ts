import { isWorkingDay } from '@sporbar/schema/calendar/working-days.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { addDays, dateOf } from '@sporbar/schema/time.ts';

/** An order as the writer last saw it. */
export interface Held {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly { readonly id: string; readonly version: number }[];
}

/** A working day far enough away for every product. */
export function wishedDay(): string {
  let day = addDays(dateOf(new Date()), 42);
  while (!isWorkingDay('NO', day)) day = addDays(day, 1);
  return day;
}

/** Somebody who changes things over the public API of one server. */
export class Writer {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
    if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** A move, by its mutation. */
  async move(name: string, input: object): Promise<Held> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation M($input: ${type}) { ${name}(input: $input) { __typename ... on Refusal { message problems { code path } }
      ... on OrderPayload { order { id version lines { id version } } } } }`;
    const { [name]: answer } = await this.ask(query, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
    if (answer?.order == null) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.order as Held;
  }

  /** An order with so many lines, not sent yet. */
  draft(lines: number): Promise<Held> {
    const given = Array.from({ length: lines }, () => goodLine({ requestedDate: wishedDay() }));
    return this.move('createOrder', { orderType: lines > 1 ? 'PROJECT' : 'STANDARD', lines: given });
  }

  submit({ id, version }: Held): Promise<Held> {
    return this.move('submitOrder', { id, expectedVersion: version });
  }

  /** One event of the order's header. */
  rename({ id, version }: Held, projectReference: string): Promise<Held> {
    return this.move('updateOrder', { id, expectedVersion: version, projectReference });
  }
}
