import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { offered } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'
import { findPartner } from './partner.service.ts'
import type { Space } from './profile.rules.ts'
import { contentOf, machineKindRefusals, type SpaceFacts, spaceRefusals, withoutRoomKind } from './space.rules.ts'

const mostSpaces = 200
const mostAttempts = 100

/** Adds a room or a machine. Refused: `too-many` and the reasons of spaceRefusals. */
export async function addSpace(ctx: Ctx, partnerId: string, facts: SpaceFacts): Promise<void> {
  const space = withoutRoomKind({ ...facts, id: newId() })
  const kinds = await offeredKinds()
  await changeSpaces(ctx, { partnerId, permission: 'partner.extend' }, (partner) => {
    if (partner.spaces.length >= mostSpaces) throw new Refused('too-many')
    return [...partner.spaces, checked(partner, space, kinds)]
  })
}

/** Corrects or moves a room or machine, with all that it contains. Refused: the reasons of spaceRefusals. */
export async function editSpace(ctx: Ctx, partnerId: string, given: Space): Promise<void> {
  const space = withoutRoomKind(given)
  const kinds = await offeredKinds()
  await changeSpaces(ctx, { partnerId, permission: 'partner.edit' }, (partner) => {
    mustHave(partner, space.id)
    const after = checked(partner, space, kinds)
    return partner.spaces.map((each) => (each.id === space.id ? after : each))
  })
}

/** Takes a room or machine away. Refused: `holds-others` while something stands inside. */
export async function removeSpace(ctx: Ctx, partnerId: string, id: string): Promise<void> {
  await changeSpaces(ctx, { partnerId, permission: 'partner.edit' }, (partner) => {
    mustHave(partner, id)
    if (contentOf(partner.spaces, id).length > 0) throw new Refused('holds-others')
    return partner.spaces.filter((space) => space.id !== id)
  })
}

async function offeredKinds(): Promise<string[]> {
  return offered((await currentProgramme()).machineKinds).map(({ code }) => code)
}

function checked(partner: Partner, space: Space, kinds: readonly string[]): Space {
  const before = partner.spaces.find((each) => each.id === space.id) ?? null
  const refusals = [...spaceRefusals(partner, space), ...machineKindRefusals(space, kinds, before)]
  if (refusals.length > 0) throw new Refused(...refusals)
  return space
}

function mustHave({ spaces }: Partner, id: string): void {
  if (!spaces.some((space) => space.id === id)) throw new NotFound(`space ${id}`)
}

/**
 * Whether rooms go in circles can be told only of all of them together: the change is computed on what was read, and
 * written if nobody has written meanwhile; otherwise it is computed again. Each round lets one of those who wait pass.
 */
async function changeSpaces(
  ctx: Ctx,
  { partnerId, permission }: { partnerId: string; permission: Permission },
  change: (partner: Partner) => Space[],
): Promise<void> {
  const lastChange = await changeBy(ctx)
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const partner = await findPartner(ctx, permission, partnerId)
    const spaces = change(partner)
    const filter = { _id: partnerId, version: partner.version }
    const written = await Partners.updateOne(filter, { $set: { spaces, lastChange }, $inc: { version: 1 } })
    if (written.matchedCount > 0) return
  }
  throw new Refused('changed-meanwhile')
}
