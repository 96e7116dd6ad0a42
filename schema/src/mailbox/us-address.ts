/** Where parcels to the mailbox are sent: the warehouse of the carrier, told apart by the suite number. */
const warehouse = { street: '1450 Harbor Gate Road', city: 'Wilmington', state: 'DE', postcode: '19801' } as const;

export interface UsAddress {
  readonly name: string;
  readonly street: string;
  readonly suiteNumber: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** As it is written on a parcel, line by line. */
  readonly lines: readonly string[];
}

/** CA-01: a customer's address in the US: name, street and suite number. */
export function usAddressOf(name: string, suiteNumber: string): UsAddress {
  const { street, city, state, postcode } = warehouse;
  const lines = [name, street, `Suite ${suiteNumber}`, `${city}, ${state} ${postcode}`, 'USA'];
  return { name, street, suiteNumber, city, state, postcode, lines };
}
