import { requireViewer, type Context } from '../context.ts';
import { encodeCursor, streamOf } from '../cursor.ts';
import { lastPosition } from '../event-log.ts';

/** The cursor of a snapshot: read it before the rows. */
export async function cursorOfNow(context: Context): Promise<string> {
  const stream = streamOf(requireViewer(context));
  return encodeCursor(stream, await lastPosition(context.db, stream));
}
