// Rooms and machines (spazi: locali e macchine) of a site. A room may contain rooms and machines; a machine contains
// nothing. What stands inside another stands at the same site, and nothing stands inside itself, not even at several
// removes. Booking one takes with it what contains it and all that it contains: whoever has the laser corner has the
// laser, and nobody else can have the whole hall meanwhile.

import type { Partner } from './partner.rules.ts'
import type { Space } from './profile.rules.ts'

export type SpaceFacts = Omit<Space, 'id'>
export type SpaceRefusal =
  | 'no-such-site'
  | 'no-such-room'
  | 'inside-machine'
  | 'inside-other-site'
  | 'inside-itself'
  | 'machine-holds'
  | 'content-stays'
  | 'no-such-machine-kind'

export interface SpaceNode {
  space: Space
  inside: SpaceNode[]
}

type Inside = Pick<Space, 'id' | 'insideId'>

/** The rooms and machines of a site as they contain each other, rooms first, then by name. */
export function spaceTree(spaces: readonly Space[], siteId: string): SpaceNode[] {
  const here = spaces.filter((space) => space.siteId === siteId)
  const nodesIn = (id: string | null): SpaceNode[] =>
    here
      .filter((space) => space.insideId === id)
      .toSorted(inOrder)
      .map((space) => ({ space, inside: nodesIn(space.id) }))
  return nodesIn(null)
}

function inOrder(a: Space, b: Space): number {
  if (a.kind !== b.kind) return a.kind === 'room' ? -1 : 1
  return a.name.localeCompare(b.name, 'it', { numeric: true })
}

/** What stands inside a room, at any remove. */
export function contentOf<S extends Inside>(spaces: readonly S[], id: string): S[] {
  const found: S[] = []
  const seen = new Set([id])
  for (let rooms = [id]; rooms.length > 0; ) {
    const next = spaces.filter(
      (space) => space.insideId !== null && rooms.includes(space.insideId) && !seen.has(space.id),
    )
    for (const space of next) seen.add(space.id)
    found.push(...next)
    rooms = next.map((space) => space.id)
  }
  return found
}

/** The rooms around one, from the nearest outwards. */
export function roomsAround<S extends Inside>(spaces: readonly S[], id: string): S[] {
  const byId = new Map(spaces.map((space) => [space.id, space]))
  const found: S[] = []
  let next = byId.get(byId.get(id)?.insideId ?? '')
  while (next && next.id !== id && !found.includes(next)) {
    found.push(next)
    next = byId.get(next.insideId ?? '')
  }
  return found
}

/** The ids that booking one blocks besides itself: the rooms around it, from the nearest, then all that it contains. */
export function blockedBy(spaces: readonly Inside[], id: string): string[] {
  return [...roomsAround(spaces, id), ...contentOf(spaces, id)].map((space) => space.id)
}

/** Why a room or machine cannot be stored so; none when it can. */
export function spaceRefusals(partner: Pick<Partner, 'sites' | 'spaces'>, space: Space): SpaceRefusal[] {
  const { sites, spaces } = partner
  if (!sites.some((site) => site.id === space.siteId)) return ['no-such-site']
  const content = contentOf(spaces, space.id)
  return [
    ...insideRefusals(spaces, space, content),
    ...(space.kind === 'machine' && content.length > 0 ? (['machine-holds'] as const) : []),
    ...(content.some((each) => each.siteId !== space.siteId) ? (['content-stays'] as const) : []),
  ]
}

/** Rooms are no machines: what was said of the kind falls away. */
export function withoutRoomKind<S extends SpaceFacts>(space: S): S {
  return space.kind === 'machine' ? space : { ...space, machineKind: null }
}

/** Why a kind of machine cannot be chosen: the programme does not offer it, unless the machine has been of it before. */
export function machineKindRefusals(
  { machineKind }: Pick<Space, 'machineKind'>,
  offeredCodes: readonly string[],
  before: Pick<Space, 'machineKind'> | null,
): SpaceRefusal[] {
  if (machineKind === null || machineKind === before?.machineKind) return []
  return offeredCodes.includes(machineKind) ? [] : ['no-such-machine-kind']
}

function insideRefusals(spaces: readonly Space[], space: Space, content: readonly Space[]): SpaceRefusal[] {
  if (space.insideId === null) return []
  if (space.insideId === space.id) return ['inside-itself']
  const room = spaces.find((each) => each.id === space.insideId)
  if (!room) return ['no-such-room']
  if (content.includes(room)) return ['inside-itself']
  if (room.kind === 'machine') return ['inside-machine']
  return room.siteId === space.siteId ? [] : ['inside-other-site']
}
