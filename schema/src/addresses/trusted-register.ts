import { inTime } from '../patience.ts';
import type { AddressHit, AddressRegister, RegisteredAddress } from './register.ts';

/** How long the register may take before an answer is a technical failure. */
export const registerDeadlineMs = 3_000;

/**
 * The register as the portal asks it: an answer that comes after the deadline or makes no sense rejects (G-03), so that
 * nobody waits for a silent system and nothing of a confused one is stored.
 */
export const trusted = (register: AddressRegister, deadline: AbortSignal = AbortSignal.timeout(registerDeadlineMs)): AddressRegister => ({
  async search(query, limit) {
    const hits = await inTime(deadline, () => register.search(query, limit));
    return hits.map(judged);
  },
  async cityFor(country, code) {
    const city = await inTime(deadline, () => register.cityFor(country, code));
    return city === null ? null : sensible(city, isName(city, 60));
  },
  async find(registerId) {
    const found = await inTime(deadline, () => register.find(registerId));
    return found === null ? null : sensible(found, found.id === registerId && isPlace(found));
  },
});

const judged = (hit: AddressHit): AddressHit => sensible(hit, isPlace(hit.address) && Array.isArray(hit.units));

function isPlace({ id, country, street, houseNumber, postcode, city, accessZone, lat, lon }: RegisteredAddress): boolean {
  return (
    isName(id, 60) &&
    isName(street, 80) &&
    isName(city, 60) &&
    Number.isInteger(houseNumber) &&
    houseNumber > 0 &&
    ((country === 'NO' && /^\d{4}$/.test(postcode)) || (country === 'SE' && /^\d{5}$/.test(postcode))) &&
    (accessZone === null || (Number.isInteger(accessZone) && accessZone > 0)) &&
    isDegrees(lat, 90) &&
    isDegrees(lon, 180)
  );
}

const isName = (text: unknown, length: number): boolean => typeof text === 'string' && text.trim() !== '' && text.length <= length;

const isDegrees = (value: number | null, most: number): boolean => value === null || (Number.isFinite(value) && Math.abs(value) <= most);

function sensible<T>(answer: T, isSound: boolean): T {
  if (!isSound) throw new Error('The address register answered nonsense.');
  return answer;
}
