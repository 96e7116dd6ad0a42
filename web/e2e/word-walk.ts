import type { PersonName } from '../../api/src/demo/people.ts';
import type { DemoHouse } from './demo-house.ts';
import { EnglishFinder } from './english.ts';
import type { SitePage } from './pages.ts';
import { read } from './reader.ts';
import { Visitor } from './visitor.ts';

/** Walks over pages in a language, and answers what is wrong with their words and where it was seen last. */
export async function faultsOf(
  house: DemoHouse,
  locale: 'nb' | 'sv',
  pages: readonly SitePage[],
  { pressing }: { readonly pressing: boolean },
): Promise<Readonly<Record<string, string>>> {
  const finder = await EnglishFinder.of(locale, house.db);
  const faults = new Map<string, string>();
  let name = '';
  const visitor = new Visitor(async (page, what) => {
    const { language, title, texts } = await read(page);
    if (language !== locale) faults.set(`the page says it is in ${language}`, `${name}, ${what}`);
    for (const text of [title, ...texts]) {
      const fault = finder.faultOf(text);
      if (fault !== undefined) faults.set(`“${text}”: ${fault}`, `${name}, ${what}`);
    }
  });
  const visitAs = async (as: PersonName | null, seen: readonly SitePage[]): Promise<void> => {
    const window = await house.open(as, { locale });
    const page = await visitor.enter(window, as !== null);
    for (const one of seen) {
      name = one.name;
      await visitor.visit(page, await one.address(house.db));
      if (pressing) await visitor.pressAll(page);
      await visitor.sendForms(page);
    }
    if (as !== null) await visitor.openFrame(page);
    await window.close();
  };
  for (const [as, seen] of Map.groupBy(pages, (page) => page.as)) await visitAs(as, seen);
  return Object.fromEntries(faults);
}
