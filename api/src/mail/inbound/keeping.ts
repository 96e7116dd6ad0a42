import { Readable } from 'node:stream';
import { noFile } from '@sporbar/schema/files/file.refusals.ts';
import { largestFile, tidyFileName } from '@sporbar/schema/files/file.rules.ts';
import { storageKey, type FileFacts } from '@sporbar/schema/files/stored-file.ts';
import { newId } from '@sporbar/schema/ids.ts';
import type { RefusedFile } from '@sporbar/schema/packages/receipts/refused-mail.ts';
import { Refused } from '@sporbar/schema/refusals.ts';
import { Inspection, judged } from '../../files/content.ts';
import type { Backbone } from '../../graphql/request-context.ts';
import type { MailPart } from './parsing.ts';

/** Keeps the attachments as uploads are kept: judged by their bytes, 5 MB each at most (P-02, ATT-05). */
export async function keepParts(
  backbone: Backbone,
  userId: string,
  parts: readonly MailPart[],
): Promise<{ kept: FileFacts[]; refused: RefusedFile[] }> {
  const [kept, refused]: [FileFacts[], RefusedFile[]] = [[], []];
  for (const part of parts) {
    const fileName = tidyFileName(part.fileName) || 'receipt';
    try {
      kept.push(await keep(backbone, userId, { ...part, fileName }));
    } catch (error) {
      if (!(error instanceof Refused)) {
        await dropFiles(backbone, kept);
        throw error;
      }
      refused.push({ fileName, problem: error.problems[0] });
    }
  }
  return { kept, refused };
}

async function keep({ ports, clock }: Backbone, userId: string, { fileName, content }: MailPart): Promise<FileFacts> {
  if (content.length > largestFile) throw new Refused([noFile.tooLarge('/file')]);
  const id = newId('StoredFile');
  const key = storageKey(clock.now(), userId, id);
  const inspection = new Inspection();
  try {
    await ports.files.write(key, Readable.from([Buffer.from(content)], { objectMode: false }).pipe(inspection));
    return { id, fileName, storageKey: key, ...(await judged(() => ports.files.read(key), inspection.passed())) };
  } catch (error) {
    await ports.files.remove(key);
    throw error;
  }
}

export const dropFiles = async ({ ports }: Backbone, files: readonly Pick<FileFacts, 'storageKey'>[]): Promise<void> => {
  for (const { storageKey: key } of files) await ports.files.remove(key);
};
