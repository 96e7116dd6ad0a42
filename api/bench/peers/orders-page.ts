// What a page of orders needs of the database, written by hand. Colons in formats stand in quotes, since pgbench takes what follows a bare one for a variable.

export const ordersSql = `
SELECT json_build_object('id', o."id", 'number', o."number", 'orderType', o."orderType", 'status', o."status", 'version', o."version",
  'updatedAt', to_char(o."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"'), 'submittedAt', o."submittedAt",
  'customerOrderRef', o."customerOrderRef", 'projectReference', o."projectReference",
  'lineCount', (SELECT count(*) FROM order_lines l WHERE l."orderId" = o."id"),
  'organisation', json_build_object('id', g."id", 'name', g."name"),
  'createdAt', to_char(o."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"'),
  'lines', (SELECT json_agg(json_build_object('id', l."id", 'lineNo', l."lineNo", 'status', l."status", 'version', l."version",
    'enteredStatusAt', to_char(l."enteredStatusAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"'), 'requestedDate', l."requestedDate",
    'agreedDate', l."agreedDate", 'customerOrderId', l."customerOrderId", 'comment', l."comment", 'statusDescription', l."statusDescription",
    'slaActive', l."slaActive", 'slaDueDate', l."slaDueDate",
    'product', json_build_object('code', p."code", 'name', p."names"->>'en'), 'endUser', json_build_object('name', l."endUserName"), 'addressId', l."addressId",
    'street', a."street", 'houseNumber', a."houseNumber", 'postcode', a."postcode", 'city', a."city") ORDER BY l."lineNo")
    FROM order_lines l LEFT JOIN products p ON p."code" = l."productCode" LEFT JOIN addresses a ON a."id" = l."addressId" WHERE l."orderId" = o."id")
) AS node FROM orders o JOIN organisations g ON g."id" = o."organisationId"
WHERE o."organisationId" = $1 ORDER BY o."createdAt" DESC, o."id" DESC LIMIT $2`;

export const countSql = 'SELECT count(*)::int AS n FROM orders WHERE "organisationId" = $1';

export const productsSql = `SELECT "code", "names"->>'en' AS name FROM products ORDER BY "family", "code"`;
