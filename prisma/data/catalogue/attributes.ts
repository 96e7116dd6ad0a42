import type { AttributeType } from '../../generated/client/enums.ts';
import type { ProductCode } from '../catalogue.ts';
import { names, type Names } from './words.ts';

export interface AttributeData {
  readonly key: string;
  readonly names: Names;
  /** What each allowed value is called; numbers speak for themselves. */
  readonly values?: Readonly<Record<string, Names>>;
  readonly type: AttributeType;
  readonly unit: string | null;
  readonly required: boolean;
  readonly allowedValues: string[];
}

const speed = (...kbps: readonly number[]): AttributeData => ({
  key: 'speedKbps',
  names: names('Speed', 'Hastighet', 'Hastighet'),
  type: 'INTEGER',
  unit: 'kbit/s',
  required: true,
  allowedValues: kbps.map(String),
});

const choice = (key: string, title: Names, required: boolean, values: Readonly<Record<string, Names>>): AttributeData => ({
  key,
  names: title,
  values,
  type: 'CHOICE',
  unit: null,
  required,
  allowedValues: Object.keys(values),
});

const number = (key: string, title: Names, unit: string): AttributeData => ({
  key,
  names: title,
  type: 'INTEGER',
  unit,
  required: false,
  allowedValues: [],
});

const equipment = (values: Readonly<Record<string, Names>>): AttributeData =>
  choice('equipment', names('Equipment', 'Utstyr', 'Utrustning'), true, values);

const modem = equipment({
  OWN_MODEM: names('The end user’s own modem', 'Sluttbrukerens eget modem', 'Slutkundens eget modem'),
  CARRIER_MODEM: names('Modem from the carrier', 'Modem fra leverandøren', 'Modem från leverantören'),
});

const socket = equipment({
  EXISTING_SOCKET: names('Existing socket', 'Eksisterende stikkontakt', 'Befintligt uttag'),
  NEW_SOCKET: names('New socket', 'Ny stikkontakt', 'Nytt uttag'),
});

const splitter = equipment({
  FILTERS: names('Filters at each socket', 'Filter ved hver stikkontakt', 'Filter vid varje uttag'),
  SPLITTER: names('One splitter where the line comes in', 'Én splitter der linjen kommer inn', 'En splitter där ledningen kommer in'),
});

const isdnVariant = choice('variant', names('Variant', 'Variant', 'Variant'), true, {
  BASIC_RATE: names('Basic rate, 2 channels', 'Grunntilknytning, 2 kanaler', 'Basanslutning, 2 kanaler'),
  PRIMARY_RATE: names('Primary rate, 30 channels', 'Utvidet tilknytning, 30 kanaler', 'Primäranslutning, 30 kanaler'),
});

const serialInterface = choice('interface', names('Interface', 'Grensesnitt', 'Gränssnitt'), false, {
  G703: names('G.703', 'G.703', 'G.703'),
  X21: names('X.21', 'X.21', 'X.21'),
  ETHERNET: names('Ethernet', 'Ethernet', 'Ethernet'),
});

const opticalInterface = choice('interface', names('Interface', 'Grensesnitt', 'Gränssnitt'), false, {
  ELECTRICAL: names('Electrical', 'Elektrisk', 'Elektriskt'),
  OPTICAL: names('Optical', 'Optisk', 'Optiskt'),
  ETHERNET: names('Ethernet', 'Ethernet', 'Ethernet'),
});

const adslSpeed = speed(1000, 2000, 4000, 8000, 16000, 20000);

/** What can be specified for each product. A required one must be chosen before pricing and before submit (CAT-04, CAT-11). */
export const attributes: Readonly<Record<ProductCode, readonly AttributeData[]>> = {
  WHOLESALE_ADSL_SHARED: [adslSpeed, modem],
  WHOLESALE_ADSL_FULL: [adslSpeed, modem],
  RETAIL_ADSL: [],
  SHDSL: [speed(512, 1024, 2048, 4096), modem],
  HDSL: [speed(1024, 2048), modem],
  OA_SHARED: [splitter],
  OA_FULL: [socket],
  PSTN: [socket],
  ISDN: [isdnVariant, socket],
  LEASED_LINE_LOW: [speed(64, 128, 256, 512, 1024, 2048), serialInterface],
  LEASED_LINE_34M: [speed(34000), opticalInterface],
  LEASED_LINE_155M: [speed(155000), opticalInterface],
  LEASED_LINE_OTHER: [speed(10000, 100000, 622000, 1000000, 10000000), opticalInterface],
  COLOCATION: [
    number('rackUnits', names('Rack units', 'Rackenheter', 'Rackenheter'), 'U'),
    number('powerWatts', names('Power', 'Effekt', 'Effekt'), 'W'),
  ],
};
