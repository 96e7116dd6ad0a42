import { databaseRegister } from '@sporbar/schema/addresses/register.ts';
import { coverageSystem } from '@sporbar/schema/availability/coverage-system.ts';
import { ownAppointmentSystem } from '@sporbar/schema/booking/own-appointment-system.ts';
import type { Ports } from '@sporbar/schema/ports.ts';
import { priceListEngine } from '@sporbar/schema/pricing/price-engine.ts';
import type { Db } from '@sporbar/prisma/client.ts';
import { diskStore } from './files/disk-store.ts';

/** The carrier's other systems as they come with the portal: our own tables and our own disk. */
export const defaultPorts = (db: Db, given: { dataDir: string; siteUrl: string; linkSecret: string }): Ports => ({
  priceEngine: priceListEngine(db),
  addressRegister: databaseRegister(db),
  availability: coverageSystem(db),
  appointments: ownAppointmentSystem(db),
  files: diskStore(given.dataDir),
  siteUrl: given.siteUrl,
  linkSecret: given.linkSecret,
});
