import type { Package } from '@sporbar/prisma/generated/client/client.ts';
import type { Noun } from '../nouns.ts';

export const packageNoun: Noun<Package> = { type: 'PACKAGE', table: 'packages', namesLastActor: true };
