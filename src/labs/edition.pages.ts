import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { type ContentOf, empty, facts, type Happening, progress, table, type Task } from '../web/parts.ts'
import { patternText, periodText, type PartnerPlaces, stateOf } from './edition-list.pages.ts'
import { missingTasks } from './edition-missing.pages.ts'
import { nextSession, plannedMinutes, type StartProblem } from './edition-move.rules.ts'
import { type AroundNext, clockOf, nextStep, whenText } from './edition-next.pages.ts'
import { editionNextWords } from './edition-next.text.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import { belongsOf, groupsFor, othersFor, studentsIn, studentsBySchool } from './edition-view.rules.ts'
import type { Edition, EditionLine, LabSession, StaffMember } from './edition.rules.ts'
import { type EditionWords, editionWords } from './edition.text.ts'

/** What the page of an edition shows besides its record. */
export interface AroundEdition extends AroundNext {
  place: PartnerPlaces | null
  schools: ReadonlyMap<string, string>
  /** Names of the students for whom something is missing, as far as this actor may know them. */
  names: ReadonlyMap<string, string>
  /** The number of the version of the module in force; null where the actor sees no catalogue. */
  moduleVersion: number | null
  /** The activity of a protocol that the edition counts for, where the actor may see it. */
  activity: { _id: string; title: string } | null
  /** What needs attention in the attendance, as later features know it; null when nothing does. */
  attention: { title: string; tasks: Task[] } | null
}

export function editionPage(edition: Edition, around: AroundEdition, ctx: Ctx) {
  const [t, n] = [editionWords(ctx.language), editionNextWords(ctx.language)]
  const edits = can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit'))
  const cancelled = edition.history.findLast(({ event }) => event === edition.state)
  return {
    title: edition.title,
    code: edition.code,
    t,
    n,
    tabs: editionTabs(edition, 'overview', ctx),
    state: stateOf(edition.state, ctx.language),
    reason: cancelled?.reason ? t.reasonIs(cancelled.reason) : null,
    next: nextStep(edition, around, ctx),
    missing: missingTasks(
      edition,
      { problems: shownProblems(edition, around.problems, ctx), names: around.names },
      ctx,
    ),
    attention: around.attention,
    facts: facts(factsOf(edition, around, ctx)),
    moduleChanged: moduleChangedText(edition, around.moduleVersion, ctx),
    parts: edition.module.parts.map(({ title, minutes }) => ({ title, hours: formatHours(minutes) })),
    groups: groupsPart(edition, around, ctx),
    history: edits ? historyOf(edition.history, ctx) : [],
  }
}

/** While it can still start: the editors read everything, a school what is missing for its own students. */
function shownProblems(edition: Edition, problems: AroundNext['problems'], ctx: Ctx): readonly StartProblem[] {
  if (edition.state !== 'open' && edition.state !== 'draft') return []
  if (can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit')))
    // Nobody can be in a draft yet.
    return (problems ?? []).filter(({ reason }) => edition.state !== 'draft' || reason !== 'below-minimum')
  const own = new Set(groupsFor(ctx.actor, edition).flatMap(({ studentIds }) => studentIds))
  return (problems ?? [])
    .map((problem) => ({ ...problem, studentIds: problem.studentIds.filter((id) => own.has(id)) }))
    .filter(({ studentIds }) => studentIds.length > 0)
}

function seatsPart(edition: Edition, { language }: Ctx) {
  const t = editionWords(language)
  const [waiting, offered] = [studentsIn(edition, 'waiting'), studentsIn(edition, 'offered')]
  return {
    seats: progress(t.taken, t.seatsTaken(edition.taken, edition.seats), { value: edition.taken, max: edition.seats }),
    notes: [...(waiting > 0 ? [t.waiting(waiting)] : []), ...(offered > 0 ? [t.offered(offered)] : [])],
  }
}

type Pair = readonly [string, ContentOf]

function factsOf(edition: Edition, around: AroundEdition, ctx: Ctx): Pair[] {
  const t = editionWords(ctx.language)
  const next = nextSession(edition, clockOf(ctx))
  const over = edition.state === 'cancelled' || edition.state === 'completed'
  return [
    ...(over || ctx.actor.role === 'student' ? [] : [[t.nextSession, sessionContent(edition, next, ctx)] as const]),
    [t.where, placeContent(edition, around, ctx)],
    [t.when, { text: periodText(edition, ctx.language), note: patternText(edition, ctx.language) }],
    [t.hours, t.plannedOf(formatHours(plannedMinutes(edition)), formatHours(edition.module.minutes))],
    [t.staff, staffText(edition.staff, t)],
    ...roomFacts(edition, around, t),
    [t.module, moduleContent(edition, ctx)],
    ...activityFacts(around, t),
    ...enrolmentFacts(edition, ctx),
  ]
}

function sessionContent(edition: Edition, session: LabSession | null, ctx: Ctx): ContentOf {
  const t = editionWords(ctx.language)
  if (!session) return t.noNextSession
  const href = paths.editionSession({ editionId: edition._id, sessionId: session.id })
  return { text: whenText(session, ctx), href, note: session.day === ctx.today ? t.today : session.topic }
}

function placeContent({ partnerId, siteId }: Edition, { place }: AroundEdition, { actor }: Ctx): ContentOf {
  const site = place?.sites.find(({ id }) => id === siteId)
  const address = site && [site.name, site.address, site.town].filter(Boolean).join(', ')
  const href = can(actor, 'partner.view', { partnerId }) ? paths.partner({ partnerId }) : null
  return { text: place?.name ?? '', href, note: address ?? null }
}

function roomFacts({ roomIds, machineIds }: Edition, { place }: AroundEdition, t: EditionWords): Pair[] {
  const names = [...roomIds, ...machineIds].flatMap((id) => place?.spaces.find((space) => space.id === id)?.name ?? [])
  return names.length > 0 ? [[t.rooms, names.join(', ')]] : []
}

/** 'Fabio Fresa (formatore), Marta Morsetti (in co-presenza)'; null while there is nobody. */
export function staffText(staff: readonly Pick<StaffMember, 'name' | 'part'>[], t: EditionWords): string | null {
  return staff.map(({ name, part }) => t.staffOf(name, t[part])).join(', ') || null
}

function activityFacts({ activity }: AroundEdition, t: EditionWords): Pair[] {
  if (!activity) return []
  return [[t.countsFor, { text: activity.title, href: paths.activity({ activityId: activity._id }) }]]
}

function moduleContent({ module, moduleId }: Edition, { actor }: Ctx): ContentOf {
  const text = `${module.code} · ${module.title}`
  return { text, href: may(actor, 'module.view') ? paths.module({ moduleId }) : null }
}

function enrolmentFacts({ state, enrolUntil, minimum, minimumBy }: Edition, { actor, language }: Ctx): Pair[] {
  const t = editionWords(language)
  if (actor.role === 'student' || (state !== 'open' && state !== 'draft')) return []
  return [
    [t.minimum, minimumBy ? t.minimumBy(minimum, formatDay(minimumBy, language)) : minimum],
    ...(enrolUntil ? [[t.enrolUntil, formatDay(enrolUntil, language)] as const] : []),
  ]
}

function moduleChangedText(
  { module, state }: Edition,
  inForce: number | null,
  { actor, language }: Ctx,
): string | null {
  const matters = state === 'draft' || state === 'open'
  if (!matters || !may(actor, 'edition.edit') || inForce === null || inForce === module.number) return null
  return editionWords(language).moduleChanged(module.number)
}

/** The city reads numbers by school, a partner the groups, a school its own groups and how many others there are. */
function groupsPart(edition: Edition, { schools }: AroundEdition, ctx: Ctx) {
  const t = editionWords(ctx.language)
  if (ctx.actor.role === 'student' || edition.state === 'draft') return null
  const seats = seatsPart(edition, ctx)
  if (!may(ctx.actor, 'participant.view')) return { ...seats, table: countsTable(edition, schools, t), others: null }
  const others = othersFor(ctx.actor, edition, ctx.today)
  return { ...seats, table: groupsTable(edition, schools, ctx), others: others > 0 ? t.others(others) : null }
}

function countsTable(edition: Edition, schools: AroundEdition['schools'], t: EditionWords) {
  const states = ['enrolled', 'waiting', 'offered'] as const
  const counts = states.map((state) => studentsBySchool(edition, state))
  const ids = [...new Set(counts.flatMap((each) => [...each.keys()]))]
  return table({
    caption: t.groups,
    columns: [t.school, ...states.map((state) => ({ text: t[`group-${state}`], numeric: true }))],
    rows: ids.map((id) => [schools.get(id) ?? id, ...counts.map((each) => each.get(id) ?? 0)]),
    empty: empty(t.noGroups, t.noGroupsAdvice),
  })
}

function groupsTable(edition: Edition, schools: AroundEdition['schools'], ctx: Ctx) {
  const t = editionWords(ctx.language)
  const ofHost = ctx.actor.role === 'host'
  return table({
    caption: t.groups,
    columns: [t.group, ...(ofHost ? [t.school] : []), { text: t.students, numeric: true }, t.groupState],
    rows: groupsFor(ctx.actor, edition).map(({ label, schoolId, studentIds, state, teacher }) => [
      { text: label, note: teacher?.name ?? null },
      ...(ofHost ? [schools.get(schoolId) ?? schoolId] : []),
      studentIds.length,
      t[`group-${state}`],
    ]),
    empty: empty(t.noGroups, t.noGroupsAdvice),
  })
}

/** Newest first. */
function historyOf(history: readonly EditionLine[], { language }: Ctx): Happening[] {
  const t = editionWords(language)
  const words: Readonly<Record<string, unknown>> = t
  return history
    .map(({ at, by, event, reason }) => {
      const what = words[`event-${event}`]
      return {
        when: formatInstant(at, language),
        text: typeof what === 'string' ? what : t['event-other'],
        note: [by.name || t.bySystem, reason ? t.reasonIs(reason) : ''].filter(Boolean).join(' · '),
      }
    })
    .toReversed()
}
