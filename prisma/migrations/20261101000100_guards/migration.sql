-- What the tables promise by themselves, whoever writes to them.

-- 1. A status changes only together with its event (G-08, S-31). Checked at commit, since the event is written last.
CREATE FUNCTION require_status_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW."status" = OLD."status" THEN
      RETURN NULL;
    END IF;
    IF NEW."version" <= OLD."version" THEN
      RAISE EXCEPTION 'status of % % changed without a new version', TG_TABLE_NAME, NEW."id" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "status_events" e
    WHERE e."objectId" = NEW."id"
      AND e."objectVersion" = NEW."version"
      AND e."toStatus" = NEW."status"::text
      AND (TG_OP = 'INSERT' OR e."fromStatus" = OLD."status"::text)
  ) THEN
    RAISE EXCEPTION 'status of % % changed without its event', TG_TABLE_NAME, NEW."id" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['quotes', 'quote_lines', 'orders', 'order_lines', 'appointments', 'availability_checks', 'installed_products', 'service_requests', 'trouble_tickets', 'packages', 'purchase_receipts', 'invoices', 'users'] LOOP
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER status_needs_event AFTER INSERT OR UPDATE OF "status" ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_status_event()',
      guarded);
  END LOOP;
END $$;

-- 2. Events, audit entries, activities and line snapshots are written once (AUD-02, AUD-06).
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['status_events', 'audit_entries', 'activities', 'ticket_activities', 'payments'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept);
  END LOOP;
END $$;

-- 3. Uniqueness that depends on state.
-- SR-03: one open request per organisation, area and reference.
CREATE UNIQUE INDEX "service_requests_one_open" ON "service_requests" ("organisationId", "area", "referenceKind", "referenceValue")
  WHERE "status" IN ('NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE') AND "referenceValue" IS NOT NULL;
-- SR-21: one draft of the routing at a time.
CREATE UNIQUE INDEX "routing_versions_one_draft" ON "routing_versions" ("state") WHERE "state" = 'DRAFT';
-- TT-05: one open ticket an installed product.
CREATE UNIQUE INDEX "trouble_tickets_one_open" ON "trouble_tickets" ("installedProductId") WHERE "status" NOT IN ('CLOSED', 'CANCELLED');
-- Context 10: one active appointment a line. Looked at when all is written, since one transaction gives up a slot and holds another.
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_one_active" EXCLUDE USING btree ("orderLineId" WITH =)
  WHERE ("status" IN ('HELD', 'CONFIRMED')) DEFERRABLE INITIALLY DEFERRED;
-- Context 10: no slot is given back more often than it was taken.
ALTER TABLE "slot_use" ADD CONSTRAINT "slot_use_taken" CHECK ("taken" >= 0);
-- Context 09: one check of a line counts. Looked at when all is written, since one transaction discards a check and begins another.
ALTER TABLE "availability_checks" ADD CONSTRAINT "availability_checks_one_current" EXCLUDE USING btree ("orderLineId" WITH =)
  WHERE ("discardedAt" IS NULL) DEFERRABLE INITIALLY DEFERRED;
-- P-20: a tracking number is unique among a customer's open packages.
CREATE UNIQUE INDEX "tracking_numbers_one_open" ON "tracking_numbers" ("organisationId", upper("value")) WHERE "open";
-- IA-01: a verified e-mail address signs in, so it names one login.
CREATE UNIQUE INDEX "users_verified_email" ON "users" (lower("email")) WHERE "emailVerifiedAt" IS NOT NULL AND "status" <> 'CLOSED';

-- 4. Numbers people read aloud.
CREATE SEQUENCE "quote_numbers" START 10001;
CREATE SEQUENCE "order_numbers" START 10001;
CREATE SEQUENCE "service_request_numbers" START 10001;
CREATE SEQUENCE "trouble_ticket_numbers" START 10001;
CREATE SEQUENCE "booking_numbers" START 10001;
CREATE SEQUENCE "package_numbers" START 10001;
CREATE SEQUENCE "invoice_numbers" START 10001;
CREATE SEQUENCE "suite_numbers" START 12345;

-- 5. Prefix search in the address register (ADR-07). The keys are folded by the loader; `left` makes these expression
-- indexes, which the models cannot name, so that `npm run db:diff` leaves them alone.
CREATE INDEX "register_addresses_street_prefix" ON "register_addresses" (left("streetKey", 80) text_pattern_ops, "houseNumber");
CREATE INDEX "register_addresses_city_prefix" ON "register_addresses" (left("cityKey", 60) text_pattern_ops);
CREATE INDEX "register_addresses_postcode_prefix" ON "register_addresses" (left("postcode", 10) text_pattern_ops);
CREATE INDEX "register_addresses_signature" ON "register_addresses" (upper("insaSignature"));

-- 6. Lists are sorted by a number as a number: O-9999 stands before O-10001 (G-10).
CREATE FUNCTION number_to_serial() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."serial" := coalesce(substring(NEW."number" FROM '\d{1,9}$')::integer, 0);
  RETURN NEW;
END $$;

DO $$
DECLARE numbered text;
BEGIN
  FOREACH numbered IN ARRAY ARRAY['quotes', 'orders', 'service_requests', 'trouble_tickets', 'packages', 'invoices'] LOOP
    EXECUTE format(
      'CREATE TRIGGER number_is_serial BEFORE INSERT OR UPDATE OF "number", "serial" ON %I FOR EACH ROW EXECUTE FUNCTION number_to_serial()',
      numbered);
  END LOOP;
END $$;
