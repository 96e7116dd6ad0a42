import { builder } from '../../builder.ts';
import { requireSignedIn } from '../../context.ts';

export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/**
 * Somebody to turn to. Nouns answer it with the id of a user (`lastActedById`); the rows of a request are read together
 * (IA-04). The noun has made sure that the viewer may see the object; a customer sees people of the own organisation only.
 */
export const PersonType = builder.loadableObjectRef<Person, string>('Person', {
  load: async (ids, context) => {
    const viewer = requireSignedIn(context);
    const mine = viewer.isCarrier ? {} : { organisationId: viewer.organisationId };
    const people = await context.db.user.findMany({
      where: { id: { in: [...ids] }, ...mine },
      select: { id: true, fullName: true, phone: true, email: true },
    });
    const byId = new Map(people.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? { id, fullName: '', phone: null, email: null });
  },
  // Asked again on every execution: a socket's context outlives many changes.
  loaderOptions: { cache: false },
});

PersonType.implement({
  description: 'Somebody to turn to: the user who acted last, or a superuser (IA-04, IA-13).',
  fields: (t) => ({
    fullName: t.exposeString('fullName', { description: 'First and last name; empty for people of another organisation.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Digits only.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
  }),
});
