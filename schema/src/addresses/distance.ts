export interface Position {
  readonly lat: number | null;
  readonly lon: number | null;
}

const earthRadiusMetres = 6_371_008.8;

/** Whole metres in a straight line over the ground; null when either end has no position, so that nothing is guessed. */
export function distanceMetres(a: Position | null, b: Position | null): number | null {
  if (a?.lat == null || a.lon == null || b?.lat == null || b.lon == null) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const chord =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))));
}
