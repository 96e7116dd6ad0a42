import type { AttachmentKind } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import type { AddressFacts } from '../addresses/address.ts';
import { hintOf, messageOf } from '../refusals.ts';
import {
  cancelQuoteProblems,
  cancellableOf,
  customerUpdateProblems,
  orderableOf,
  orderAllProblems,
  orderedProblems,
  productProblems,
  reasonProblems,
  removeProblems,
  selectedOf,
  selectionProblems,
  submitProblems,
  type QuotableFacts,
  type QuoteLineFacts,
} from './quote.rules.ts';

const entered = new Date('2025-10-01T08:00:00Z');
const address: AddressFacts = {
  ...{
    purpose: 'INSTALLATION',
    country: 'NO',
    street: 'Prøvegata',
    houseNumber: 7,
    postcode: '0151',
    floor: null,
    entrance: null,
    apartmentNumber: null,
  },
  ...{ roomNumber: null, municipalityNumber: null, gnr: null, bnr: null, insaSignature: null, hasUnits: false, isPoBox: false },
};
const speed = { key: 'speedKbps', names: { en: 'Speed' }, type: 'INTEGER' as const, required: true, allowedValues: ['34000'] };
const circuit: QuotableFacts = {
  ...{
    code: 'LEASED_LINE_34M',
    names: { en: 'Leased line', nb: 'Leid samband', sv: 'Hyrd förbindelse' },
    family: 'CAPACITY',
    lineAccess: null,
    orderable: true,
  },
  ...{ orderPath: 'QUOTE_FIRST', attributes: [speed], addOns: [], onPriceList: true, autoPriceRequiresZone1: true, leadTimeDays: 30 },
};
const racks: QuotableFacts = { ...circuit, code: 'COLOCATION', family: 'COLOCATION', attributes: [], onPriceList: false };

const line = (changes: Partial<QuoteLineFacts> = {}): QuoteLineFacts => ({
  ...{
    id: 'qli_1',
    lineNo: 1,
    status: 'NEW',
    product: circuit,
    attributes: { speedKbps: '34000' },
    addressA: address,
    addressB: address,
    attachmentFlag: false,
  },
  ...{ attachments: [], changedSinceIncomplete: false, orderedAt: null },
  ...changes,
});
const file = (kind: AttachmentKind = 'MAP') => ({ kind });
const seen = (changes: Partial<QuoteLineFacts>): string[] => submitProblems(line(changes)).map(({ def, path }) => `${def.ruleId} ${path}`);

describe('what a line must say before its price is asked for', () => {
  it('Q-01 takes circuits and colocation, and sends other products to orders', () => {
    expect(productProblems(circuit, '/p')).toEqual([]);
    expect(productProblems(racks, '/p')).toEqual([]);
    const refused = (['BROADBAND', 'OPERATOR_ACCESS', 'TELEPHONY'] as const).flatMap((family) =>
      productProblems({ ...circuit, family }, '/p'),
    );
    expect(refused.map(({ def }) => `${def.ruleId} ${def.code}`)).toEqual(Array(3).fill('Q-01 VALIDATION'));
    expect(productProblems(null, '/p').map((problem) => messageOf(problem, 'en'))).toEqual(['There is no such product.']);
  });

  it('Q-03 has nothing to object to a complete line', () => expect(seen({})).toEqual([]));

  it('Q-03 asks for the product', () => expect(seen({ product: null })).toEqual(['Q-03 /lines/0/productCode']));

  it('Q-03 CAT-04 asks for the attributes, the speed first of all', () => {
    expect(seen({ attributes: {} })).toEqual(['CAT-04 /lines/0/attributes/speedKbps']);
    expect(seen({ attributes: { speedKbps: '2048' } })).toEqual(['CAT-05 /lines/0/attributes/speedKbps']);
  });

  it('Q-03 asks for both addresses', () => {
    expect(seen({ addressA: null })).toEqual(['Q-03 /lines/0/addressA']);
    expect(seen({ addressA: null, addressB: null, lineNo: 3 })).toEqual(['Q-03 /lines/2/addressA', 'Q-03 /lines/2/addressB']);
  });

  it('Q-03 ADR-02 takes no address that cannot be connected', () => {
    expect(seen({ addressB: { ...address, isPoBox: true } })).toEqual(['ADR-02 /lines/0/addressB/street']);
  });

  it('Q-08 lifts the demand for addresses when the attachment flag is set', () => {
    expect(seen({ addressA: null, addressB: null, attachmentFlag: true, attachments: [file()] })).toEqual([]);
  });

  it('Q-08 still checks an address that is given with the flag set', () => {
    expect(seen({ attachmentFlag: true, attachments: [file()], addressB: { ...address, isPoBox: true } })).toEqual([
      'ADR-02 /lines/0/addressB/street',
    ]);
  });

  it('Q-09 D-24 wants an attachment on the line when the flag is set', () => {
    expect(seen({ attachmentFlag: true })).toEqual(['Q-09 /lines/0/attachments']);
    expect(seen({ addressA: null, addressB: null, attachmentFlag: true })).toEqual(['Q-09 /lines/0/attachments']);
  });

  it('Q-10 takes attachments on a complete line without the flag', () => expect(seen({ attachments: [file()] })).toEqual([]));

  it('Q-11 takes several attachments on one line', () => {
    expect(seen({ attachmentFlag: true, attachments: [file('MAP'), file('ROOM_DRAWING'), file('OTHER')] })).toEqual([]);
  });

  it('Q-13 wants flag and request form for colocation', () => {
    const bare = { product: racks, attributes: {}, addressA: null, addressB: null };
    expect(seen({ ...bare, attachmentFlag: true, attachments: [file('REQUEST_FORM')] })).toEqual([]);
    expect(seen({ ...bare, attachmentFlag: true, attachments: [file('MAP')] })).toEqual(['Q-13 /lines/0/attachments']);
    expect(seen({ ...bare, attachmentFlag: false, addressA: address, addressB: address, attachments: [file('REQUEST_FORM')] })).toEqual([
      'Q-13 /lines/0/attachmentFlag',
    ]);
  });

  it('Q-09 Q-13 tells first that colocation lacks any attachment, then that the form is missing', () => {
    const problems = seen({ product: racks, attributes: {}, addressA: null, addressB: null, attachmentFlag: true });
    expect(problems).toEqual(['Q-09 /lines/0/attachments', 'Q-13 /lines/0/attachments']);
  });

  it('Q-31 leads from an address that is not found to the attachment flag, in every language', () => {
    const [problem] = submitProblems(line({ addressA: null }));
    const hints = (['en', 'nb', 'sv'] as const).map((locale) => (problem === undefined ? '' : hintOf(problem, locale)));
    expect(hints).toEqual([
      expect.stringMatching(/No hits\?.*attachment flag/),
      expect.stringMatching(/Ingen treff\?.*vedlegg/),
      expect.stringMatching(/Inga träffar\?.*bilaga/),
    ]);
  });

  it('G-01 names the line of every problem', () => {
    expect(submitProblems(line({ product: null, addressA: null })).map(({ objectId }) => objectId)).toEqual(['qli_1', 'qli_1']);
  });
});

describe('which lines a submit is about', () => {
  const lines = [line(), line({ id: 'qli_2', lineNo: 2, status: 'COMPLETED' }), line({ id: 'qli_3', lineNo: 3 })];

  it('Q-12 takes every line in NEW, or those selected', () => {
    expect(selectedOf(lines, null).map(({ id }) => id)).toEqual(['qli_1', 'qli_3']);
    expect(selectedOf(lines, ['qli_3']).map(({ id }) => id)).toEqual(['qli_3']);
    expect(selectionProblems(lines, ['qli_3'])).toEqual([]);
  });

  it('Q-12 refuses a selection of lines that are not NEW, and one of nothing', () => {
    const problems = selectionProblems(lines, ['qli_1', 'qli_2']);
    expect(problems.map(({ def, path, objectId }) => [def.code, def.ruleId, path, objectId])).toEqual([
      ['INVALID_TRANSITION', 'Q-12', '/lineIds/1', 'qli_2'],
    ]);
    expect(selectionProblems(lines, []).map(({ def }) => def.code)).toEqual(['VALIDATION']);
  });

  it('Q-12 refuses to submit a quote in which nothing is NEW', () => {
    expect(selectionProblems([line({ status: 'RECEIVED' })], null).map(({ def }) => def.code)).toEqual(['INVALID_TRANSITION']);
  });

  it('G-09 answers the line of another quote like one that does not exist', () => {
    expect(selectionProblems(lines, ['qli_9']).map(({ def, path }) => [def.code, path])).toEqual([['NOT_FOUND', '/lineIds/0']]);
  });
});

describe('after the carrier asked for more', () => {
  const incomplete = line({ status: 'INCOMPLETE', attachments: [file()] });

  it('Q-24 refuses Customer Update while nothing has changed', () => {
    expect(customerUpdateProblems(incomplete, null).map(({ def }) => def.ruleId)).toEqual(['Q-24']);
    expect(customerUpdateProblems(incomplete, '  ')).toHaveLength(1);
  });

  it('Q-24 takes a change of the line or a comment for an answer', () => {
    expect(customerUpdateProblems({ ...incomplete, changedSinceIncomplete: true }, null)).toEqual([]);
    expect(customerUpdateProblems(incomplete, 'The floor bears 800 kg.')).toEqual([]);
  });
});

describe('ending lines', () => {
  const lines = [
    line(),
    line({ id: 'qli_2', lineNo: 2, status: 'COMPLETED' }),
    line({ id: 'qli_3', lineNo: 3, status: 'CUSTOMER_CLOSED' }),
    line({ id: 'qli_4', lineNo: 4, status: 'CANCELLED' }),
  ];

  it('Q-25 cancels no quote with a completed line, and names that line', () => {
    expect(cancelQuoteProblems(lines).map(({ def, path, objectId }) => [def.code, path, objectId])).toEqual([
      ['INVALID_TRANSITION', '/lines/1', 'qli_2'],
    ]);
    expect(cancellableOf(lines).map(({ id }) => id)).toEqual(['qli_1']);
  });

  it('Q-25 asks the carrier for a reason, the customer for none', () => {
    expect(reasonProblems(true, ' ').map(({ def }) => def.ruleId)).toEqual(['Q-25']);
    expect(reasonProblems(true, 'No fibre there.')).toEqual([]);
    expect(reasonProblems(false, null)).toEqual([]);
  });

  it('Q-01 keeps the last line of a quote', () => {
    expect(removeProblems(1).map(({ def }) => def.ruleId)).toEqual(['Q-01']);
    expect(removeProblems(2)).toEqual([]);
  });
});

describe('what can be ordered', () => {
  const done = line({ id: 'qli_2', status: 'COMPLETED' });
  const ordered = line({ id: 'qli_3', status: 'COMPLETED', orderedAt: entered });

  it('Q-18 orders completed lines and passes over the others', () => {
    const lines = [line(), done, ordered, line({ status: 'CANCELLED' }), line({ status: 'CUSTOMER_CLOSED' })];
    expect(orderableOf(lines)).toEqual([done]);
    expect(orderAllProblems(lines)).toEqual([]);
  });

  it('Q-17 orders nothing from a quote without a completed line', () => {
    expect(orderAllProblems([line({ status: 'IN_PROCESS' })]).map(({ def }) => [def.ruleId, def.code])).toEqual([
      ['Q-18', 'INVALID_TRANSITION'],
    ]);
  });

  it('Q-29 orders a line once', () => {
    expect(orderedProblems(done)).toEqual([]);
    expect(orderedProblems(ordered).map(({ def }) => [def.ruleId, def.code])).toEqual([['Q-29', 'INVALID_TRANSITION']]);
    expect(orderAllProblems([ordered]).map(({ def }) => def.ruleId)).toEqual(['Q-29']);
  });
});
