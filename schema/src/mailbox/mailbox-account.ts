import type { Tx } from '@sporbar/prisma/client.ts';
import type { CustomerKind } from '@sporbar/prisma/generated/client/enums.ts';
import { newId } from '../ids.ts';

export interface NewMailboxAccount {
  readonly organisationId: string;
  readonly customerKind: CustomerKind;
  readonly destinationCountry: 'NO' | 'SE';
  /** A stored address with purpose HOME. */
  readonly homeAddressId: string;
}

/** Opens a mailbox with the next suite number, which is the customer number too (CA-02), and answers it. */
export async function createMailboxAccount(tx: Tx, account: NewMailboxAccount, now: Date): Promise<string> {
  const [suite] = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('suite_numbers') AS n`;
  if (suite === undefined) throw new Error('the sequence of suite numbers gave none');
  const suiteNumber = String(suite.n);
  await tx.mailboxAccount.create({
    data: { id: newId('MailboxAccount'), ...account, suiteNumber, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  return suiteNumber;
}
