import type { Client } from '@urql/core';
import { followObject } from '#lib/graph/follow.svelte.ts';
import { newIdempotencyKey } from '#lib/graph/keys.ts';
import { makeMove } from '#lib/graph/move.ts';
import type { Refusal } from '#lib/graph/refusal.ts';
import { send } from '#lib/graph/send.ts';
import { CreateOrder, UpdateOrderLine } from '#lib/order-line/documents.ts';
import { lineInputOf } from '#lib/order-line/input.ts';
import { OrderQuery, type LineDetail, type OrderDetail } from '../[id]/order.ts';
import { createInputOf, type NewOrderForm } from './new-order.ts';

/** The order that a form is saved as once something must be asked about it: a draft of its own, sent by nobody (O-31). */
export class SavedOrder {
  order = $state.raw<OrderDetail>();
  /** What the form said when it was last saved. */
  #said = '';
  readonly #client: Client;

  /** Call while the form's component starts. */
  constructor(client: Client) {
    this.#client = client;
    followObject(
      () => this.order?.id ?? '',
      () => this.read(),
    );
  }

  get line(): LineDetail | undefined {
    return this.order?.lines[0];
  }

  /** True while the form says what was saved. */
  isCurrent(form: NewOrderForm): boolean {
    return this.order !== undefined && this.#said === textOf(form);
  }

  async read(number = this.order?.number): Promise<void> {
    if (number === undefined) return;
    const { data } = await this.#client.query(OrderQuery, { number }, { overSocket: true, requestPolicy: 'network-only' }).toPromise();
    this.order = data?.order ?? undefined;
  }

  /** Saves what the form says, as a new order or into the one it was saved as. Answers the refusal, if there is one. */
  async save(form: NewOrderForm): Promise<Refusal | undefined> {
    if (this.isCurrent(form)) return undefined;
    const refusal = this.order === undefined ? await this.#create(form) : await this.#update(this.order, form);
    if (refusal === undefined) this.#said = textOf(form);
    return refusal;
  }

  async submit(): Promise<Refusal | undefined> {
    const { id, version } = this.order ?? { id: '', version: 0 };
    return makeMove(this.#client, { name: 'submitOrder', id, version }, {}, newIdempotencyKey());
  }

  async #create(form: NewOrderForm): Promise<Refusal | undefined> {
    const sent = await send(this.#client, CreateOrder, { input: { ...createInputOf(form), idempotencyKey: newIdempotencyKey() } });
    if (sent.ok) await this.read(sent.payload.order?.number);
    return sent.refusal;
  }

  async #update(order: OrderDetail, form: NewOrderForm): Promise<Refusal | undefined> {
    const [line, typed] = [order.lines[0], form.lines[0]];
    if (line === undefined || typed === undefined) return undefined;
    const input = { id: line.id, expectedVersion: line.version, idempotencyKey: newIdempotencyKey(), line: lineInputOf(typed) };
    const sent = await send(this.#client, UpdateOrderLine, { input });
    await this.read();
    if (!sent.ok || this.order === undefined) return sent.refusal;
    const { projectReference, customerInvoiceRef, customerOrderRef } = form;
    const references = { projectReference, customerInvoiceRef, customerOrderRef };
    if (JSON.stringify(references) === JSON.stringify(told(this.order))) return undefined;
    const { id, version } = this.order;
    const refusal = await makeMove(this.#client, { name: 'updateOrder', id, version }, references, newIdempotencyKey());
    await this.read();
    return refusal;
  }
}

const textOf = (form: NewOrderForm): string => JSON.stringify(createInputOf(form));

const told = ({ projectReference, customerInvoiceRef, customerOrderRef }: OrderDetail) => ({
  projectReference: projectReference ?? '',
  customerInvoiceRef: customerInvoiceRef ?? '',
  customerOrderRef: customerOrderRef ?? '',
});
