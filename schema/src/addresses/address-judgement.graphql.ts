import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import type { Problem } from '../refusals.ts';
import { ProblemType } from '../refusals.graphql.ts';
import { connectionAddressProblems, deliveryAddressProblems } from './address.ts';
import { prepareAddress } from './address.commands.ts';
import { AddressInput } from './address.graphql.ts';
import type { AddressDraft } from './address-input.ts';
import { singleLineOf } from './single-line.ts';

interface Judgement {
  readonly row: AddressDraft;
  readonly problems: readonly Problem[];
}

const AddressJudgementType = builder.objectRef<Judgement>('AddressJudgement').implement({
  description: 'What an address would come to, before it is stored anywhere.',
  fields: (t) => ({
    singleLine: t.string({ description: 'The address on one line, as it would be stored.', resolve: ({ row }) => singleLineOf(row) }),
    registerId: t.string({
      nullable: true,
      description: 'The row of the address register that it is; null when the register does not know it.',
      resolve: ({ row }) => row.registerId,
    }),
    accessZone: t.int({ nullable: true, description: '1 is access zone 1 (ADR-10).', resolve: ({ row }) => row.accessZone }),
    hasUnits: t.boolean({
      description: 'Floor, entrance and apartment or room must be given as well (ADR-03).',
      resolve: ({ row }) => row.hasUnits,
    }),
    isPoBox: t.boolean({ description: 'No line can be connected to a PO box (ADR-02).', resolve: ({ row }) => row.isPoBox }),
    problems: t.field({
      type: [ProblemType],
      description: 'Everything that stands in its way, what is still missing among it; paths begin at the address: `/postcode`.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
});

builder.queryField('addressJudgement', (t) =>
  t.field({
    type: AddressJudgementType,
    description:
      'Judges an address while it is typed, with the same rules that judge it when it is sent (ADR-01 to ADR-05, CA-04, CA-05). Nothing is stored. A register that is away is a TECHNICAL_ERROR among the problems.',
    args: {
      address: t.arg({ type: AddressInput, required: true, description: 'As typed so far.' }),
      fromQuote: t.arg.boolean({
        defaultValue: false,
        description: 'It comes from a quote, where INSTALLATION is a purpose too (ADR-05).',
      }),
    },
    resolve: async (_root, { address, fromQuote }, context) => {
      const { organisationId } = requireViewer(context);
      const { row, problems } = await prepareAddress(context.ports.addressRegister, address, organisationId, '');
      return { row, problems: [...problems, ...missing(row, fromQuote === true)] };
    },
  }),
);

function missing(row: AddressDraft, fromQuote: boolean): Problem[] {
  const isHome = row.purpose === 'HOME' || row.purpose === 'JOB';
  return isHome ? deliveryAddressProblems(row, '') : connectionAddressProblems(row, '', { fromQuote });
}
