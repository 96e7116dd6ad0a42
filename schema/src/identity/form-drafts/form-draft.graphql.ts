import type { FormDraft } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { requireSignedIn } from '../../context.ts';
import { plainMutation } from '../../plain-mutation.ts';
import { discardDraft, findDraft, saveDraft } from './form-draft.ts';

const DraftType = builder.objectRef<FormDraft>('FormDraft').implement({
  description: 'What you typed into a form and have neither saved nor discarded. Yours alone; kept for 30 days (IA-07).',
  fields: (t) => ({
    form: t.exposeString('form', { description: 'Which form, by the name its page gives it.' }),
    data: t.field({ type: 'JSON', description: 'What was typed, as the page stored it.', resolve: ({ data }) => data }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the last of it was typed.' }),
  }),
});

builder.queryField('formDraft', (t) =>
  t.field({
    type: DraftType,
    nullable: true,
    description: 'Your draft of a form; null when there is none.',
    args: { form: t.arg.string({ required: true, description: 'The form’s name.' }) },
    resolve: (_root, { form }, context) => {
      requireSignedIn(context);
      return findDraft(context, form);
    },
  }),
);

const Saved = builder.objectRef<FormDraft>('FormDraftPayload').implement({
  description: 'The draft as it is kept.',
  fields: (t) => ({ draft: t.field({ type: DraftType, description: 'The draft.', resolve: (draft) => draft }) }),
});

plainMutation('saveFormDraft', {
  description: 'Keeps what is typed while it is typed. No order comes of it: no status, no number, nobody else sees it (IA-07).',
  payload: Saved,
  limits: { form: 120, data: 20_000 },
  input: (t) => ({
    form: t.string({ required: true, description: 'The form’s name, at most 120 characters.' }),
    data: t.field({ type: 'JSON', required: true, description: 'Anything, at most 100,000 characters as JSON.' }),
  }),
  run: (context, { form, data }) => saveDraft(context, form, data),
});

const Discarded = builder.objectRef<{ discarded: boolean }>('FormDraftDiscardedPayload').implement({
  description: 'The draft is gone.',
  fields: (t) => ({ discarded: t.exposeBoolean('discarded', { description: 'False when there was none.' }) }),
});

plainMutation('discardFormDraft', {
  description: 'Throws a draft away.',
  payload: Discarded,
  limits: { form: 120 },
  input: (t) => ({ form: t.string({ required: true, description: 'The form’s name.' }) }),
  run: async (context, { form }) => ({ discarded: await discardDraft(context, form) }),
});
