import type { Tx } from '../client.ts';
import { demoCalendars } from './calendars.ts';
import { catalogue } from './catalogue.ts';
import { demoNetwork } from './coverage.ts';
import { readPostcodes } from './postcodes.ts';
import { demoRegister, demoUnits } from './register.ts';
import { firstRouting } from './routing.ts';
import { store } from './store.ts';

/**
 * Brings the catalogue, the price list, the tariffs, the postcodes, the demo's address register, its copper network, its technicians' calendars and the first routing of service requests into the database.
 * Safe to run at every start: what describes the products is made as the data files say; amounts, postcodes and
 * addresses are only added where they are missing, so that what an agreement has changed stays changed.
 */
export async function loadReferenceData(db: Tx): Promise<void> {
  await store(db, 'products', catalogue.products, ['code']);
  await store(db, 'product_attributes', catalogue.attributes, ['productCode', 'key']);
  await store(db, 'product_add_ons', catalogue.addOns, ['productCode', 'code']);
  await store(db, 'price_list', catalogue.prices, 'KEEP');
  await store(db, 'tariffs', catalogue.tariffs, 'KEEP');
  await store(db, 'postcodes', [...readPostcodes('NO'), ...readPostcodes('SE')], 'KEEP');
  const register = demoRegister();
  await store(db, 'register_addresses', register, 'KEEP');
  const units = demoUnits(register);
  await store(db, 'register_units', units, 'KEEP');
  const network = demoNetwork(register, units);
  await store(db, 'exchanges', network.exchanges, 'KEEP');
  await store(db, 'coverage', network.coverage, 'KEEP');
  await store(db, 'reaches', network.reaches, 'KEEP');
  await store(db, 'access_lines', network.lines, 'KEEP');
  const booking = demoCalendars();
  await store(db, 'calendars', booking.calendars, 'KEEP');
  await store(db, 'calendar_windows', booking.windows, 'KEEP');
  await store(db, 'calendar_areas', booking.areas, 'KEEP');
  await store(db, 'calendar_exceptions', booking.exceptions, 'KEEP');
  await store(db, 'number_series', booking.series, 'KEEP');
  await store(db, 'routing_versions', firstRouting.versions, 'KEEP');
  await store(db, 'routing_rules', firstRouting.rules, 'KEEP');
}
