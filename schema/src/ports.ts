import type { Readable } from 'node:stream';
import type { AddressRegister } from './addresses/register.ts';
import type { AvailabilitySystem } from './availability/availability-system.ts';
import type { AppointmentSystem } from './booking/appointment-system.ts';
import type { PriceEngine } from './pricing/price-engine.ts';
import type { SandboxControl } from './sandbox/sandbox-control.ts';

/** Where file bytes are kept. Keys are ours; names and types stay in the database. */
export interface FileStore {
  write(key: string, bytes: Readable): Promise<void>;
  read(key: string): Promise<Readable>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Every key there is, in no order. */
  keys(): AsyncIterable<string>;
}

/** The carrier's other systems, each behind an interface with a default that works on our own tables. */
export interface Ports {
  readonly priceEngine: PriceEngine;
  readonly addressRegister: AddressRegister;
  readonly availability: AvailabilitySystem;
  readonly appointments: AppointmentSystem;
  readonly files: FileStore;
  /** Where the site is reached; links in mails begin with it. */
  readonly siteUrl: string;
  /** Signs the links to files; the same on every server of an installation. */
  readonly linkSecret: string;
  /** The demo's other side, where one runs. */
  readonly sandbox?: SandboxControl | undefined;
}
