import type { Ctx } from '../access/actor.ts'
import { kindOfResource, type ResourceKind } from '../bookings/booking.rules.ts'
import { atMinute } from '../platform/clock-time.ts'
import { formatDay, weekdayName } from '../platform/format.ts'
import { weekday } from '../platform/day.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { clashWords } from './clash.text.ts'
import type { ClashNames, LackingAuthorisation, SessionClash } from './session-clash.rules.ts'

const most = 3

/**
 * Every clash in words, by day, one sentence each; students who meet the same thing are told together, and not beside
 * their own class. Labs and placements of others are told without names.
 */
export function clashLines(clashes: readonly SessionClash[], names: ClashNames, ctx: Ctx): string[] {
  const groups = new Map<string, SessionClash[]>()
  for (const clash of told(clashes).toSorted(byDay)) {
    const key = groupKey(clash, names, ctx)
    groups.set(key, [...(groups.get(key) ?? []), clash])
  }
  const lines = [...groups.values()].map((group) => lineOf(group, names, ctx))
  return [...new Set(lines)]
}

/** A class says it for its students. */
function told(clashes: readonly SessionClash[]): SessionClash[] {
  const meeting = ({ claim, with: { sessionId } }: SessionClash) => `${claim.sessionId} ${claim.day} ${sessionId}`
  const ofKind = (kind: ResourceKind) => clashes.filter(({ claim }) => kindOfResource(claim.resource) === kind)
  const classes = new Set(ofKind('class').map(meeting))
  return clashes.filter((clash) => kindOfResource(clash.claim.resource) !== 'student' || !classes.has(meeting(clash)))
}

function byDay({ claim: a }: SessionClash, { claim: b }: SessionClash): number {
  const [one, other] = [`${a.day} ${a.from} ${a.resource}`, `${b.day} ${b.from} ${b.resource}`]
  return one < other ? -1 : one > other ? 1 : 0
}

/** Students are told together when the sentence about them would end the same; of one person every name is one. */
function groupKey(clash: SessionClash, names: ClashNames, ctx: Ctx): string {
  const { claim } = clash
  const kind = kindOfResource(claim.resource)
  const what = kind === 'student' ? 'students' : whatOf([clash], names, ctx)
  return [claim.day, claim.from, claim.to, what, byWhat(clash, names, ctx)].join('|')
}

function lineOf(group: readonly SessionClash[], names: ClashNames, ctx: Ctx): string {
  const t = clashWords(ctx.language)
  const [first] = group
  if (!first) return ''
  const { startMinute, endMinute } = first.with
  const { day, from, to } = first.claim
  const when = t.at(`${weekdayName(weekday(day), ctx.language)} ${formatDay(day, ctx.language)}`, from, to)
  // Everything meets everything then: one sentence is enough.
  if (isItself(first, names)) return t.byItself(when, atMinute(startMinute), atMinute(endMinute))
  return t.line(when, whatOf(group, names, ctx), byWhat(first, names, ctx))
}

function whatOf(group: readonly SessionClash[], { resources }: ClashNames, { language }: Ctx): string {
  const t = clashWords(language)
  const all = [...new Set(group.map(({ claim }) => claim.resource))]
  const [resource = ''] = all
  const kind = kindOfResource(resource)
  if (kind === 'student') {
    const known = all.flatMap((each) => resources.get(each) ?? []).toSorted((a, b) => a.localeCompare(b, 'it'))
    return known.length === all.length && all.length <= most
      ? t.students(listed(known, t.and), all.length)
      : t.countedStudents(all.length)
  }
  const name = resources.get(resource)
  const unknown: Record<Exclude<ResourceKind, 'student'>, string> = {
    space: t.unknownSpace,
    person: t.unknownPerson,
    class: t.unknownClass,
  }
  return name === undefined ? unknown[kind] : t[kind](name)
}

function byWhat({ with: { editionId, startMinute, endMinute }, placement }: SessionClash, names: ClashNames, ctx: Ctx) {
  const t = clashWords(ctx.language)
  const [from, to] = [atMinute(startMinute), atMinute(endMinute)]
  if (placement) {
    const known = names.schoolIds.includes(placement.schoolId)
    return known ? t.byHost(placement.host, from, to) : t.byPlacement(from, to)
  }
  const title = names.editions.get(editionId)
  return title === undefined ? t.byOther(from, to) : t.byEdition(title, from, to)
}

function isItself({ with: { editionId }, placement }: SessionClash, names: ClashNames): boolean {
  return !placement && editionId === names.editionId
}

function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}

/** Who lacks an authorisation, one sentence per machine: names for who may know them, otherwise how many. */
export function lackingLines(
  lacking: readonly LackingAuthorisation[],
  { names, programme }: { names: ClashNames; programme: Pick<Programme, 'machineKinds'> },
  { language }: Ctx,
): string[] {
  const t = clashWords(language)
  const kinds = [...new Set(lacking.map(({ machineKind }) => machineKind))]
  return kinds.map((kind) => {
    const who = lacking.filter(({ machineKind }) => machineKind === kind)
    const machine = entryName(programme.machineKinds, kind, language)
    const known = who.flatMap(({ studentId, schoolId }) =>
      names.schoolIds.includes(schoolId) ? (names.resources.get(`student:${studentId}`) ?? []) : [],
    )
    return known.length === who.length
      ? t.lackingNames(known.toSorted((a, b) => a.localeCompare(b, 'it')).join(', '), machine)
      : t.lackingCount(who.length, machine)
  })
}
