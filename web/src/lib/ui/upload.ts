import type { Refusal } from '#lib/graph/refusal.ts';

/** The largest file that is taken, in bytes. */
export const LARGEST = 5_242_880;

export interface Uploaded {
  readonly id: string;
  readonly fileName: string;
}

/** `retry` is given when the bytes arrived and only their record failed: with it they need not be sent again. */
export type UploadResult =
  { readonly ok: true; readonly file: Uploaded } | { readonly ok: false; readonly refusal?: Refusal; readonly retry?: string };

interface UploadOptions {
  /** From 0 to 1. */
  readonly onprogress: (part: number) => void;
  readonly signal: AbortSignal;
  readonly locale: string;
  /** From an earlier attempt. */
  readonly retry?: string | undefined;
}

/** Sends one file. XMLHttpRequest because fetch does not tell how far it has come. */
export function upload(file: File, { onprogress, signal, locale, retry }: UploadOptions): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/files?${new URLSearchParams({ name: file.name, ...(retry === undefined ? {} : { retry }) }).toString()}`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', locale);
    request.upload.onprogress = (event) => onprogress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(resultOf(request.status, request.response as Answered | null));
    request.onerror = () => resolve({ ok: false });
    request.onabort = () => resolve({ ok: false });
    signal.addEventListener('abort', () => request.abort());
    request.send(retry === undefined ? file : null);
  });
}

interface Answered {
  readonly fileId?: string;
  readonly fileName?: string;
  readonly problems?: unknown;
  readonly retry?: string;
}

function resultOf(status: number, body: Answered | null): UploadResult {
  if (body === null) return { ok: false };
  if (status < 300 && body.fileId !== undefined) return { ok: true, file: { id: body.fileId, fileName: body.fileName ?? '' } };
  return body.problems === undefined
    ? { ok: false }
    : { ok: false, refusal: body as unknown as Refusal, ...(body.retry === undefined ? {} : { retry: body.retry }) };
}
