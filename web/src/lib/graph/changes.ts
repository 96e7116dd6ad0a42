// placeholder until the schema lands
import { gql } from '@urql/core';
export interface Change { readonly rootType: string; readonly rootId: string; readonly objectId: string; readonly kind: string; readonly to: string | null }
export const ChangesDocument = gql`subscription Changes($after: Cursor) { changes(after: $after) { __typename } }`;
export function changesOf(data: any): { cursor: string; change?: Change; upToDate: boolean } { return { cursor: '', upToDate: true }; }
