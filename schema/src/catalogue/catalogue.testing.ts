import type { Tx } from '@sporbar/prisma/client.ts';

/** TRUE: the catalogue of the product. PLAIN: nothing is checked and no technician is booked before an order is sent. */
export type TestCatalogue = 'PLAIN' | 'TRUE';

/** For tests about something else than checks and bookings. */
export async function makePlain(db: Tx): Promise<void> {
  await db.product.updateMany({ data: { availabilityPolicy: 'NOT_APPLICABLE', selfBooking: false } });
}

/** The same, and it stays so whatever a server that starts loads. */
export async function keepPlain(db: Tx): Promise<void> {
  await db.$executeRaw`CREATE OR REPLACE FUNCTION plain_product() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW."availabilityPolicy" := 'NOT_APPLICABLE'; NEW."selfBooking" := false; RETURN NEW; END $$`;
  await db.$executeRaw`CREATE OR REPLACE TRIGGER plain_product BEFORE INSERT OR UPDATE ON "products"
    FOR EACH ROW EXECUTE FUNCTION plain_product()`;
  await makePlain(db);
}

/** Lets the next that loads the reference data make the catalogue what it is. */
export async function keepPlainNoLonger(db: Tx): Promise<void> {
  await db.$executeRaw`DROP TRIGGER IF EXISTS plain_product ON "products"`;
}
