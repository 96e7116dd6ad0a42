import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { mayOrder } from '@sporbar/schema/access.ts';
import { noFile } from '@sporbar/schema/files/file.refusals.ts';
import { largestFile, tidyFileName } from '@sporbar/schema/files/file.rules.ts';
import { readStorageKey, recordFile, storageKey, type FileFacts } from '@sporbar/schema/files/stored-file.ts';
import { recordMutation } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import { newId } from '@sporbar/schema/ids.ts';
import { no, Refused } from '@sporbar/schema/refusals.ts';
import type { Viewer } from '@sporbar/schema/viewer.ts';
import type { Backbone, ServedContext } from '../graphql/request-context.ts';
import { answer, hearOut, refuse } from './answers.ts';
import { Inspection, judged, TooLarge } from './content.ts';

/**
 * `PUT /files?name=...`: takes one file as the body of the request. It streams to the store, counted as it comes; its type
 * is what its bytes are. Answers the id to attach it by, or a refusal in GraphQL's shape. When only our database failed,
 * the refusal carries `retry`: an empty `PUT /files?name=...&retry=...` within 24 hours takes up the bytes already sent.
 */
export async function upload(
  backbone: Backbone,
  context: ServedContext,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  try {
    const viewer = uploader(context);
    const fileName = tidyFileName(query.get('name') ?? '');
    if (fileName === '') throw new Refused([noFile.nameMissing('/name')]);
    await recordMutation(context);
    const retry = query.get('retry');
    const arrived = retry === null ? await receive(backbone, context, viewer, request) : await takeUp(backbone, viewer, retry);
    const file = await store(context, viewer, { ...arrived, fileName });
    if (file !== undefined)
      answer(response, 201, {
        __typename: 'StoredFile',
        fileId: file.id,
        fileName,
        mimeType: file.mimeType,
        sizeBytes: file.sizeBytes,
        sha256: file.sha256,
      });
    else
      refuse(context, response, [no.technical('', {}, { data: { retryable: true } })], {
        retryable: true,
        retry: Buffer.from(arrived.storageKey).toString('base64url'),
      });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    hearOut(request, response);
    refuse(context, response, error.problems);
  }
}

/** Who may attach may send: a customer who may order, and the carrier's people. */
function uploader({ viewer }: ServedContext): Viewer {
  if (viewer === null) throw new Refused([no.unauthenticated('')]);
  const mayChange = viewer.apiKey === null || viewer.apiKey.scopes.includes('order');
  if (!mayChange || viewer.inTraining || !(viewer.isCarrier || mayOrder(viewer))) throw new Refused([no.forbidden('')]);
  return viewer;
}

type Arrived = Omit<FileFacts, 'fileName'>;

async function receive({ ports }: Backbone, context: ServedContext, viewer: Viewer, request: IncomingMessage): Promise<Arrived> {
  if (Number(request.headers['content-length'] ?? 0) > largestFile) throw new Refused([noFile.tooLarge('/file')]);
  const id = newId('StoredFile');
  const key = storageKey(context.clock.now(), viewer.userId, id);
  const inspection = new Inspection();
  try {
    await ports.files.write(key, flowing(request, inspection));
    return { id, storageKey: key, ...(await judged(() => ports.files.read(key), inspection.passed())) };
  } catch (error) {
    await ports.files.remove(key);
    if (error instanceof Refused) throw error;
    if (inspection.errored instanceof TooLarge) throw new Refused([noFile.tooLarge('/file')]);
    if (!request.complete) throw new Refused([noFile.cutOff('/file')]);
    throw error;
  }
}

/** Like a pipeline, but a refusal half-way leaves the request alive: its client is still to hear the answer. */
function flowing(request: IncomingMessage, inspection: Inspection): Inspection {
  // Whoever reads the inspection is told of its errors; here they must only not be nobody's.
  inspection.on('error', () => {});
  request.once('close', () => {
    if (!request.complete) inspection.destroy(new Error('the request was cut off'));
  });
  return request.pipe(inspection);
}

/** Bytes that came before and could not be recorded then. Only who sent them can take them up. */
async function takeUp({ ports }: Backbone, viewer: Viewer, retry: string): Promise<Arrived> {
  const key = Buffer.from(retry, 'base64url').toString();
  const read = readStorageKey(key);
  if (read?.userId !== viewer.userId) throw new Refused([noFile.unknown('/retry')]);
  const inspection = new Inspection();
  try {
    const bytes = await ports.files.read(key);
    inspection.resume();
    await pipeline(bytes, inspection);
  } catch {
    throw new Refused([noFile.unknown('/retry')]);
  }
  return { id: read.fileId, storageKey: key, ...(await judged(() => ports.files.read(key), inspection.passed())) };
}

/** Writes the file's row; undefined when that fails, and then the bytes stay for the retry. A retry that succeeded twice is one file. */
async function store(
  context: ServedContext,
  viewer: Viewer,
  file: FileFacts,
): Promise<{ id: string; mimeType: string; sizeBytes: number; sha256: string } | undefined> {
  try {
    return (await context.db.storedFile.findUnique({ where: { id: file.id } })) ?? (await recordFile(context, viewer, file));
  } catch {
    return undefined;
  }
}
