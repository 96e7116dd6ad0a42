import { describe, expect, it } from 'vitest';
import { unanswered, type PricingOutcome } from '../../pricing/pricing.rules.ts';
import { hintOf } from '../../refusals.ts';
import { leftBehind, planSubmit } from './submit.rules.ts';

const priced: PricingOutcome = { kind: 'PRICED', ruleId: 'Q-04', currency: 'NOK', rentalMinor: 100, establishmentMinor: 0 };
const manual: PricingOutcome = { kind: 'MANUAL', ruleId: 'Q-07' };

const submitted = (...outcomes: PricingOutcome[]) =>
  outcomes.map((pricing, index) => ({ line: { id: `qli_${index + 1}`, lineNo: index + 1 }, pricing }));

const told = (plan: ReturnType<typeof planSubmit>): string[] =>
  'steps' in plan
    ? plan.steps.map(({ line, outcome }) => `${line.id} ${outcome}`)
    : plan.problems.map(({ def, objectId }) => `${objectId} ${def.code}`);

describe('what a submit does with each line', () => {
  it('Q-27 gives a line its automatic price whatever was said about manual pricing', () => {
    for (const confirm of [null, true, false]) expect(told(planSubmit(submitted(priced), confirm))).toEqual(['qli_1 PRICED']);
  });

  it('Q-14 asks before anything is done when some line needs manual pricing, and names those lines', () => {
    const plan = planSubmit(submitted(priced, manual, manual), null);
    expect(told(plan)).toEqual(['qli_2 MANUAL_PRICING_QUESTION', 'qli_3 MANUAL_PRICING_QUESTION']);
    expect('problems' in plan && plan.problems[0]?.data?.lineIds).toEqual(['qli_2', 'qli_3']);
  });

  it('Q-14 sends the others to manual pricing once the user has said yes', () => {
    expect(told(planSubmit(submitted(priced, manual), true))).toEqual(['qli_1 PRICED', 'qli_2 SENT']);
  });

  it('Q-14 leaves the others when the user has said no', () => {
    expect(told(planSubmit(submitted(priced, manual), false))).toEqual(['qli_1 PRICED', 'qli_2 DECLINED']);
    expect(told(planSubmit(submitted(manual), false))).toEqual(['qli_1 MANUAL_PRICING_DECLINED']);
  });

  it('Q-26 says that manual work takes time and asks for genuine requests, in every language', () => {
    const plan = planSubmit(submitted(manual), null);
    const hints =
      'problems' in plan ? plan.problems.flatMap((problem) => (['en', 'nb', 'sv'] as const).map((locale) => hintOf(problem, locale))) : [];
    expect(hints).toEqual([
      expect.stringMatching(/takes time.*genuine/),
      expect.stringMatching(/tar tid.*reelle/),
      expect.stringMatching(/tar tid.*verkliga/),
    ]);
  });

  it('Q-32 leaves the lines the engine did not answer, and goes on with the others', () => {
    expect(told(planSubmit(submitted(priced, unanswered, manual), true))).toEqual(['qli_1 PRICED', 'qli_2 ENGINE_AWAY', 'qli_3 SENT']);
  });

  it('Q-32 never sends such a line to manual pricing, and refuses a submit that would move nothing', () => {
    const plan = planSubmit(submitted(unanswered, unanswered), true);
    expect(told(plan)).toEqual(['qli_1 TECHNICAL_ERROR', 'qli_2 TECHNICAL_ERROR']);
    expect('problems' in plan && plan.problems.map(({ data }) => data?.retryable)).toEqual([true, true]);
  });

  it('Q-32 tells why a line stayed behind, and nothing of one that moved', () => {
    const line = { id: 'qli_1', lineNo: 1 };
    expect(leftBehind(line, 'ENGINE_AWAY').map(({ def }) => def.ruleId)).toEqual(['Q-32']);
    expect([...leftBehind(line, 'PRICED'), ...leftBehind(line, 'SENT')]).toEqual([]);
  });
});
