import { PrismaPg } from '@prisma/adapter-pg';

/**
 * Prisma's adapter for a PostgreSQL server, mended: a migration is sent whole and takes effect whole. The published
 * adapter cuts scripts at every semicolon, those inside function bodies included.
 */
export class ServerAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}
