import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** The words of areas, sub-areas, topics and references, in the reader's language. */
export const AreaWords = graphql(`
  fragment AreaWords on AreaInfo {
    area
    label
    answeredByLabel
    subAreas {
      code
      label
      answeredByLabel
    }
    topics {
      code
      label
      use
    }
    referenceKinds {
      code
      label
    }
  }
`);

export type AreaWordsData = ResultOf<typeof AreaWords>;

type List = 'subAreas' | 'topics' | 'referenceKinds';

/** A code in words. One this page was not built with is shown as it is rather than not at all. */
export class Areas {
  readonly all: readonly AreaWordsData[];

  constructor(all: readonly AreaWordsData[]) {
    this.all = all;
  }

  of(area: string): AreaWordsData | undefined {
    return this.all.find((one) => one.area === area);
  }

  label(area: string): string {
    return this.of(area)?.label ?? area;
  }

  word(list: List, area: string, code: string | null): string | null {
    if (code === null) return null;
    const own = this.of(area)?.[list].find((one) => one.code === code);
    return (own ?? this.all.flatMap((one) => one[list]).find((one) => one.code === code))?.label ?? code;
  }
}
