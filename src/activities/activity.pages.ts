import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatInstant } from '../platform/format.ts'
import { type CountedBy, entryName, type Programme } from '../programme/programme.rules.ts'
import type { CountedActivity } from '../protocols/counted-activity.rules.ts'
import { type ContentOf, empty, facts, type Happening, table } from '../web/parts.ts'
import { classesIn, sharesOf, studentsOf } from './activity-count.rules.ts'
import { periodText, stateOf } from './activity-list.pages.ts'
import { nextStep } from './activity-next.pages.ts'
import type { Activity, ActivityLine } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'
import type { LabShare } from './lab-count.rules.ts'
import { linkedLabsPart } from './linked-labs.pages.ts'

/** What the page of an activity shows besides its record. */
export interface AroundActivity {
  counted: CountedActivity
  /** what its linked labs bring */
  labs: readonly LabShare[]
  countedBy: CountedBy
  programme: Programme
  schools: ReadonlyMap<string, string>
  /** the partners that this actor may see */
  partners: readonly Pick<Partner, '_id' | 'name' | 'qualification'>[]
  /** the names of the classes that this actor may see by name */
  labels: ReadonlyMap<string, string>
  /** for who may see protocols */
  protocol: { _id: string; title: string; project: string | null } | null
}

export function activityPage(activity: Activity, around: AroundActivity, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const bySchool = ctx.actor.role !== 'host'
  const cancelled =
    activity.state === 'cancelled' ? activity.history.findLast((line) => line.event === 'cancelled') : null
  return {
    title: activity.title,
    t,
    kind: entryName(around.programme.activityKinds, activity.kind, ctx.language),
    state: stateOf(activity.state, ctx.language),
    reason: cancelled?.reason ? t.reasonIs(cancelled.reason) : null,
    next: nextStep(activity, around, ctx),
    facts: facts(factsOf(activity, around, ctx)),
    description: activity.description?.split('\n').filter((line) => line.trim() !== '') ?? [],
    partners: around.partners.map(({ _id, name }) => ({ text: name, href: paths.partner({ partnerId: _id }) })),
    shares: bySchool ? sharesTable(activity, around, ctx) : null,
    sums: facts(sumsOf(around.counted, ctx)),
    labs: linkedLabsPart(activity, around, ctx),
    history: bySchool ? historyOf(activity, around, ctx) : [],
  }
}

function factsOf(activity: Activity, around: AroundActivity, ctx: Ctx): (readonly [string, ContentOf])[] {
  const t = activityWords(ctx.language)
  const { programme, protocol, countedBy } = around
  const themes = activity.themes.map((code) => entryName(programme.themes, code, ctx.language)).join(', ')
  const ofProtocol = protocol
    ? { text: protocol.title, href: paths.protocol({ protocolId: protocol._id }), note: protocol.project }
    : null
  return [
    [t.period, periodText(activity, ctx.language)],
    [t.themes, themes],
    [t.hours, countedBy === 'placements' ? t.hoursOfPlacements : formatHours(activity.minutes)],
    ...(may(ctx.actor, 'protocol.view') ? [[t.protocol, ofProtocol] as const] : []),
  ]
}

/** How many of each school: numbers only, whoever looks. */
function sharesTable(activity: Activity, { counted, schools, countedBy }: AroundActivity, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const number = (text: string) => ({ text, numeric: true })
  const shares = sharesOf(counted, activity.schoolId, ctx.today)
  const byClass = countedBy !== 'placements'
  const all = studentsOf(counted, counted.participations, ctx.today)
  const classes = shares.reduce((sum, each) => sum + each.classes, 0)
  return table({
    caption: t.participantsNote,
    columns: [t.school, ...(byClass ? [number(t.classes)] : []), number(t.students), number(t.remaining)],
    rows: shares.map((share) => [
      schools.get(share.schoolId) ?? share.schoolId,
      ...(byClass ? [share.classes] : []),
      share.students,
      share.remaining,
    ]),
    totals: [t.total, ...(byClass ? [classes] : []), all.students, all.remaining],
    empty: empty(t.none),
  })
}

function sumsOf(counted: CountedActivity, { today, language }: Ctx): (readonly [string, ContentOf])[] {
  const t = activityWords(language)
  const all = studentsOf(counted, counted.participations, today)
  const schools = new Set(counted.participations.map(({ schoolId }) => schoolId))
  return [
    [t.schools, schools.size],
    [t.classes, classesIn(counted.participations)],
    [t.students, all.students],
  ]
}

/** Newest first; of the classes each school reads its own by name, and the city only of which school they are. */
function historyOf(activity: Activity, around: AroundActivity, ctx: Ctx): Happening[] {
  const seen = activity.history.filter(
    ({ schoolId }) => schoolId === null || can(ctx.actor, 'activity.edit', {}) || isOwn(schoolId, ctx),
  )
  return seen.map((line) => happening(line, around, ctx)).toReversed()
}

function isOwn(schoolId: string, { actor }: Ctx): boolean {
  return 'schoolId' in actor && actor.schoolId === schoolId
}

function happening(line: ActivityLine, around: AroundActivity, ctx: Ctx): Happening {
  const { at, by, event, reason, schoolId, classId, lab = null } = line
  const t = activityWords(ctx.language)
  const what = t[`event-${event}`]
  const name = classId === null ? lab : (around.labels.get(classId) ?? around.schools.get(schoolId ?? '') ?? null)
  return {
    when: formatInstant(at, ctx.language),
    text: name ? t.ofClass(what, name) : what,
    note: [by.name, reason ? t.reasonIs(reason) : ''].filter(Boolean).join(' · ') || null,
  }
}
