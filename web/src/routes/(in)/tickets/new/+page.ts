import { load as ask } from '#lib/graph/load.ts';
import { ReportQuery } from './report.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { searchParams } = event.url;
  const product = searchParams.get('product') ?? '';
  const text = searchParams.get('q');
  return { report: await ask(event, ReportQuery, { product, text, withChoices: product === '' }), words: text ?? '' };
};
