import { schema } from '@sporbar/schema/schema.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { typeOfId } from '@sporbar/schema/ids.ts';
import type { Desk } from '@sporbar/schema/testing.ts';
import {
  execute,
  GraphQLNonNull,
  isInputType,
  parse,
  typeFromAST,
  validate,
  type GraphQLField,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { expect } from 'vitest';
import { plainValue } from '../../attack/inputs.testing.ts';
import { drawQuery, type Pick } from '../../live/groups/fuzz/document.testing.ts';
import { executeQuery } from './planned.ts';

/** Everything that can be asked for. */
export const roots: readonly GraphQLField<unknown, unknown>[] = Object.values(schema.getQueryType()?.getFields() ?? {});

/** Asks the same by a plan and of the library, and compares to the letter. */
export class SameAnswers {
  readonly #desk: Desk;
  readonly #ids: readonly string[];
  /** How many were answered by plan, and how many the library had to say. */
  planned = 0;
  left = 0;
  bytes = 0;
  /** The fields asked for, as `Type.field`. */
  readonly asked = new Set<string>();

  /** Over objects that are there already. */
  constructor(desk: Desk, ids: readonly string[]) {
    this.#desk = desk;
    this.#ids = ids;
  }

  toString(): string {
    return `${this.planned} answers by plan, ${this.left} by the library, ${this.bytes} bytes, ${this.asked.size} fields`;
  }

  async compare(query: string, variableValues: Record<string, unknown>, userId: string | null): Promise<void> {
    const document = parse(query);
    expect(validate(schema, document), query).toEqual([]);
    const context = await this.#desk.contextOf(userId);
    const asked = (contextValue: Context) => ({ schema, document, variableValues, contextValue });
    const expected = JSON.stringify(await execute(asked({ ...context })));
    let isLeft = false;
    const answer = await executeQuery(asked({ ...context }), async (again) => {
      isLeft = true;
      return execute(again);
    });
    expect(JSON.stringify(answer), `${userId ?? 'nobody'}: ${query} ${JSON.stringify(variableValues)}`).toBe(expected);
    this[isLeft ? 'left' : 'planned'] += 1;
    this.bytes += expected.length;
  }

  /** A document that chance draws, with the id of something that is there where it wants one. */
  async draw(pick: Pick, density: number, userId: string | null): Promise<void> {
    const one = <T>(items: readonly T[]): T => items[pick(items.length)] as T;
    const id = one(this.#ids);
    const drawing = {
      pick,
      density,
      depth: 2 + pick(3),
      about: typeOfId(id) ?? '',
      asked: this.asked,
      members: new Map<string, GraphQLObjectType>(),
    };
    const query = drawQuery(drawing, one(roots));
    if (query === undefined) return;
    await this.compare(query.replaceAll(`"ord_${'0'.repeat(32)}"`, JSON.stringify(id)), {}, userId);
  }

  /** What a page sends, with everything that it needs and an id of something that is there. */
  async ask(operation: OperationDefinitionNode, query: string, id: string, userId: string | null): Promise<void> {
    const given = (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
      const name = variable.name.value;
      const known = typeFromAST(schema, type);
      if (!isInputType(known) || !(known instanceof GraphQLNonNull) || defaultValue !== undefined) return [];
      return [[name, /^id$|Id$/.test(name) ? id : plainValue(known)] as const];
    });
    await this.compare(query, Object.fromEntries(given), userId);
  }
}
