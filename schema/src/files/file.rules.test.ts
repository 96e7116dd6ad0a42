import { describe, expect, it } from 'vitest';
import { downloadLink, isLinkGood } from './download-link.ts';
import { deletionProblems, judgeContent, largestFile, TextCheck, tidyFileName, type ContentFacts } from './file.rules.ts';
import { readStorageKey, storageKey } from './stored-file.ts';

const pdf: ContentFacts = { sizeBytes: 1000, detected: 'application/pdf', isText: false };
const verdict = (facts: Partial<ContentFacts>): string => {
  const judged = judgeContent({ ...pdf, ...facts });
  return 'problem' in judged ? `${judged.problem.def.code} ${judged.problem.def.ruleId}` : judged.mimeType;
};
const isText = (...pieces: (string | Uint8Array)[]): boolean => {
  const check = new TextCheck();
  for (const piece of pieces) check.add(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  return check.end();
};

describe('what files are taken', () => {
  it('P-02 takes 5,242,880 bytes and not one more', () => {
    expect(largestFile).toBe(5_242_880);
    expect(verdict({ sizeBytes: largestFile })).toBe('application/pdf');
    expect(verdict({ sizeBytes: largestFile + 1 })).toBe('FILE_TOO_LARGE P-02');
  });

  it('ATT-05 takes PDF, PNG, JPEG, TIFF, DOCX, XLSX and text, and nothing else', () => {
    const office = 'application/vnd.openxmlformats-officedocument';
    const taken = [
      'application/pdf',
      'image/png',
      'image/jpeg',
      'image/tiff',
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
    ];
    expect(taken.map((detected) => verdict({ detected }))).toEqual(taken);
    expect(verdict({ detected: null, isText: true })).toBe('text/plain');
    const others = [
      'application/zip',
      'application/x-msdownload',
      'image/svg+xml',
      'text/html',
      'application/xml',
      'image/gif',
      'constructor',
    ];
    expect(others.map((detected) => verdict({ detected }))).toEqual(others.map(() => 'FILE_TYPE ATT-05'));
    expect(verdict({ detected: null, isText: false })).toBe('FILE_TYPE ATT-05');
  });

  it('ATT-05 refuses a phone’s HEIC with a hint how to send it', () => {
    const judged = judgeContent({ ...pdf, detected: 'image/heic' });
    expect('problem' in judged && judged.problem.def.hint.nb).toContain('JPEG');
  });

  it('ATT-05 refuses an empty file', () => {
    expect(verdict({ sizeBytes: 0, detected: null, isText: true })).toBe('VALIDATION ATT-05');
  });

  it('ATT-05 takes UTF-8 text with tabs and line breaks, wherever it is cut into pieces', () => {
    const bytes = new TextEncoder().encode('Blåbærsyltetøy\t1 stk\r\n');
    expect(isText(bytes)).toBe(true);
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(isText(bytes.subarray(0, cut), bytes.subarray(cut))).toBe(true);
  });

  it('ATT-05 takes no control characters, no other encoding and no broken character for text', () => {
    expect(isText('a\u0000b')).toBe(false);
    expect(isText('a\u001b[31m')).toBe(false);
    expect(isText('a\u0085b')).toBe(false);
    expect(isText(Uint8Array.of(0x62, 0xe5, 0x74))).toBe(false);
    expect(isText(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toBe(false);
    expect(isText(Uint8Array.of(0xc3))).toBe(false);
  });
});

describe('names and links', () => {
  it('ATT-05 keeps of a name what every file system and header can hold', () => {
    expect(tidyFileName('C:\\Users\\kari\\kart over  tomt.pdf')).toBe('kart over tomt.pdf');
    expect(tidyFileName('../../etc/passwd')).toBe('passwd');
    expect(tidyFileName('a\u202Efdp.exe"\r\nX: y')).toBe('afdp.exeX y');
    expect(tidyFileName('...')).toBe('');
    expect(tidyFileName(`${'å'.repeat(300)}.pdf`)).toHaveLength(200);
    expect(tidyFileName(`${'å'.repeat(300)}.pdf`).endsWith('.pdf')).toBe(true);
  });

  it('ATT-06 has a link expire after five minutes, for its file and its user alone', () => {
    const now = new Date('2025-10-01T08:00:00Z');
    const link = new URL(downloadLink('secret', 'fil_1', 'usr_1', now), 'http://x');
    const given = { until: link.searchParams.get('until'), sig: link.searchParams.get('sig') };
    const good = (fileId: string, userId: string, minutes: number, with_ = given) =>
      isLinkGood('secret', fileId, userId, with_, new Date(now.getTime() + minutes * 60_000));
    expect(good('fil_1', 'usr_1', 4.999)).toBe(true);
    expect(good('fil_1', 'usr_1', 5)).toBe(false);
    expect(good('fil_2', 'usr_1', 0)).toBe(false);
    expect(good('fil_1', 'usr_2', 0)).toBe(false);
    expect(good('fil_1', 'usr_1', 6, { ...given, until: String(Number(given.until) + 600_000) })).toBe(false);
    expect(good('fil_1', 'usr_1', 0, { until: null, sig: null })).toBe(false);
    expect(isLinkGood('another secret', 'fil_1', 'usr_1', given, now)).toBe(false);
  });

  it('ATT-07 lets the uploader delete while the owner is NEW or INCOMPLETE', () => {
    const rules = (by: string, status: string) => deletionProblems({ uploadedById: 'usr_1' }, by, status).map(({ def }) => def.ruleId);
    expect([rules('usr_1', 'NEW'), rules('usr_1', 'INCOMPLETE')]).toEqual([[], []]);
    expect([rules('usr_1', 'COMMITTED'), rules('usr_2', 'NEW')]).toEqual([['ATT-07'], ['ATT-07']]);
  });

  it('ATT-06 reads no key that is not one of its own', () => {
    const [user, file] = [`usr_${'0'.repeat(32)}`, `fil_${'1'.repeat(32)}`];
    const at = new Date('2025-10-01T08:00:00.123Z');
    expect(readStorageKey(storageKey(at, user, file))).toEqual({ at, userId: user, fileId: file });
    expect(['../../secret', `2025-10-01/../${user}`, ''].map(readStorageKey)).toEqual([undefined, undefined, undefined]);
  });
});
