import type { Ctx } from '../access/actor.ts'
import { covers } from '../agreements/agreement.rules.ts'
import { type AgreementInShort, agreementsOf } from '../agreements/agreement.service.ts'
import { freeSeats } from '../partners/free-seats.rules.ts'
import { type ListedPartner, listPartners } from '../partners/partner-list.service.ts'
import { hostingRefusals } from '../partners/qualification.rules.ts'
import { checkDrafts, type CheckedDraft, type NewDraft, storeDrafts } from '../placements/placement-draft.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { busySeats } from '../placements/seat-count.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { checkPlan, isPlanned, type LineCheck, type LineFacts } from './group-plan.rules.ts'
import {
  type CommonTerms,
  type GroupLine,
  type GroupTerms,
  type PlacementGroup,
  seatsTaken,
} from './placement-group.rules.ts'
import { findGroup, writeGroup } from './placement-group.service.ts'

/** The partners of a group by id; one that went into another is not among them. */
export async function partnersOf(
  ctx: Ctx,
  { hosts }: Pick<PlacementGroup, 'hosts'>,
): Promise<Map<string, ListedPartner>> {
  if (hosts.length === 0) return new Map()
  const { partners } = await listPartners(ctx, { ids: hosts.map(({ partnerId }) => partnerId), page: null })
  return new Map(partners.map((partner) => [partner._id, partner]))
}

/** How many more students each host of the group can take in the period of all; null where nobody has said. */
export async function freeSeatsOf(
  ctx: Ctx,
  period: { from: Day; to: Day },
  partners: ReadonlyMap<string, Pick<ListedPartner, 'hosting'>>,
): Promise<Map<string, number | null>> {
  const taken = await busySeats(ctx, { period, partnerIds: [...partners.keys()] })
  return new Map([...partners].map(([id, { hosting }]) => [id, freeSeats(hosting, taken.get(id) ?? 0)]))
}

/** What stands in the way of each planned line, before anything is made; none while the terms are not said. */
export async function checkGroup(ctx: Ctx, group: PlacementGroup): Promise<LineCheck[]> {
  const { common, lines, hosts } = group
  const planned = lines.filter(isPlanned)
  if (common === null || planned.length === 0) return []
  const known = await knownOf(ctx, { ...group, common }, planned)
  const facts = planned.map((line, index): readonly [string, LineFacts] => [
    line.studentId,
    factsOf(ctx, line, { ...known, draft: known.drafts[index], terms: line.own ?? common.terms }),
  ])
  return checkPlan({ ...common, hosts, lines }, new Map(facts))
}

type Said = PlacementGroup & { common: CommonTerms }

/** What all lines ask of the registers, read once. */
async function knownOf(ctx: Ctx, group: Said, planned: readonly GroupLine[]) {
  const partners = await partnersOf(ctx, group)
  const [agreements, free, drafts, others, { norms }] = await Promise.all([
    agreementsOf(ctx, { schoolId: group.schoolId }),
    freeSeatsOf(ctx, group.common.terms, partners),
    draftsOf(ctx, group, planned).then((wanted) => checkDrafts(ctx, wanted)),
    otherPlacements(ctx, group),
    currentProgramme(),
  ])
  const asked = seatsTaken(planned)
  const overfull = [...asked].filter(([id, count]) => count > (free.get(id) ?? Number.POSITIVE_INFINITY))
  const full = new Set(overfull.map(([id]) => id))
  return { partners, agreements, full, drafts, others, required: norms.qualificationRequired }
}

type Known = Awaited<ReturnType<typeof knownOf>> & { draft: CheckedDraft | undefined; terms: GroupTerms }

function factsOf(ctx: Ctx, { studentId, partnerId }: GroupLine, known: Known): LineFacts {
  const { draft, terms, required } = known
  const partner = known.partners.get(partnerId ?? '')
  return {
    enrolled: !draft?.placement || draft.placement.classId !== null,
    draft: draft?.refusals ?? [],
    hostGone: !partner,
    hosting: partner ? hostingRefusals(partner.qualification, { on: ctx.today, required }) : [],
    agreement: agreementFor(known.agreements, partnerId, terms) !== null,
    full: known.full.has(partnerId ?? ''),
    elsewhere: known.others.some((other) => other.studentId === studentId && sharesDays(other, terms)),
  }
}

function sharesDays(placement: Placement, { from, to }: { from: Day; to: Day }): boolean {
  const terms = effectiveTerms(placement)
  return terms.from <= to && from <= terms.to
}

async function otherPlacements(ctx: Ctx, { _id, lines }: PlacementGroup): Promise<Placement[]> {
  const studentIds = lines.map(({ studentId }) => studentId)
  const { placements } = await listPlacements(ctx, 'placement.edit', { studentIds })
  return placements.filter(({ groupId, state }) => groupId !== _id && state !== 'cancelled')
}

/** The agreement that binds on every day of the period, the longest of several; null when none does. */
export function agreementFor(
  agreements: readonly AgreementInShort[],
  partnerId: string | null,
  { from, to }: { from: Day; to: Day },
): string | null {
  return agreements.find((each) => each.partnerId === partnerId && covers(each, from, to))?._id ?? null
}

async function draftsOf(ctx: Ctx, group: PlacementGroup, lines: readonly GroupLine[]): Promise<NewDraft[]> {
  const { common, _id, schoolId } = group
  if (common === null) throw new Refused('no-terms')
  const agreements = await agreementsOf(ctx, { schoolId })
  return lines.flatMap((line) => {
    const { studentId, partnerId } = line
    if (partnerId === null) return []
    const terms = line.own ?? common.terms
    const agreementId = agreementFor(agreements, partnerId, terms)
    return [{ id: newId(), groupId: _id, studentId, partnerId, agreementId, ...termsOfLine(line, common) }]
  })
}

function termsOfLine(line: GroupLine, common: CommonTerms) {
  const { title, activities } = common
  return {
    siteId: line.siteId ?? '',
    hostTutorId: line.hostTutorId,
    schoolTutorId: line.schoolTutorId ?? common.schoolTutorId,
    title,
    activities,
    terms: line.own ?? common.terms,
  }
}

/**
 * Makes the drafts of all lines that have a host, or none: the plan is shut by one write and then carried out, which
 * whoever comes next does again where it was broken off. Gives how many the plan had. Refused: `no-terms`,
 * `nothing-planned`, `lines-refused` (checkGroup says which), `changed-meanwhile`.
 */
export async function makePlacements(ctx: Ctx, id: string, version: number): Promise<number> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const planned = group.lines.filter(isPlanned)
  if (planned.length > 0) await shutPlan(ctx, group, version)
  else if (!group.lines.some(({ placed }) => placed)) throw new Refused('nothing-planned')
  await completePlacements(ctx, id)
  return planned.length
}

async function shutPlan(ctx: Ctx, group: PlacementGroup, version: number): Promise<void> {
  if (group.common === null) throw new Refused('no-terms')
  const checks = await checkGroup(ctx, group)
  if (checks.some(({ refusals }) => refusals.length > 0)) throw new Refused('lines-refused')
  const lines = group.lines.map((line) => (isPlanned(line) ? { ...line, placed: true } : line))
  await writeGroup({ _id: group._id, version }, { lines }).catch(async (error: unknown) => {
    if (!(error instanceof Refused)) throw error
    // Somebody else may have pressed the same button: then nothing of this plan is open any more.
    const now = await findGroup(ctx, 'placement-group.edit', group._id)
    if (!isSamePlan(now.lines, lines)) throw error
  })
}

function isSamePlan(now: readonly GroupLine[], wanted: readonly GroupLine[]): boolean {
  const hosts = new Map(now.filter(({ placed }) => placed).map(({ studentId, partnerId }) => [studentId, partnerId]))
  return wanted.filter(({ placed }) => placed).every((line) => hosts.get(line.studentId) === line.partnerId)
}

/** Makes good the drafts that are missing of a plan that was shut. Refused: `lines-refused`. */
export async function completePlacements(ctx: Ctx, id: string): Promise<void> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const missing = await unmadeLines(ctx, group)
  const drafts = await checkDrafts(ctx, await draftsOf(ctx, group, missing))
  if (drafts.some(({ refusals }) => refusals.length > 0)) throw new Refused('lines-refused')
  await storeDrafts(
    ctx,
    drafts.flatMap(({ placement }) => placement ?? []),
  )
}

async function unmadeLines(ctx: Ctx, { _id, lines }: PlacementGroup): Promise<GroupLine[]> {
  const { placements } = await listPlacements(ctx, 'placement.edit', { groupId: _id })
  const made = new Set(placements.map(({ studentId }) => studentId))
  return lines.filter(({ placed, studentId }) => placed && !made.has(studentId))
}
