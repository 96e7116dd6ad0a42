import type { ApiKey } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import { plainMutation } from '../../plain-mutation.ts';
import { PersonType } from '../users/person.graphql.ts';
import { createApiKey, inForce, keyOwners, keyScopes, revokeApiKey, type KeyScope, type NewKey } from './api-key.commands.ts';

const Scope = builder.enumType('ApiKeyScope', {
  description: 'What a key may be used for. It never has more rights than its user (IA-03).',
  values: Object.fromEntries(
    Object.entries(keyScopes).map(([scope, description]) => [scope.toUpperCase(), { value: scope, description }]),
  ) as Record<Uppercase<KeyScope>, { value: KeyScope; description: string }>,
});

const ApiKeyType = builder.objectRef<ApiKey>('ApiKey').implement({
  description:
    'A key for programs: send it as `Authorization: Bearer <key>` over HTTP, or as `authorization` in the payload of `connection_init`.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Give it to `revokeApiKey`.' }),
    name: t.exposeString('name', { description: 'Shown in history beside its user’s name.' }),
    hint: t.exposeString('hint', { description: 'How the key begins, to tell it from others.' }),
    scopes: t.field({ type: [Scope], description: 'What it may be used for.', resolve: ({ scopes }) => scopes as KeyScope[] }),
    user: t.field({ type: PersonType, description: 'In whose name it acts.', resolve: (key) => key.userId }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'When it was last used, to the minute.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From then on it is of no use, and its streams end within two seconds. Null: it lasts until it is revoked.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'Since when it is of no use.' }),
  }),
});

builder.queryField('myApiKeys', (t) =>
  t.field({
    type: [ApiKeyType],
    description:
      'Your keys that are in force. Superusers see those of colleagues too, the carrier’s user administration those of service users.',
    resolve: (_root, _args, context) => {
      const viewer = requireViewer(context);
      return context.db.apiKey.findMany({
        where: { ...inForce(context.clock.now()), user: keyOwners(viewer) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
    },
  }),
);

const Made = builder.objectRef<NewKey>('ApiKeyMadePayload').implement({
  description: 'The new key.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyType, description: 'What is kept of it.', resolve: ({ key }) => key }),
    secret: t.exposeString('secret', { description: 'The key itself. Store it now: it is shown this once, we keep only its hash.' }),
  }),
});

plainMutation('createApiKey', {
  description:
    'Makes a key for a program that acts in your name, or in a colleague’s if you are a superuser. Only a signed-in person can do this.',
  payload: Made,
  limits: { name: 60, userId: 40 },
  input: (t) => ({
    name: t.string({
      required: true,
      description: 'After the program that will use it. At most 60 characters, unique among the user’s keys.',
    }),
    scopes: t.field({ type: [Scope], required: true, description: 'What it may be used for; READ is always included.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'Until when it is of use. Without it the key lasts until it is revoked.' }),
    userId: t.id({ description: 'In whose name it acts; yours unless given.' }),
  }),
  run: (context, input) => createApiKey(context, input),
});

const Revoked = builder.objectRef<ApiKey>('ApiKeyRevokedPayload').implement({
  description: 'The key is of no use any more; its streams end within two seconds.',
  fields: (t) => ({ apiKey: t.field({ type: ApiKeyType, description: 'The key.', resolve: (key) => key }) }),
});

plainMutation('revokeApiKey', {
  description: 'Ends a key at once.',
  payload: Revoked,
  limits: { id: 40 },
  input: (t) => ({ id: t.id({ required: true, description: 'One of `myApiKeys`.' }) }),
  run: (context, { id }) => revokeApiKey(context, id),
});
