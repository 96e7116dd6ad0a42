import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorKind } from '@sporbar/prisma/generated/client/enums.ts';
import { lifecycles } from '@sporbar/schema/lifecycle.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from './rule-book.testing.ts';

/** Moves whose targets the book tells in words: the status it had, the status kept, what the access asks for. */
const toldInWords = ['createUser', 'undoReopenOrderLine', 'resumeOrderLine'];

describe('the state machine as a query', () => {
  let desk: Desk;
  let people: People;
  const machines: Answer[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    const document = `query S($entity: ObjectType!) { stateMachine(entity: $entity) { objectType statuses { status label meaning phase }
      transitions { name label from to actors rules isTimer effectOf hasMutation } } }`;
    for (const { noun } of lifecycles) machines.push((await desk.run(people.kari, document, { entity: noun }))['stateMachine'] as Answer);
  });
  afterAll(() => desk.close());

  const transitions = () => machines.flatMap((machine) => machine['transitions'] as Answer[]);
  const sorted = (words: readonly string[]) => [...new Set(words)].toSorted();

  /** What the tables of the book say of each move that the product has. */
  const book = () =>
    [...Map.groupBy(readRows(), ({ move }) => move)].flatMap(([name, said]) => {
      // What one move makes of two kinds of objects is told by the book where it starts, in the order of no import.
      const [transition] = transitions()
        .filter((one) => one['name'] === name)
        .toSorted((one, other) => other['from'].length - one['from'].length);
      return transition === undefined ? [] : [{ name, said, transition }];
    });

  it('S-17 S-18 S-19 starts every move where its rows of the rule book do, and leads where they lead', () => {
    // The book tells of these by the status of the line or the package that they belong to.
    const ofLine = ['recordAppointment', 'holdAppointmentSlot', 'skipAppointment', 'recordReceipt'];
    const compared = book().filter(({ name }) => !ofLine.includes(name));
    expect(compared.length).toBeGreaterThan(80);
    const from = (transition: Answer) => sorted(transition['from']);
    expect(compared.map(({ name, transition }) => ({ name, from: from(transition) }))).toEqual(
      compared.map(({ name, said }) => ({ name, from: sorted(said.flatMap((row) => row.from)) })),
    );
    for (const { name, said, transition } of compared) {
      const [to, told] = [transition['to'] as string[], sorted(said.flatMap((row) => row.to))];
      // A row whose status stays may name it, or what becomes of the other object that it changes.
      if (to.length > 0) expect({ name, missing: told.filter((status) => !to.includes(status)) }).toEqual({ name, missing: [] });
      if (!toldInWords.includes(name))
        expect({ name, beyond: to.filter((status) => !told.includes(status)) }).toEqual({ name, beyond: [] });
    }
  });

  it('S-22 S-24 G-09 names the actors of every move as the rule book does', () => {
    // Where an agent may, the carrier's programs may too unless the book says never; where a customer may, so may the own superuser.
    const alsoMeant = { A: 'SYS', C: 'SU' } as const;
    for (const { name, said, transition } of book()) {
      const actors = transition['actors'] as ActorKind[];
      const named = said.flatMap(({ who }) => who);
      const meant: ActorKind[] = named.flatMap((kind) => (kind === 'A' || kind === 'C' ? [kind, alsoMeant[kind]] : [kind]));
      expect({ name, missing: named.filter((kind) => !actors.includes(kind)) }).toEqual({ name, missing: [] });
      if (named.length > 0) expect({ name, beyond: actors.filter((kind) => !meant.includes(kind)) }).toEqual({ name, beyond: [] });
    }
  });

  it('S-26 S-32 explains every status, and has a row of the book for every mutation that moves one', () => {
    for (const machine of machines)
      for (const status of machine['statuses'] as Answer[]) expect(status['meaning'].length).toBeGreaterThan(10);
    const rules = join(import.meta.dirname, '..', '..', '..', 'docs', 'rules');
    const text = readdirSync(rules).map((name) => readFileSync(join(rules, name), 'utf8'));
    const moving = transitions().filter((one) => one['hasMutation'] && (one['to'] as string[]).length > 0);
    const unknown = moving.filter(({ name }) => !text.some((page) => page.includes(`\`${name}\``)));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});
