import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { entryName, type MachineKind } from '../programme/programme.rules.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import type { Partner } from './partner.rules.ts'
import { placeWords } from './place.text.ts'
import type { Space } from './profile.rules.ts'
import { blockedBy, contentOf, type SpaceNode } from './space.rules.ts'

/** A room or machine in the tree of its site, with what stands inside it. */
export interface SpaceLine {
  name: string
  facts: string
  note: string | null
  /** What booking it takes besides itself. */
  blocks: string | null
  actions: Action[]
  inside: SpaceLine[]
}

/** Where the rooms and machines are, and what the programme calls their kinds. */
export interface SpacesOf {
  partner: Partner
  machineKinds: readonly MachineKind[]
}

export function spaceLines(of: SpacesOf, nodes: readonly SpaceNode[], ctx: Ctx): SpaceLine[] {
  const t = placeWords(ctx.language)
  const { partner } = of
  return nodes.map(({ space, inside }) => {
    const blocked = namesOf(partner, blockedBy(partner.spaces, space.id))
    return {
      name: space.name,
      facts: factsOf(of, space, ctx),
      note: space.note,
      blocks: blocked ? t.blocks(blocked) : null,
      actions: spaceActions(partner, space, ctx),
      inside: spaceLines(of, inside, ctx),
    }
  })
}

function factsOf({ machineKinds }: SpacesOf, space: Space, ctx: Ctx): string {
  const t = placeWords(ctx.language)
  const kind = space.machineKind ? [entryName(machineKinds, space.machineKind, ctx.language)] : []
  const name = machineKinds.some(({ code, authorisation }) => code === space.machineKind && authorisation)
  const needs = name ? [t.needsAuthorisation] : []
  const places = space.places === null ? [] : [t.places1(space.places)]
  return [t[space.kind], ...kind, ...places, ...(space.accessible ? [t.stepFree] : []), ...needs].join(' · ')
}

function spaceActions(partner: Partner, space: Space, ctx: Ctx): Action[] {
  const t = placeWords(ctx.language)
  const url = paths.partnerSpaces({ partnerId: partner._id })
  const inside = linkTo(t.addInside, withQuery(url, { sede: space.siteId, dentro: space.id }), { look: 'plain' })
  const add = space.kind === 'room' && can(ctx.actor, 'partner.extend', partner) ? [inside] : []
  if (!can(ctx.actor, 'partner.edit', partner)) return add
  const edit = linkTo(t.edit, withQuery(url, { spazio: space.id }), { look: 'plain' })
  const content = contentNames(partner, space.id)
  // A room cannot go before its content, which is seen right below: the tree stays free of dead buttons.
  if (content) return [...add, edit]
  const fields = { id: space.id, remove: 'yes' }
  const remove = postTo(t.remove, url, { look: 'plain', fields, confirm: t.removeSpaceConfirm(space.name) })
  return [...add, edit, remove]
}

/** The names of what stands inside a room; empty when nothing does. */
export function contentNames(partner: Pick<Partner, 'spaces'>, id: string): string {
  return contentOf(partner.spaces, id)
    .map((space) => space.name)
    .join(', ')
}

function namesOf({ spaces }: Pick<Partner, 'spaces'>, ids: readonly string[]): string {
  return ids.flatMap((id) => spaces.find((space) => space.id === id)?.name ?? []).join(', ')
}
