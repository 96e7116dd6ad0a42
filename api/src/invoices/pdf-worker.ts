import { parentPort, workerData } from 'node:worker_threads';
import { invoicePdf } from './invoice-pdf.ts';
import type { Drawing } from './press.ts';

const { paper, locale, at } = workerData as Drawing;
parentPort?.postMessage(await invoicePdf(paper, locale, at));
