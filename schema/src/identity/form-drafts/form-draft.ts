import type { FormDraft, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../../context.ts';
import { no, refuseIfAny, refusalsOf } from '../../refusals.ts';
import { requirePerson } from '../sign-in/sign-in.commands.ts';

const dayMs = 86_400_000;

/** IA-07: a draft lives this long after the last key. */
export const draftsLiveMs = 30 * dayMs;
const largest = 100_000;
const mostDrafts = 100;

const noDraft = refusalsOf({
  tooLarge: {
    code: 'VALIDATION',
    ruleId: 'IA-07',
    message: {
      en: 'A draft holds at most {max} characters.',
      nb: 'En kladd rommer høyst {max} tegn.',
      sv: 'Ett utkast rymmer högst {max} tecken.',
    },
    hint: {
      en: 'Save the form and go on from there.',
      nb: 'Lagre skjemaet og fortsett derfra.',
      sv: 'Spara formuläret och fortsätt därifrån.',
    },
  },
  tooMany: {
    code: 'VALIDATION',
    ruleId: 'IA-07',
    message: { en: 'You keep {max} drafts already.', nb: 'Du har allerede {max} kladder.', sv: 'Du har redan {max} utkast.' },
    hint: { en: 'Save or discard one of them.', nb: 'Lagre eller forkast en av dem.', sv: 'Spara eller kasta ett av dem.' },
  },
});

/** IA-07: what this user typed into this form and has neither saved nor discarded; null when there is nothing. */
export async function findDraft(context: Context, form: string): Promise<FormDraft | null> {
  const userId = context.viewer?.userId;
  if (userId === undefined) return null;
  const since = new Date(context.clock.now().getTime() - draftsLiveMs);
  return context.db.formDraft.findFirst({ where: { userId, form, updatedAt: { gt: since } } });
}

/** IA-07: keeps what was typed, as private as a desk drawer: no number, no status, no event, nobody else sees it. */
export async function saveDraft(context: Context, form: string, data: unknown): Promise<FormDraft> {
  const { userId } = requirePerson(context);
  const name = form.trim();
  const size = JSON.stringify(data)?.length ?? 0;
  const others = await context.db.formDraft.count({ where: { userId, form: { not: name } } });
  refuseIfAny([
    ...(name === '' ? [no.required('/form')] : []),
    ...(size > largest ? [noDraft.tooLarge('/data', { max: largest })] : []),
    ...(others >= mostDrafts ? [noDraft.tooMany('', { max: mostDrafts })] : []),
  ]);
  const kept = { data: data as Prisma.InputJsonValue, updatedAt: context.clock.now() };
  return context.db.formDraft.upsert({
    where: { userId_form: { userId, form: name } },
    create: { userId, form: name, ...kept },
    update: kept,
  });
}

/** IA-07: throws the draft away. Answers whether there was one. */
export async function discardDraft(context: Context, form: string): Promise<boolean> {
  const { userId } = requirePerson(context);
  const { count } = await context.db.formDraft.deleteMany({ where: { userId, form: form.trim() } });
  return count > 0;
}

/** IA-07: drafts older than 30 days go. Answers how many. */
export async function discardOldDrafts(context: Context): Promise<number> {
  const since = new Date(context.clock.now().getTime() - draftsLiveMs);
  return (await context.db.formDraft.deleteMany({ where: { updatedAt: { lte: since } } })).count;
}
