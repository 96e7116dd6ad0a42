import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

/** What a list of attachments shows. */
export const AttachmentParts = graphql(`
  fragment AttachmentParts on Attachment {
    id
    fileName
    sizeBytes
    kind
    uploadedByName
    canDelete
    createdAt
  }
`);

export type AttachmentData = ResultOf<typeof AttachmentParts>;
export type AttachmentKind = AttachmentData['kind'];

export const AttachFile = graphql(
  `
    mutation AttachFile($input: AttachFileInput!) {
      attachFile(input: $input) {
        __typename
        ... on AttachmentPayload {
          owner {
            __typename
            id
            ... on QuoteLine {
              version
            }
            ... on OrderLine {
              version
            }
            ... on ServiceRequest {
              version
            }
            ... on Invoice {
              version
            }
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const DeleteAttachment = graphql(
  `
    mutation DeleteAttachment($input: DeleteAttachmentInput!) {
      deleteAttachment(input: $input) {
        __typename
        ... on AttachmentPayload {
          owner {
            __typename
            id
            ... on QuoteLine {
              version
            }
            ... on OrderLine {
              version
            }
            ... on ServiceRequest {
              version
            }
            ... on Invoice {
              version
            }
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

/** Links last five minutes (ATT-06), so one is asked for when it is followed. */
export const DownloadLinks = graphql(`
  query DownloadLinks($owner: ID!) {
    node(id: $owner) {
      __typename
      id
      ... on QuoteLine {
        attachments {
          id
          downloadUrl
        }
      }
      ... on ServiceRequest {
        attachments {
          id
          downloadUrl
        }
      }
      ... on Invoice {
        attachments: enclosures {
          id
          downloadUrl
        }
      }
      ... on OrderLine {
        attachments {
          id
          downloadUrl
        }
      }
      ... on ServiceRequest {
        attachments {
          id
          downloadUrl
        }
      }
    }
  }
`);
