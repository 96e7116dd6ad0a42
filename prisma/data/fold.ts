const letters: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', đ: 'd', ŧ: 't', ŋ: 'n', ß: 'ss', ł: 'l' };

/**
 * The form in which names are compared and searched: lower case, no accents (å is a, ö and ø are o, æ is ae), and one
 * space for whatever is neither letter nor digit. The register's keys are written and looked up with this same
 * function. The result holds no character that means anything to LIKE.
 */
export const foldKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæđŧŋßł]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
