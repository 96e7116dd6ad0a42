import { describe, expect, it } from 'vitest';
import {
  maxReceiptBytes,
  receiptFileProblems,
  receiptsFullProblems,
  recordedChannelProblems,
  rejectionProblems,
  type FileFacts,
} from './receipt.rules.ts';

const by = { userId: 'usr_1', organisationId: 'org_1' };
const file: FileFacts = { organisationId: 'org_1', uploadedById: 'usr_1', sizeBytes: 100, isOwned: false };
const codes = (facts: FileFacts | null) => receiptFileProblems(facts, by).map(({ def }) => `${def.code} ${def.ruleId}`);

describe('purchase receipts', () => {
  it('D-31 reads 5 MB as 5,242,880 bytes', () => expect(maxReceiptBytes).toBe(5_242_880));

  it('P-02 takes a file of 5,242,880 bytes and refuses one of 5,242,881', () => {
    expect(codes({ ...file, sizeBytes: 5_242_880 })).toEqual([]);
    expect(codes({ ...file, sizeBytes: 5_242_881 })).toEqual(['FILE_TOO_LARGE P-02']);
  });

  it('P-03 recommends PDF when it refuses a file for its size', () => {
    const [problem] = receiptFileProblems({ ...file, sizeBytes: 5_242_881 }, by);
    const hint = problem?.def.hint;
    expect([hint?.en, hint?.nb, hint?.sv].every((text) => text?.startsWith('PDF'))).toBe(true);
  });

  it('P-01 takes only a file that its own uploader has not used yet', () => {
    expect(codes(null)).toEqual(['NOT_FOUND G-09']);
    expect(codes({ ...file, uploadedById: 'usr_2' })).toEqual(['NOT_FOUND G-09']);
    expect(codes({ ...file, organisationId: 'org_2' })).toEqual(['NOT_FOUND G-09']);
    expect(codes({ ...file, isOwned: true })).toEqual(['VALIDATION P-01']);
  });

  it('ATT-04 stops at 20 receipts a package', () => {
    expect(receiptsFullProblems(19)).toEqual([]);
    expect(receiptsFullProblems(20)).toHaveLength(1);
  });

  it('P-04 lets agents record e-mail, fax and helpdesk, and leaves UPLOAD to the customer', () => {
    expect((['EMAIL', 'FAX', 'HELPDESK'] as const).flatMap(recordedChannelProblems)).toEqual([]);
    expect(recordedChannelProblems('UPLOAD')).toHaveLength(1);
  });

  it('P-21 rejects no receipt without a reason', () => {
    expect(rejectionProblems(' ')).toHaveLength(1);
    expect(rejectionProblems('The price cannot be read')).toEqual([]);
  });
});
