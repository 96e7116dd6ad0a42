import type { Locale } from '../words.ts';

/** One change in a mail, in the words of its language. */
export interface Passage {
  /** What it is about, where a mail tells of several: "Line 2". */
  readonly about: string | null;
  readonly was: string | null;
  readonly is: string;
  /** Label and text: comment, status description, dates. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly note: string | null;
}

export interface Section {
  /** "Order O-10001". */
  readonly heading: string;
  readonly link: string;
  readonly passages: readonly Passage[];
}

export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly intro: string | null;
  readonly sections: readonly Section[];
  readonly open: string;
  readonly was: string;
  readonly closing: readonly string[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it: whatever a comment holds, it stays text. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const lines = (text: string): string => escapeHtml(text).replaceAll('\r\n', '\n').replaceAll('\n', '<br>');

/** The mail for programs that show no HTML. */
export function textOf(letter: Letter): string {
  const passage = ({ about, was, is, facts, note }: Passage): string[] => [
    [about === null ? '' : `${about}: `, is, was === null ? '' : ` (${letter.was}: ${was})`].join(''),
    ...facts.map(([label, text]) => `${label}: ${text}`),
    ...(note === null ? [] : [note]),
  ];
  const sections = letter.sections.map(({ heading, link, passages }) =>
    [heading, ...passages.flatMap((one) => ['', ...passage(one)]), '', `${letter.open}: ${link}`].join('\n'),
  );
  return [...(letter.intro === null ? [] : [letter.intro]), ...sections, ['-- ', ...letter.closing].join('\n')].join('\n\n');
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const ink = '#1c2733';
const grey = '#5b6774';
const accent = '#0b5cad';

const factRow = ([label, text]: readonly [string, string]): string =>
  `<p style="margin:12px 0 0;padding:8px 12px;border-left:3px solid ${accent};background:#f3f6f9"><span style="display:block;font-size:12px;color:${grey}">${escapeHtml(label)}</span>${lines(text)}</p>`;

const passageHtml = ({ about, was, is, facts, note }: Passage, wasWord: string): string => `
          <div style="margin:16px 0 0">
            ${about === null ? '' : `<span style="font-size:13px;color:${grey}">${escapeHtml(about)}</span><br>`}
            <strong style="font-size:18px">${escapeHtml(is)}</strong>${was === null ? '' : ` <span style="color:${grey}">${escapeHtml(wasWord)} ${escapeHtml(was)}</span>`}
            ${facts.map(factRow).join('')}
            ${note === null ? '' : `<p style="margin:12px 0 0">${escapeHtml(note)}</p>`}
          </div>`;

const sectionHtml = (section: Section, letter: Letter): string => `
        <tr><td style="padding:20px 24px;background:#ffffff;border-bottom:1px solid #e3e8ed">
          <h2 style="margin:0;font-size:15px;font-weight:600;color:${ink}">${escapeHtml(section.heading)}</h2>${section.passages.map((one) => passageHtml(one, letter.was)).join('')}
          <p style="margin:20px 0 0"><a href="${escapeHtml(section.link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:${accent};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(letter.open)}</a></p>
        </td></tr>`;

/** The mail as most programs show it. No picture is fetched from anywhere. */
export const htmlOf = (letter: Letter): string => `<!doctype html>
<html lang="${letter.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(letter.subject)}</title></head>
<body style="margin:0;background:#eef1f4;color:${ink};font-size:15px;line-height:1.5;${font}">
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;border-radius:6px;overflow:hidden;${font}">
        <tr><td style="padding:14px 24px;background:${accent};color:#ffffff;font-weight:600">Sporbar</td></tr>
        ${letter.intro === null ? '' : `<tr><td style="padding:20px 24px 0;background:#ffffff">${lines(letter.intro)}</td></tr>`}${letter.sections.map((section) => sectionHtml(section, letter)).join('')}
        <tr><td style="padding:16px 24px;background:#ffffff;font-size:12px;color:${grey}">${letter.closing.map(escapeHtml).join('<br>')}</td></tr>
      </table>
  </td></tr></table>
</body>
</html>
`;
