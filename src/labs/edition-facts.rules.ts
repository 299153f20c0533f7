// What an edition says of itself (dati dell'edizione): where, when, with whom, for how many. It lies inside one school
// year. Its rooms and machines are of its site, its people are tutors in office at the partner during the period. The seats
// are at most those of the module, the places of the rooms, and as many as the people may follow by the risk of the module.
// Machines are used in turns, so that their places count only where no room is chosen. Below the seats already taken no
// number of seats may go, and planned sessions must stay inside the period and at their site.
// Source: D.M. 195/2017, art. 5 (students per tutor); domain study 4 (capacity of a fablab session).

import type { ModuleContent } from '../lab-modules/lab-module.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import { type Partner, tutorsInOffice } from '../partners/partner.rules.ts'
import type { Space } from '../partners/profile.rules.ts'
import { contentOf } from '../partners/space.rules.ts'
import { overlaps } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { Edition, EditionState, PatternSlot, StaffPart } from './edition.rules.ts'
import { isUnderWay, plannedSessions } from './edition.rules.ts'

export const staffParts = ['trainer', 'co-trainer', 'tutor'] as const satisfies readonly StaffPart[]

export interface StaffChoice {
  /** Of a tutor of the partner. */
  id: string
  part: StaffPart
}

export type EditionFacts = Pick<
  Edition,
  | 'title'
  | 'siteId'
  | 'from'
  | 'to'
  | 'pattern'
  | 'roomIds'
  | 'machineIds'
  | 'seats'
  | 'minimum'
  | 'minimumBy'
  | 'enrolUntil'
> & { staff: StaffChoice[] }

export type FactReason =
  | 'ends-before-it-begins'
  | 'outside-school-year'
  | 'already-over'
  | 'no-such-site'
  | 'room-elsewhere'
  | 'machine-elsewhere'
  | 'staff-not-in-office'
  | 'staff-twice'
  | 'slot-reversed'
  | 'slots-overlap'
  | 'seats-above-module'
  | 'seats-above-rooms'
  | 'seats-above-tutors'
  | 'minimum-above-seats'
  | 'minimum-by-late'
  | 'enrol-until-late'

type Around = { module: Pick<ModuleContent, 'maximum' | 'risk'>; partner: Pick<Partner, 'sites' | 'spaces' | 'tutors'> }

/** Everything that is wrong with the facts by themselves; none when nothing is. */
export function factReasons(facts: EditionFacts, { module, partner }: Around, today: Day): FactReason[] {
  return [
    ...periodReasons(facts, today),
    ...placeReasons(facts, partner),
    ...staffReasons(facts, partner),
    ...patternReasons(facts.pattern),
    ...seatReasons(facts, { module, partner }),
  ]
}

function chosen<R extends string>(reasons: Record<R, boolean>): R[] {
  return (Object.keys(reasons) as R[]).filter((reason) => reasons[reason])
}

function periodReasons({ from, to, minimumBy, enrolUntil }: EditionFacts, today: Day): FactReason[] {
  return chosen({
    'ends-before-it-begins': to < from,
    'outside-school-year': to >= from && schoolYearOf(from) !== schoolYearOf(to),
    'already-over': to >= from && to < today,
    'minimum-by-late': minimumBy !== null && minimumBy > from,
    'enrol-until-late': enrolUntil !== null && enrolUntil > to,
  })
}

function placeReasons({ siteId, roomIds, machineIds }: EditionFacts, partner: Around['partner']): FactReason[] {
  const here = (kind: Space['kind']) =>
    new Set(partner.spaces.filter((space) => space.siteId === siteId && space.kind === kind).map(({ id }) => id))
  const [rooms, machines] = [here('room'), here('machine')]
  return chosen({
    'no-such-site': !partner.sites.some(({ id }) => id === siteId),
    'room-elsewhere': roomIds.some((id) => !rooms.has(id)),
    'machine-elsewhere': machineIds.some((id) => !machines.has(id)),
  })
}

function staffReasons({ staff, from, to }: EditionFacts, partner: Around['partner']): FactReason[] {
  const inOffice = new Set(tutorsInOffice(partner, from, to).map(({ id }) => id))
  return chosen({
    'staff-not-in-office': staff.some(({ id }) => !inOffice.has(id)),
    'staff-twice': new Set(staff.map(({ id }) => id)).size < staff.length,
  })
}

function patternReasons(pattern: readonly PatternSlot[]): FactReason[] {
  const twice = pattern.some((slot, index) =>
    pattern.slice(index + 1).some((other) => other.weekday === slot.weekday && overlaps(slot, other)),
  )
  return chosen({ 'slot-reversed': pattern.some(({ from, to }) => to <= from), 'slots-overlap': twice })
}

/** How many fit, by each measure; null where nothing is known that limits. */
export interface SeatLimits {
  module: number
  rooms: number | null
  tutors: number | null
}

/** How many seats module, rooms and people allow. */
export function seatLimits(
  { roomIds, machineIds, staff }: Pick<EditionFacts, 'roomIds' | 'machineIds' | 'staff'>,
  { module, partner }: { module: Around['module']; partner: Pick<Partner, 'spaces'> },
): SeatLimits {
  const rooms = placesOf(partner.spaces, roomIds)
  return {
    module: module.maximum,
    rooms: roomIds.length > 0 ? rooms : placesOf(partner.spaces, machineIds),
    tutors: staff.length > 0 ? studentsFollowedBy(staff.length, module.risk) : null,
  }
}

/** The places of some spaces together, without those that stand inside another chosen one; null when one is not known. */
function placesOf(spaces: readonly Space[], ids: readonly string[]): number | null {
  if (ids.length === 0) return null
  const inside = new Set(ids.flatMap((id) => contentOf(spaces, id).map((space) => space.id)))
  const places = ids
    .filter((id) => !inside.has(id))
    .map((id) => spaces.find((space) => space.id === id)?.places ?? null)
  return places.includes(null) ? null : places.reduce<number>((sum, each) => sum + (each ?? 0), 0)
}

/** The narrowest limit first: it is the one to be said. */
function seatReasons(facts: EditionFacts, around: Around): FactReason[] {
  const { seats, minimum } = facts
  const { module, rooms, tutors } = seatLimits(facts, around)
  const limits: [FactReason, number | null][] = [
    ['seats-above-module', module],
    ['seats-above-rooms', rooms],
    ['seats-above-tutors', tutors],
  ]
  const above = limits.filter((each): each is [FactReason, number] => each[1] !== null && seats > each[1])
  const reasons = above.toSorted(([, a], [, b]) => a - b).map(([reason]) => reason)
  return minimum > seats ? [...reasons, 'minimum-above-seats'] : reasons
}

export type ChangeReason = 'not-editable' | 'seats-below-taken' | 'sessions-outside-period' | 'sessions-at-site'

type FixedFact = 'siteId' | 'from' | 'to' | 'pattern' | 'roomIds' | 'machineIds' | 'minimum' | 'minimumBy'

/** The facts that stay as they are once an edition has begun: sessions are changed in the plan. */
export function fixedOnceRunning(edition: Pick<Edition, FixedFact>): Pick<Edition, FixedFact> {
  const { siteId, from, to, pattern, roomIds, machineIds, minimum, minimumBy } = edition
  return { siteId, from, to, pattern, roomIds, machineIds, minimum, minimumBy }
}

/** Whether the facts of an edition in that state may still change, all of them or some. */
export function editableParts(state: EditionState): 'all' | 'some' | 'none' {
  if (state === 'draft' || state === 'open') return 'all'
  return isUnderWay({ state }) ? 'some' : 'none'
}

/** Why an edition that is there cannot get these facts: its sessions or its groups would no longer fit. */
export function changeReasons(
  edition: Pick<Edition, 'state' | 'sessions' | 'taken' | 'siteId'>,
  { from, to, seats, siteId }: Pick<EditionFacts, 'from' | 'to' | 'seats' | 'siteId'>,
): ChangeReason[] {
  const planned = plannedSessions(edition)
  return chosen({
    'not-editable': editableParts(edition.state) === 'none',
    'seats-below-taken': seats < edition.taken,
    'sessions-outside-period': planned.some(({ day }) => day < from || day > to),
    'sessions-at-site': planned.length > 0 && siteId !== edition.siteId,
  })
}

/** The code that is proposed: that of the module, the school year, the first free letter: ROB-1/26-A … Z, AA, AB… */
export function suggestedCode(moduleCode: string, from: Day, taken: readonly string[]): string {
  const stem = `${moduleCode}/${schoolYearOf(from).slice(2, 4)}-`
  const used = new Set(taken)
  let n = 0
  while (used.has(stem + letters(n))) n += 1
  return stem + letters(n)
}

/** 0 is A, 25 is Z, 26 is AA. */
function letters(n: number): string {
  const last = String.fromCodePoint(65 + (n % 26))
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last
}
