// Shared limits (limiti comuni) must be nested or have nothing in common: where two sets overlap otherwise a result without
// justified complaints may not exist (Biró, Fleiner, Irving, Manlove 2010). Found by walking the sets from the largest to
// the smallest, each offer knowing the innermost set that holds it so far: never every set against every other.
import { byCodeUnit } from './code-unit.rules.ts'
import { shown } from './round-index.rules.ts'

export interface OfferSet {
  id: string
  offers: readonly string[]
}

interface Ring {
  id: string
  around: Ring | null
  depth: number
}

/** One line for each two sets found that overlap without one holding the other; the same set twice is nested. */
export function overlapsOf(groups: readonly OfferSet[]): string[] {
  const innermost = new Map<string, Ring>()
  const lines: string[] = []
  const sets = groups.map(({ id, offers }) => ({ id, offers: new Set(offers) }))
  for (const { id, offers } of sets.sort((a, b) => b.offers.size - a.offers.size || byCodeUnit(a.id, b.id))) {
    const rings = new Set<Ring | null>()
    for (const offer of offers) rings.add(innermost.get(offer) ?? null)
    const crossed = crossedBy(rings)
    for (const ring of crossed) lines.push(`groups ${shown(ring.id)} and ${shown(id)} overlap without nesting`)
    if (crossed.length > 0) continue
    const [around = null] = rings
    const ring = { id, around, depth: depthOf(around) + 1 }
    for (const offer of offers) innermost.set(offer, ring)
  }
  return lines
}

/** Of the innermost rings that a smaller set touches, those that do not hold all of it. */
function crossedBy(rings: ReadonlySet<Ring | null>): Ring[] {
  const [outer = null, ...inner] = [...rings].sort((a, b) => depthOf(a) - depthOf(b))
  const crossed = inner.filter((ring) => ring !== null)
  return outer && !crossed.every((ring) => holds(outer, ring)) ? [outer, ...crossed] : crossed
}

const depthOf = (ring: Ring | null) => ring?.depth ?? 0

function holds(outer: Ring, inner: Ring): boolean {
  let ring: Ring | null = inner
  while (ring && ring.depth > outer.depth) ring = ring.around
  return ring === outer
}
