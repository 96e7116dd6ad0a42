import type { Area, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import { areaCodes, areaOf } from './areas/areas.ts';
import { normalReference } from './areas/references.ts';
import { subAreaOfProduct } from './areas/sub-areas.ts';
import { topicOf, topicsOf } from './areas/topics.ts';
import {
  areaProblems,
  asOrderer,
  buttonProblems,
  channelProblems,
  draftProblems,
  messageProblems,
  queueProblems,
  recordingProblems,
  resolutionProblems,
  resubmitProblems,
  submitProblems,
  type RequestFacts,
} from './request.rules.ts';
import { agent, customer } from './viewers.testing.ts';

/** A request that nothing can be said against. */
const good = (changes: Partial<RequestFacts> = {}): RequestFacts => ({
  area: 'DELIVERY',
  subArea: 'ADSL',
  topic: null,
  referenceKind: 'ORDER',
  referenceValue: 'O-10001',
  description: 'The line has not been delivered.',
  linkedType: null,
  ...changes,
});

const rulesOf = (facts: RequestFacts): string[] => submitProblems(facts).map(({ def }) => def.ruleId);

describe('what a request must say', () => {
  it('SR-05 takes any enquiry in area OTHER', () => {
    expect(submitProblems(good({ area: 'OTHER', subArea: 'GENERAL', referenceKind: 'OTHER', referenceValue: 'our meeting' }))).toEqual([]);
  });

  it('SR-27 refuses a request without sub-area', () => {
    expect(rulesOf(good({ subArea: null }))).toEqual(['SR-27']);
  });

  it('SR-27 refuses a sub-area of another area, even in a draft', () => {
    expect(draftProblems(good({ subArea: 'WRONG_AMOUNT' })).map(({ path, def }) => [path, def.ruleId])).toEqual([['/subArea', 'SR-27']]);
  });

  it('SR-28 refuses a request without reference', () => {
    expect(rulesOf(good({ referenceKind: null, referenceValue: null }))).toEqual(['SR-28']);
    expect(rulesOf(good({ referenceValue: ' ' }))).toEqual(['SR-28']);
  });

  it('SR-28 takes free text as a reference in OTHER and PORTAL_SUPPORT, and not about a delivery', () => {
    const free = { referenceKind: 'OTHER', referenceValue: 'the search field' } as const;
    expect(rulesOf(good({ ...free, area: 'PORTAL_SUPPORT', subArea: 'PROBLEM' }))).toEqual([]);
    expect(rulesOf(good({ ...free, area: 'OTHER', subArea: 'GENERAL' }))).toEqual([]);
    expect(rulesOf(good(free))).toEqual(['SR-28']);
  });

  it('SR-29 wants a description of 20 characters, blanks around it not counted', () => {
    expect(rulesOf(good({ description: `  ${'x'.repeat(19)}  ` }))).toEqual(['SR-29']);
    expect(rulesOf(good({ description: 'x'.repeat(20) }))).toEqual([]);
  });

  it('G-01 tells every problem of a submit at once', () => {
    expect(rulesOf(good({ subArea: null, topic: 'CHASE_ANSWER', referenceKind: null, referenceValue: null, description: '' }))).toEqual([
      'SR-27',
      'D-18',
      'SR-28',
      'SR-29',
    ]);
  });

  it('G-01 lets a draft leave things open', () => {
    expect(draftProblems(good({ subArea: null, referenceKind: null, referenceValue: null, description: '' }))).toEqual([]);
  });
});

describe('topics', () => {
  it('D-18 lets an answer be chased in area QUOTES alone', () => {
    expect(areaCodes.filter((area) => topicsOf(area).includes('CHASE_ANSWER'))).toEqual(['QUOTES']);
    expect(rulesOf(good({ topic: 'CHASE_ANSWER' }))).toEqual(['D-18']);
    expect(rulesOf(good({ area: 'QUOTES', subArea: 'CAPACITY', referenceKind: 'QUOTE', topic: 'CHASE_ANSWER' }))).toEqual([]);
  });

  it('SR-02 points who chases a status to the live one', () => {
    const [problem] = draftProblems(good({ topic: 'CHASE_ANSWER' }));
    expect(problem?.def.hint.en).toContain('live');
  });

  const ofDelivery: [string, Topic][] = [
    ['SR-06', 'DELAY'],
    ['SR-07', 'NEW_DELIVERY_DATE'],
    ['SR-08', 'CANCELLATION'],
  ];
  it.each(ofDelivery)('%s a delivery can have the topic %s, an invoice cannot', (_rule, topic) => {
    expect(rulesOf(good({ topic }))).toEqual([]);
    expect(rulesOf(good({ area: 'INVOICE', subArea: 'OTHER', referenceKind: 'INVOICE', topic }))).toEqual(['SR-05']);
  });

  /** Where a topic can be chosen, and where it is refused. */
  const areasWith = (topic: Topic): Area[] => areaCodes.filter((area) => !rulesOf(good({ area, topic })).includes('SR-05'));

  it('SR-09 a question about an order confirmation is asked in the areas of a delivery', () => {
    expect(areasWith('CONFIRMATION_QUESTION')).toEqual(['DELIVERY', 'ESCALATION', 'SLA_COMPENSATION']);
    expect(topicOf('CONFIRMATION_QUESTION').label.en).toContain('order confirmation');
  });

  it('SR-10 a question about a completion notice is asked in the areas of a delivery', () => {
    expect(areasWith('COMPLETION_QUESTION')).toEqual(['DELIVERY', 'ESCALATION', 'SLA_COMPENSATION']);
    expect(topicOf('COMPLETION_QUESTION').label.en).toContain('completion notice');
  });

  it('SR-11 missing technical specifications are asked for about a delivery and about a quote', () => {
    expect(areasWith('TECHNICAL_SPECIFICATION')).toEqual(['DELIVERY', 'ESCALATION', 'QUOTES', 'SLA_COMPENSATION']);
    expect(topicOf('TECHNICAL_SPECIFICATION').use?.en).toContain('technical specifications of a product are missing');
  });

  it('SR-12 a wrong reference or a wrong speed is told of as another change of a delivery', () => {
    expect(areasWith('OTHER_CHANGE')).toEqual(['DELIVERY', 'ESCALATION', 'SLA_COMPENSATION']);
    expect(topicOf('OTHER_CHANGE').use?.en).toBe('A wrong reference, a wrong speed.');
  });

  it('SR-20 area OTHER takes a reference of any kind and what no other area covers', () => {
    const other = { area: 'OTHER', subArea: 'GENERAL' } as const;
    for (const referenceKind of areaOf('OTHER').references) expect(rulesOf(good({ ...other, referenceKind }))).toEqual([]);
    expect(areaOf('OTHER').references).toHaveLength(8);
    expect(areaOf('OTHER').line).toBeUndefined();
  });

  const referred = { number: 'O-10001', canChange: false, canCancel: false, compensated: false };

  it('SR-07 refuses to ask for a new date while the order can be reopened', () => {
    const asks = good({ topic: 'NEW_DELIVERY_DATE', referred: { ...referred, canChange: true } });
    expect(buttonProblems(asks).map(({ def }) => def.ruleId)).toEqual(['SR-07']);
    expect(buttonProblems({ ...asks, referred })).toEqual([]);
  });

  it('M-16 lets a new date be asked for once the order cannot be reopened', () => {
    expect(rulesOf(good({ topic: 'NEW_DELIVERY_DATE', referred }))).toEqual([]);
  });

  it('SR-08 refuses to ask for a cancellation while there is a button for it', () => {
    const asks = good({ topic: 'CANCELLATION', referred: { ...referred, canCancel: true } });
    expect(buttonProblems(asks).map(({ def }) => def.ruleId)).toEqual(['SR-08']);
    expect(buttonProblems({ ...asks, referred })).toEqual([]);
  });

  it('SR-16 portal support takes problems and wishes for changes', () => {
    expect(topicsOf('PORTAL_SUPPORT')).toEqual(expect.arrayContaining(['PROBLEM', 'CHANGE_REQUEST']));
    expect(areaOf('PORTAL_SUPPORT').subAreas).toEqual(['PROBLEM', 'CHANGE_REQUEST']);
  });

  it('SR-18 quotes take additional information and chasing', () => {
    expect(topicsOf('QUOTES')).toEqual(expect.arrayContaining(['ADDITIONAL_INFORMATION', 'CHASE_ANSWER']));
  });
});

describe('what an area takes', () => {
  it('SR-17 an invoice is wrong or lacks its enclosure', () => {
    expect(areaOf('INVOICE').subAreas).toEqual(['WRONG_AMOUNT', 'MISSING_ENCLOSURE', 'OTHER']);
  });

  it('SR-27 the product area follows from the product', () => {
    expect(subAreaOfProduct({ code: 'WHOLESALE_ADSL_SHARED', family: 'BROADBAND' })).toBe('ADSL');
    expect(subAreaOfProduct({ code: 'SHDSL', family: 'BROADBAND' })).toBe('SHDSL_HDSL');
    expect(subAreaOfProduct({ code: 'LEASED_LINE_34M', family: 'CAPACITY' })).toBe('CAPACITY');
  });
});

describe('special areas', () => {
  it('SR-14 refuses an escalation without an earlier request about the delivery', () => {
    expect(rulesOf(good({ area: 'ESCALATION', escalated: null }))).toEqual(['SR-14']);
    expect(rulesOf(good({ area: 'ESCALATION', escalated: { id: 'srq_1' } }))).toEqual([]);
  });

  it('SR-19 refuses a claim for a product without a compensation scheme', () => {
    const claim = {
      area: 'SLA_COMPENSATION',
      referred: { number: 'O-10001', canChange: false, canCancel: false, compensated: false },
    } as const;
    expect(rulesOf(good(claim))).toEqual(['SR-19']);
    expect(rulesOf(good({ ...claim, referred: null }))).toEqual(['SR-19']);
    expect(rulesOf(good({ ...claim, referred: { ...claim.referred, compensated: true } }))).toEqual([]);
  });

  it('SR-15 IA-10 keeps user administration to authorised orderers', () => {
    expect(areaProblems(customer(), 'USER_ADMINISTRATION').map(({ def }) => def.code)).toEqual(['FORBIDDEN']);
    expect(areaProblems(customer({ authorisedOrderer: true }), 'USER_ADMINISTRATION')).toEqual([]);
  });

  it('D-39 lets an authorised orderer with read access ask for accesses, and nothing else', () => {
    const reader = customer({ accessType: 'READ', authorisedOrderer: true });
    expect(asOrderer(reader, 'USER_ADMINISTRATION').accessType).toBe('ORDERING');
    expect(asOrderer(reader, 'DELIVERY').accessType).toBe('READ');
    expect(asOrderer(customer({ accessType: 'READ' }), 'USER_ADMINISTRATION').accessType).toBe('READ');
  });

  it('D-39 keeps requests about invoices to those who see invoices', () => {
    expect(areaProblems(customer(), 'INVOICE').map(({ def }) => def.ruleId)).toEqual(['D-39']);
    expect(areaProblems(customer({ accessType: 'FULL' }), 'INVOICE')).toEqual([]);
    expect(recordingProblems(agent('CUSTOMER_SERVICE'), 'INVOICE')).toHaveLength(1);
    expect(recordingProblems(agent('BILLING'), 'INVOICE')).toEqual([]);
  });

  it('IA-18 keeps forwarding to holders of a mailbox, and deliveries to wholesale customers', () => {
    expect(areaProblems(customer(), 'FORWARDING')).toHaveLength(1);
    const shopper = customer({ hasWholesale: false, hasMailbox: true });
    expect(areaProblems(shopper, 'FORWARDING')).toEqual([]);
    expect(areaProblems(shopper, 'DELIVERY')).toHaveLength(1);
  });
});

describe('handling', () => {
  it('SR-21 lets agents act in the queue of their own department only', () => {
    expect(queueProblems(agent('BILLING'), 'BILLING')).toEqual([]);
    expect(queueProblems(agent('CUSTOMER_SERVICE'), 'BILLING').map(({ def }) => def.code)).toEqual(['FORBIDDEN']);
    expect(queueProblems(agent(null, { kind: 'SERVICE' }), 'BILLING')).toEqual([]);
  });

  it('SR-22 an incomplete request is not sent again unchanged', () => {
    expect(resubmitProblems({ status: 'INCOMPLETE', changed: false })).toHaveLength(1);
    expect(resubmitProblems({ status: 'INCOMPLETE', changed: true })).toEqual([]);
    expect(resubmitProblems({ status: 'NEW', changed: false })).toEqual([]);
  });

  const resolving = [
    ['SR-22', 'markServiceRequestIncomplete'],
    ['SR-23', 'completeServiceRequest'],
    ['SR-26', 'cancelServiceRequest'],
  ] as const;
  it.each(resolving)('%s %s says nothing without Answers/Resolution', (rule, move) => {
    expect(resolutionProblems(move, ' ').map(({ def, path }) => [def.ruleId, path])).toEqual([[rule, '/resolution']]);
    expect(resolutionProblems(move, 'The floor is missing')).toEqual([]);
  });

  it('D-19 lets only the carrier write notes of its own', () => {
    expect(messageProblems(customer(), 'Hello', false)).toHaveLength(1);
    expect(messageProblems(agent('BILLING'), 'Hello', false)).toEqual([]);
    expect(messageProblems(customer(), ' ', true).map(({ path }) => path)).toEqual(['/text']);
  });

  it('SR-04 lets nobody pass mail or phone off as the portal', () => {
    expect(channelProblems(agent('CUSTOMER_SERVICE'), 'PORTAL')).toHaveLength(1);
    expect(channelProblems(agent('CUSTOMER_SERVICE'), 'PHONE')).toEqual([]);
    expect(channelProblems(customer(), 'PHONE')).toHaveLength(1);
    expect(channelProblems(customer(), null)).toEqual([]);
  });
});

describe('references', () => {
  it('SR-03 recognises the same reference in another spelling', () => {
    expect(normalReference('ORDER', ' o-10001 ')).toBe('O-10001');
    expect(normalReference('PHONE', '(22) 33 44-55')).toBe('22334455');
    expect(normalReference('OTHER', ' our   meeting ')).toBe('our meeting');
    expect(normalReference('ORDER', '  ')).toBeNull();
  });
});
