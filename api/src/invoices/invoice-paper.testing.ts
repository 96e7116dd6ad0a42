import type { InvoicePaper } from '@sporbar/schema/invoices/invoice-paper.ts';

/** One line of an invoice. */
export const line = (lineNo: number, text: string, totalMinor = 149_00) => ({
  ...{ id: `ili_${lineNo}`, invoiceId: 'inv_1', lineNo, text, quantity: 1, unitMinor: totalMinor, totalMinor },
  ...{ orderLineId: null, packageId: null },
});

/** An invoice as it is drawn, with letters that not every font has. */
export const paper = (lines = [line(1, 'Leie, SHDSL, Ærøya (O-10001)'), line(2, 'Tilbakeført leie', -49_50)]): InvoicePaper => ({
  carrier: 'Fjordnett',
  invoice: {
    ...{
      id: 'inv_1',
      number: 'I-10001',
      serial: 10001,
      organisationId: 'org_1',
      kid: '0000100016',
      currency: 'NOK',
      status: 'PARTIALLY_PAID',
    },
    ...{ periodFrom: '2025-10-01', periodTo: '2025-10-31', issuedOn: '2025-10-01', dueOn: '2025-10-15', creditReason: null },
    ...{
      totalMinor: 1_099_50,
      outstandingMinor: 99_50,
      customerInvoiceRef: 'Prosjekt Ålesund',
      lastActedById: 'usr_1',
      version: 1,
      searchText: '',
    },
    ...{ createdAt: new Date(0), createdById: 'usr_1', updatedAt: new Date(0), updatedById: 'usr_1', enteredStatusAt: new Date(0) },
    organisation: { name: 'Sørlandet & Åkesson Nät, Kárášjohka', orgNumber: '974760673' },
    lines,
  },
});
