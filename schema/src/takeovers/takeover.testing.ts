import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import { foundOrganisation, foundUser } from '../identity/founding.ts';
import { newId } from '../ids.ts';
import { goodLine } from '../orders/order.testing.ts';
import { installedNoun } from '../portfolio/installed.lifecycle.ts';
import { rootOfInstalled } from '../portfolio/installed.writes.ts';
import type { Desk, People } from '../testing.ts';
import { transitionByClock } from '../transition.ts';
import { created } from '../writes.ts';

/** A line that takes an end user over between ADSL products: nothing can be said against it on the day of the journeys. */
export const takeoverLine = (phone: string, takeover: Record<string, unknown> = {}): Record<string, unknown> =>
  goodLine({
    takeover: {
      previousProduct: 'WHOLESALE_ADSL_SHARED',
      losingOperator: 'Ostkust Tele',
      existingPhoneNumber: phone,
      authorisationReference: 'NRDB-2025-1',
      authorisationGivenBy: 'Nils Nilsen',
      ownerVerified: true,
      ...takeover,
    },
  });

/** What another organisation has, on a number or without one. */
export async function takenProduct(
  { context }: Pick<Desk, 'context'>,
  people: Pick<People, 'east' | 'elsa'>,
  phoneNumber: string | null,
  changes: Partial<InstalledProduct> = {},
): Promise<string> {
  const id = newId('InstalledProduct');
  const row = {
    id,
    status: 'ACTIVE' as const,
    organisationId: people.east.id,
    placedById: people.elsa,
    productCode: 'WHOLESALE_ADSL_SHARED',
    endUserName: 'Nils Nilsen',
    circuitNumber: `C${id.slice(-10).toUpperCase()}`,
    phoneNumber,
    attributes: { speedKbps: '8000' },
    addOns: [],
    activeFrom: '2025-01-01',
    ...changes,
  };
  await transitionByClock(context, 'installProduct', { table: 'organisations', id: row.organisationId }, async () => [
    created(rootOfInstalled(row), installedNoun, row),
  ]);
  return id;
}

/** A customer of a third organisation. */
export async function thirdCustomer({ context }: Pick<Desk, 'context'>): Promise<string> {
  const west = await foundOrganisation(context, {
    name: 'Vestnett',
    kind: 'RESELLER',
    businessLines: ['WHOLESALE'],
    email: 'post@vestnett.example',
    country: 'NO',
    currency: 'NOK',
    locale: 'nb',
  });
  return foundUser(context, {
    organisationId: west.id,
    username: 'vera',
    fullName: 'Vera Vest',
    role: 'CUSTOMER',
    accessType: 'ORDERING',
    certifications: ['ORDERING'],
    email: 'vera@vestnett.example',
  });
}
