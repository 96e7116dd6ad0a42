import type { Client } from '@urql/core';
import { SaveFormDraft } from '#lib/forms/draft.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { send } from '#lib/graph/send.ts';
import { emptyTakeover } from '#lib/takeover/takeover.ts';
import type { LineForm } from './line.ts';

/** The reader's own circuits that the name of an end user is found with. */
export const OwnCircuits = graphql(`
  query OwnCircuits($text: String!) {
    installedProducts(filter: { text: $text, status: [ACTIVE] }, first: 5) {
      nodes {
        id
        circuitNumber
        address {
          id
          singleLine
        }
        product {
          code
          name
        }
        modifications {
          kind
          allowed
        }
      }
    }
  }
`);

export type Circuit = ResultOf<typeof OwnCircuits>['installedProducts']['nodes'][number];

export const mayMove = ({ modifications }: Circuit): boolean => modifications.some(({ kind, allowed }) => kind === 'MOVE' && allowed);

/** Where to go on with a change of ISP: what was typed here waits in its form (O-22). */
export const takeOver = (client: Client, line: LineForm): Promise<string> =>
  kept(client, 'order:takeover', { line, takeover: emptyTakeover() }, '/orders/takeover');

/** Where to go on with the move of a circuit: the address that was typed here waits in its form (O-23). */
export function moveCircuit(client: Client, { id }: Pick<Circuit, 'id'>, line: LineForm): Promise<string> {
  const { address, contactName, contactPhone, requestedDate } = line;
  const choice = { productCode: '', attributes: {}, addOns: [] };
  const data = { kind: 'MOVE', choice, address, contactName, contactPhone, requestedDate };
  return kept(client, `modify:${id}`, data, `/portfolio/${id}/modify`);
}

async function kept(client: Client, form: string, data: unknown, href: string): Promise<string> {
  await send(client, SaveFormDraft, { input: { form, data } });
  return href;
}
