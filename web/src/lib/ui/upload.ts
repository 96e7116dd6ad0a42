import type { Refusal } from '#lib/graph/refusal.ts';

/** The largest file that is taken, in bytes. */
export const LARGEST = 5_242_880;

export interface Uploaded {
  readonly id: string;
  readonly fileName: string;
}

export type UploadResult = { readonly ok: true; readonly file: Uploaded } | { readonly ok: false; readonly refusal?: Refusal };

interface UploadOptions {
  /** From 0 to 1. */
  readonly onprogress: (part: number) => void;
  readonly signal: AbortSignal;
  readonly locale: string;
}

/** Sends one file. XMLHttpRequest because fetch does not tell how far it has come. */
export function upload(file: File, { onprogress, signal, locale }: UploadOptions): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('accept-language', locale);
    request.upload.onprogress = (event) => onprogress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(resultOf(request.status, request.response));
    request.onerror = () => resolve({ ok: false });
    request.onabort = () => resolve({ ok: false });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function resultOf(status: number, body: unknown): UploadResult {
  if (typeof body !== 'object' || body === null) return { ok: false };
  if (status < 300) return { ok: true, file: body as Uploaded };
  return 'problems' in body ? { ok: false, refusal: body as Refusal } : { ok: false };
}
