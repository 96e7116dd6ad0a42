/** The counter's own limit: an organisation's number is taken and the event written with it, and nothing else happens until the commit. */
export const counterSql = `
WITH counter AS (UPDATE streams SET "last" = "last" + 1 WHERE "id" = 'org:' || $1 RETURNING "last")
  INSERT INTO status_events ("organisationId", "sequence", "kind", "move", "objectType", "objectId", "rootType", "rootId", "objectVersion",
    "rootVersion", "actorKind", "actorName", "carrierVisible", "customerVisible", "transactionId", "at")
  SELECT $1, "last", 'MOVED', 'submitOrder', 'ORDER', 'bare', 'ORDER', 'bare', 1, 1, 'C', 'bare', false, false, 'bare', now() FROM counter`;
