import { describe, expect, it } from 'vitest';
import { blocksOf } from './markdown.ts';

const plain = (text: string) => ({ look: 'plain', text });

describe('the text of a product’s page', () => {
  it('CAT-10 keeps paragraphs and what is emphasised', () =>
    expect(blocksOf('One **strong** and *soft*.\n\nTwo\nlines.')).toEqual([
      {
        kind: 'paragraph',
        spans: [plain('One '), { look: 'strong', text: 'strong' }, plain(' and '), { look: 'em', text: 'soft' }, plain('.')],
      },
      { kind: 'paragraph', spans: [plain('Two lines.')] },
    ]));
  it('CAT-10 keeps headings and lists', () =>
    expect(blocksOf('## What\n\n- a\n- b\n\n1. c\n2. d')).toEqual([
      { kind: 'heading', spans: [plain('What')] },
      { kind: 'list', isNumbered: false, items: [[plain('a')], [plain('b')]] },
      { kind: 'list', isNumbered: true, items: [[plain('c')], [plain('d')]] },
    ]));
  it('CAT-10 links to pages', () =>
    expect(blocksOf('[here](/orders)')).toEqual([{ kind: 'paragraph', spans: [{ ...plain('here'), href: '/orders' }] }]));
  it.each(['[x](javascript:alert(1))', '[x](//elsewhere.example)', '<script>alert(1)</script>', '[x](data:text/html,x)'])(
    'CAT-10 leaves %s as the text it is',
    (text) => {
      const spans = blocksOf(text).flatMap((block) => (block.kind === 'list' ? [] : block.spans));
      expect([spans.every(({ href }) => href === undefined), spans.map((span) => span.text).join('')]).toEqual([true, text]);
    },
  );
});
