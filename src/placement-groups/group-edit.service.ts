import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { Refused } from '../platform/errors.ts'
import { partnersOf } from './group-plan.service.ts'
import {
  fillSeats,
  type GroupLine,
  type GroupTerms,
  isWritten,
  type LineChoice,
  mostHosts,
  type PlacementGroup,
  withPeople,
} from './placement-group.rules.ts'
import { findGroup, writeGroup } from './placement-group.service.ts'

/**
 * The hosts of a group with their seats; none means that a host is left out. Lines that had it are without again.
 * Refused: `host-has-placements`, `too-many-hosts`, `changed-meanwhile`.
 */
export async function setHosts(
  ctx: Ctx,
  id: string,
  { seats, version }: { seats: ReadonlyMap<string, number>; version: number },
): Promise<void> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  // Who is not on the screen keeps its seats.
  const wanted = new Map([...group.hosts.map((host) => [host.partnerId, host.seats] as const), ...seats])
  const kept = [...wanted].filter(([, count]) => count > 0)
  if (kept.length > mostHosts) throw new Refused('too-many-hosts')
  const known = new Map(group.hosts.map((host) => [host.partnerId, host.name]))
  const hosts = await Promise.all(
    kept.map(async ([partnerId, count]) => {
      const name = known.get(partnerId) ?? (await findPartner(ctx, 'partner.view', partnerId)).name
      return { partnerId, name, seats: count }
    }),
  )
  const there = new Set(hosts.map(({ partnerId }) => partnerId))
  const gone = ({ partnerId }: GroupLine) => partnerId !== null && !there.has(partnerId)
  if (group.lines.some((line) => line.placed && gone(line))) throw new Refused('host-has-placements')
  const lines = group.lines.map((line) => (gone(line) ? { ...line, ...without } : line))
  await writeGroup(
    { ...group, version },
    { hosts: hosts.toSorted((a, b) => a.name.localeCompare(b.name, 'it')), lines },
  )
}

const without = { partnerId: null, siteId: null, hostTutorId: null } as const

interface PlanChange {
  /** by student; who is not here stays as it is, and so does who is placed */
  choices: ReadonlyMap<string, LineChoice>
  /** gives who has no host the first free seat */
  fill: boolean
  version: number
}

/**
 * Writes the plan down as it stands on the screen. Gives the version it has now; sent twice, the second finds it written.
 * Refused: `no-terms`, `changed-meanwhile`.
 */
export async function savePlan(ctx: Ctx, id: string, { choices, fill, version }: PlanChange): Promise<number> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  if (group.common === null) throw new Refused('no-terms')
  const chosen = group.lines.map((line) => (line.placed ? line : { ...line, ...choices.get(line.studentId) }))
  const lines = await peopled(ctx, group, fill ? fillSeats(chosen, group.hosts) : chosen)
  try {
    await writeGroup({ ...group, version }, { lines })
    return version + 1
  } catch (error) {
    const now = await findGroup(ctx, 'placement-group.edit', id)
    if (!(error instanceof Refused) || fill || !isWritten(now.lines, choices)) throw error
    return now.version
  }
}

function peopled(ctx: Ctx, group: PlacementGroup, lines: readonly GroupLine[]): Promise<GroupLine[]> {
  const { common } = group
  if (common === null) return Promise.resolve([...lines])
  const known = { hosts: group.hosts.filter(({ partnerId }) => lines.some((line) => line.partnerId === partnerId)) }
  return partnersOf(ctx, known).then((partners) => withPeople(lines, partners, common.terms))
}

/**
 * Own terms for one student, or with null those of the group again. Refused: `already-placed`, `not-in-group`,
 * `changed-meanwhile`.
 */
export async function setOwnTerms(
  ctx: Ctx,
  id: string,
  { studentId, own, version }: { studentId: string; own: GroupTerms | null; version: number },
): Promise<void> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const line = group.lines.find((each) => each.studentId === studentId)
  if (!line) throw new Refused('not-in-group')
  if (line.placed) throw new Refused('already-placed')
  const lines = group.lines.map((each) => (each.studentId === studentId ? { ...each, own } : each))
  await writeGroup({ ...group, version }, { lines })
}

/** What a group is written with when its terms are said for the first time, or changed. */
export function termsWritten(common: NonNullable<PlacementGroup['common']>) {
  return { common, title: common.title, schoolYear: schoolYearOf(common.terms.from) }
}
