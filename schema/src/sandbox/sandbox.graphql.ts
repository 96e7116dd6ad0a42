import { hasScope } from '../access.ts';
import { builder } from '../builder.ts';
import { actingViewer, requireViewer, type Context } from '../context.ts';
import { plainMutation } from '../plain-mutation.ts';
import { no, Refused, refusalsOf } from '../refusals.ts';
import type { SandboxControl, SandboxState } from './sandbox-control.ts';

const noSandbox = refusalsOf({
  factor: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'The speed is a factor from 0.1 to 100.',
      nb: 'Tempoet er en faktor fra 0,1 til 100.',
      sv: 'Tempot är en faktor från 0,1 till 100.',
    },
    hint: {
      en: '1 is a move every few seconds.',
      nb: '1 er én handling med noen sekunders mellomrom.',
      sv: '1 är en åtgärd med några sekunders mellanrum.',
    },
  },
  count: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'Seed 1 to 50 orders at a time.',
      nb: 'Opprett 1 til 50 bestillinger om gangen.',
      sv: 'Skapa 1 till 50 beställningar åt gången.',
    },
    hint: { en: 'Ask again for more.', nb: 'Be en gang til om flere.', sv: 'Be en gång till om fler.' },
  },
});

const SandboxType = builder.objectRef<SandboxState>('Sandbox').implement({
  description: 'The sandbox carrier: a program that plays the carrier’s side of the demo through the public API.',
  fields: (t) => ({
    isRunning: t.exposeBoolean('isRunning', { description: 'False while it is paused.' }),
    speed: t.exposeFloat('speed', { description: '1 is a move every few seconds; 10 is ten times as many.' }),
    movesMade: t.exposeInt('movesMade', { description: 'Moves since the server started.' }),
  }),
});

builder.queryField('sandbox', (t) =>
  t.field({
    type: SandboxType,
    nullable: true,
    description: 'Carrier staff only; null where no sandbox runs.',
    resolve: (_root, _args, context) => (requireViewer(context).isCarrier ? (context.ports.sandbox?.state() ?? null) : null),
  }),
);

const Payload = builder.objectRef<{ state: SandboxState }>('SandboxPayload').implement({
  description: 'The sandbox after the change.',
  fields: (t) => ({ sandbox: t.field({ type: SandboxType, description: 'As it is now.', resolve: ({ state }) => state }) }),
});

/** Only the carrier's people, and only where a sandbox runs. */
async function control(context: Context, change: (sandbox: SandboxControl) => unknown): Promise<{ state: SandboxState }> {
  const { sandbox } = context.ports;
  const viewer = actingViewer(context);
  if (!viewer.isCarrier || !hasScope(viewer, 'order')) throw new Refused([no.forbidden('')]);
  if (sandbox === undefined) throw new Refused([no.notFound('')]);
  await change(sandbox);
  return { state: sandbox.state() };
}

plainMutation('pauseSandbox', {
  description: 'Stops the sandbox carrier until it is resumed.',
  payload: Payload,
  run: (context) => control(context, (sandbox) => sandbox.setRunning(false)),
});
plainMutation('resumeSandbox', {
  description: 'Lets the sandbox carrier go on.',
  payload: Payload,
  run: (context) => control(context, (sandbox) => sandbox.setRunning(true)),
});
plainMutation('setSandboxSpeed', {
  description: 'Makes the sandbox carrier faster or slower.',
  payload: Payload,
  input: (t) => ({ factor: t.float({ required: true, description: '0.1 to 100; 1 is a move every few seconds.' }) }),
  run: (context, { factor }) =>
    control(context, (sandbox) => {
      if (!(factor >= 0.1 && factor <= 100)) throw new Refused([noSandbox.factor('/factor')]);
      sandbox.setSpeed(factor);
    }),
});
plainMutation('seedSandbox', {
  description: 'Places fresh orders of demo customers, for the sandbox to carry out.',
  payload: Payload,
  input: (t) => ({ orders: t.int({ required: true, description: '1 to 50.' }) }),
  run: (context, { orders }) =>
    control(context, (sandbox) => {
      if (orders < 1 || orders > 50) throw new Refused([noSandbox.count('/orders')]);
      return sandbox.seed(orders);
    }),
});
