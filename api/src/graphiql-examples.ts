interface Example {
  readonly query: string;
  readonly variables?: string;
}

/** What a newcomer finds in GraphiQL's tabs: reading, moving with a typed no, following. A test runs each against the schema. */
export const exampleOperations: readonly Example[] = [
  {
    query: `# Your orders, newest first, with whose move it is and what you can do now.
# Not signed in? Sign in at the site in another tab, or set {"authorization": "Bearer <api key>"} under Headers.
query Orders {
  orders(first: 10) {
    cursor
    totalCount
    nodes {
      id
      number
      status
      version
      ballInCourt { party dueAt action }
      lines { id lineNo status version }
      availableMoves { name label allowed blockedBy { ruleId message hint } }
    }
  }
}
`,
  },
  {
    query: `# A move: submit an order. The answer is the order, or a refusal that names every problem at once.
# dryRun runs every check and changes nothing. Put an id and a version from the first tab below.
mutation Submit($id: ID!, $version: Int!) {
  submitOrder(input: { id: $id, expectedVersion: $version, idempotencyKey: "example-1", dryRun: true }) {
    __typename
    ... on OrderPayload {
      order { id status version }
      changes { objectType objectId from to }
      eventCursor
    }
    ... on Refusal {
      code
      ruleId
      message
      hint
      problems { path code ruleId message hint }
    }
    ... on ConflictRefusal { currentVersion }
    ... on InvalidTransitionRefusal { from allowed }
  }
}
`,
    variables: '{\n  "id": "ord_00000000000000000000000000000000",\n  "version": 1\n}\n',
  },
  {
    query: `# Everything you may see, as it happens. Press run, then change something elsewhere.
# Give the last cursor as after and nothing is lost or sent twice.
subscription Changes($after: Cursor) {
  changes(after: $after) {
    __typename
    ... on UpToDate { cursor }
    ... on Change {
      cursor
      event { move objectType objectId from to at comment actor { kind name } }
    }
  }
}
`,
  },
  {
    query: `# A list that stays true: its rows first, then what enters, changes or leaves.
# Take out what is in left and entered, put each of entered in at its index, replace each of changed: that is all.
subscription NewestOrders($after: Cursor) {
  orderList(first: 5, sort: CHANGED, after: $after) {
    __typename
    ... on UpToDate { cursor }
    ... on OrderListSnapshot { cursor totalCount rows { id number status updatedAt } }
    ... on OrderListChanges {
      cursor
      totalCount
      entered { index event { move } row { id number status updatedAt } }
      changed { index event { move } row { id number status updatedAt } }
      left { id isBeyond event { move } }
    }
  }
}
`,
  },
];
