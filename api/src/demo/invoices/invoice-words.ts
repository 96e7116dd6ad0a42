import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';

export const invoiceWords: Readonly<
  Record<WorkingCountry, { readonly lines: readonly string[]; readonly freight: readonly string[]; readonly credited: string }>
> = {
  NO: {
    lines: ['Leie bredbånd, én måned', 'Etablering', 'Leie samband, én måned', 'Utvidet servicetid'],
    freight: ['Flyfrakt fra USA', 'Forsikring', 'Fortollingstjeneste'],
    credited: 'Fakturert to ganger.',
  },
  SE: {
    lines: ['Hyra bredband, en månad', 'Etablering', 'Hyra förbindelse, en månad', 'Utökad servicetid'],
    freight: ['Flygfrakt från USA', 'Försäkring', 'Förtullning'],
    credited: 'Fakturerat två gånger.',
  },
};
