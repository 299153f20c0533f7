// How far a place is from a school, as the crow flies between two points of the map: the middle of the school's district
// and the site (or the middle of its district). Where one of the two is not on the map nobody knows, and nobody is kept
// from a place because of it; but who is not known to be near does not come before who is.

export interface Point {
  lat: number
  lon: number
}

const earthRadiusKm = 6371
/** What counts for a place that is not on the map, where a round sets no limit of its own. */
const farKm = 100

/** Kilometres between two points; null when one is not known. */
export function kmBetween(a: Point | null, b: Point | null): number | null {
  if (!a || !b) return null
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [lat, lon] = [rad(b.lat - a.lat), rad(b.lon - a.lon)]
  const h = Math.sin(lat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(lon / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Whether a place is beyond the limit of a round; never where the distance or the limit is not known. */
export function isTooFar(km: number | null, mostKm: number | null): boolean {
  return km !== null && mostKm !== null && km > mostKm
}

/** The distance as the engine compares it: whole kilometres; what is not known counts as far as the limit. */
export function wholeKm(km: number | null, mostKm: number | null): number {
  return km === null ? (mostKm ?? farKm) : Math.round(km)
}
