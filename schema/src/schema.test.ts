import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isNonNullType, type GraphQLEnumType, type GraphQLInputObjectType, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { defineLifecycle, hasMutation, labelOf, lifecycles, unreachableStatuses, type Move, type StatusMeaning } from './lifecycle.ts';
import { knownRefusals, messageOf, no } from './refusals.ts';
import { schema } from './schema.ts';

const rules = join(import.meta.dirname, '..', '..', 'docs', 'rules');
const label = { en: 'x', nb: 'x', sv: 'x' };
const meaning: StatusMeaning = { phase: 'DONE', acts: 'NOBODY', label, meaning: label };

/** Mutation names in the transition tables of a context: rows whose second cell names one in backticks. */
function mutationsOf(context: string): string[] {
  const file = readdirSync(rules).find((name) => name.startsWith(context)) ?? '';
  const rows = readFileSync(join(rules, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = rows
    .filter((row) => !/^\| (RU-[QO]|[A-Z]{1,4}-)\d+ /.test(row))
    .map((row) => row.split('|')[2] ?? '')
    .filter((cell) => !/timer|event:/i.test(cell));
  return [...new Set(cells.flatMap((cell) => [...cell.matchAll(/`([a-z]+[A-Z][A-Za-z]*)`/g)].map((match) => match[1] ?? '')))];
}

describe('the contract', () => {
  const fields = schema.getMutationType()?.getFields() ?? {};

  for (const context of ['01', '04', '05', '08', '09', '10', '11', '13', '14', '15', '16']) {
    it(`G-08 has a mutation for every transition in the tables of context ${context}`, () => {
      const named = mutationsOf(context);
      expect(named.length).toBeGreaterThan(1);
      expect(named.filter((name) => fields[name] === undefined)).toEqual([]);
    });
  }

  it('G-06 asks every mutation on an existing object for the version the caller has seen', () => {
    const moves = lifecycles
      .flatMap((lifecycle) => Object.entries(lifecycle.moves))
      .filter(([, move]) => hasMutation(move) && move.from.length > 0);
    const without = moves
      .map(([name]) => name)
      .filter((name) => {
        const input = fields[name]?.args[0]?.type;
        const type = (input !== undefined && isNonNullType(input) ? input.ofType : input) as GraphQLInputObjectType | undefined;
        return type?.getFields()['expectedVersion'] === undefined;
      });
    expect(without).toEqual([]);
  });

  it('G-05 says every refusal in three languages, with what to do', () => {
    const wordless = knownRefusals.filter((refusal) =>
      (['en', 'nb', 'sv'] as const).some((locale) => refusal.message[locale].length < 5 || refusal.hint[locale].length < 5),
    );
    expect(wordless).toEqual([]);
  });

  it('S-32 explains every status of every kind in three languages, to each reader in the own one', () => {
    const statuses = lifecycles.flatMap(({ noun, statuses }) =>
      Object.entries(statuses).map(([status, { meaning }]) => ({ status: `${noun} ${status}`, meaning })),
    );
    const unclear = statuses.filter(({ meaning }) => new Set(Object.values(meaning).filter((text) => text.length > 10)).size < 3);
    expect([statuses.length > 50, unclear]).toEqual([true, []]);
  });

  it('G-05 names a status in the reader’s words, never by its code', () => {
    const problem = no.invalidTransition('', { status: labelOf('ORDER_LINE', 'FIELD_SERVICE') });
    expect(messageOf(problem, 'nb')).toBe('Dette kan ikke gjøres når status er Installasjonsdato satt.');
  });

  it('G-11 gives every refusal the id of a rule', () => {
    expect(knownRefusals.filter((refusal) => !/^(RU-[QO]|[A-Z]{1,4}-)\d+$/.test(refusal.ruleId))).toEqual([]);
  });

  it('ADR-11 has no address to invoice to: an order line has the one it is delivered to, an invoice has its organisation', () => {
    const addressesOf = (name: string): string[] =>
      Object.values((schema.getType(name) as GraphQLObjectType).getFields())
        .filter(({ type }) => getNamedType(type).name === 'Address')
        .map((field) => field.name);
    expect(['OrderLine', 'Order', 'Invoice', 'Organisation'].map(addressesOf)).toEqual([['address'], [], [], []]);
    const purposes = (schema.getType('AddressPurpose') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect(purposes.filter((name) => /INVOICE|BILL/.test(name))).toEqual([]);
  });

  it.each(['orders', 'quotes', 'packages', 'invoices'])('G-10 shows %s newest first unless asked otherwise', (name) => {
    const args = schema.getQueryType()?.getFields()[name]?.args ?? [];
    const usual = (arg: string): unknown => args.find((each) => each.name === arg)?.defaultValue;
    expect([usual('sort'), usual('direction')]).toEqual(['createdAt', 'DESC']);
  });

  it('G-08 describes every field of the contract', () => {
    const bare = Object.values(schema.getTypeMap()).flatMap((type) =>
      type.name.startsWith('__') || !('getFields' in type)
        ? []
        : Object.values(type.getFields())
            .filter((field) => (field.description ?? '') === '')
            .map((field) => `${type.name}.${field.name}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('a lifecycle', () => {
  const open: Move<'A' | 'B'> = { rules: ['G-08'], from: [], to: ['A'], by: ['C'], level: 'root', label };
  const statuses = { A: meaning, B: meaning };

  it('G-08 finds a status that nothing leads to', () => {
    const back: Move<'A' | 'B'> = { ...open, from: ['B'] };
    expect(unreachableStatuses({ noun: 'ORDER', statuses, moves: { open, back } })).toEqual(['B']);
  });

  it('G-08 does not start with a status that nothing leads to', () => {
    expect(() => defineLifecycle({ noun: 'ORDER', statuses, moves: { open } })).toThrow('no move leads to B');
  });
});
