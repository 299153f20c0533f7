import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { periodText as labPeriod, stateOf } from '../labs/edition-list.pages.ts'
import { paths } from '../paths.ts'
import { formatCount, formatDay, formatHours } from '../platform/format.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import { groupBy } from '../schools/student.rules.ts'
import { type Action, type ContentOf, empty, linkTo, table } from '../web/parts.ts'
import { isOfLabs, misfits, unlinkReasons } from './activity-lab.rules.ts'
import { activityLabWords } from './activity-lab.text.ts'
import { type Activity, isOpen } from './activity.rules.ts'
import { type LabShare, mayCount } from './lab-count.rules.ts'
import { type Overlap, overlapsOf } from './lab-overlap.rules.ts'

interface AroundLabs {
  countedBy: CountedBy
  labs: readonly LabShare[]
  schools: ReadonlyMap<string, string>
  /** The names of the classes that this actor may see by name. */
  labels: ReadonlyMap<string, string>
}

/** The labs that count for an activity, in numbers; null where labs play no part. A host sees its own. */
export function linkedLabsPart(activity: Activity, { countedBy, labs, schools, labels }: AroundLabs, ctx: Ctx) {
  const t = activityLabWords(ctx.language)
  const seen = labs.filter(({ edition }) => can(ctx.actor, 'edition.view', { partnerId: edition.partnerIds }))
  if (seen.length === 0 && (!isOfLabs(countedBy) || ctx.actor.role === 'host')) return null
  const links = may(ctx.actor, 'activity.edit') && isOfLabs(countedBy) && isOpen(activity)
  const href = paths.activityLabs({ activityId: activity._id })
  const link = links ? [linkTo(t.link, href, { icon: 'it-plus' })] : []
  const overlaps = overlapsOf(activity.classes, labs, ctx.today)
  return {
    t,
    table: labsTable(activity, seen, { link, ctx }),
    actions: seen.length > 0 ? link : [],
    overlaps: overlapTexts(overlaps, { schools, labels }, ctx),
  }
}

function labsTable(activity: Activity, labs: readonly LabShare[], { link, ctx }: { link: Action[]; ctx: Ctx }) {
  const t = activityLabWords(ctx.language)
  const number = (text: string) => ({ text, numeric: true })
  const unlinks = may(ctx.actor, 'activity.edit') && unlinkReasons(activity).length === 0
  return table({
    caption: t.numbersNote,
    columns: [
      t.lab,
      t.state,
      ...[t.schools, t.classes, t.students, t.sessions, t.held, t.approved].map(number),
      ...(unlinks ? [{ text: t.actions, quiet: true }] : []),
    ],
    rows: labs.map((share) => [
      ...rowOf(activity, share, ctx),
      ...(unlinks ? [{ actions: [unlinkLink(activity, share, ctx)] }] : []),
    ]),
    empty: empty(t.noLabs, may(ctx.actor, 'activity.edit') ? t.noLabsAdvice : t.noLabsToSee, link),
  })
}

function rowOf(activity: Activity, { edition, numbers }: LabShare, ctx: Ctx): ContentOf[] {
  const t = activityLabWords(ctx.language)
  const { schools, classes, students, sessions, held, approved } = numbers
  const count = (value: number) => formatCount(value, ctx.language)
  return [
    {
      text: edition.title,
      href: paths.edition({ editionId: edition._id }),
      note: t.codeAndPeriod(edition.code, labPeriod(edition, ctx.language)),
    },
    {
      status: stateOf(edition.state, ctx.language),
      note: cautionsOf(activity, edition, ctx).join(' ') || null,
    },
    ...[schools, classes, students, sessions].map(count),
    formatHours(held),
    formatHours(approved),
  ]
}

/** Why an edition counts less than one may think, or does not fit any more. */
function cautionsOf(activity: Activity, edition: LabShare['edition'], { language }: Ctx): string[] {
  const t = activityLabWords(language)
  const { state } = edition
  const ofState = state === 'open' ? [t.planned] : state === 'suspended' ? [t.suspended] : []
  const nothing = state === 'cancelled' ? [t.cancelled] : state === 'draft' ? [t.draft] : []
  return [
    ...ofState,
    ...nothing,
    ...(mayCount(state) ? misfits(activity, edition).map((reason) => t[`stray-${reason}`]) : []),
  ]
}

function unlinkLink({ _id }: Activity, { edition }: LabShare, { language }: Ctx): Action {
  const href = paths.activityLab({ activityId: _id, editionId: edition._id })
  return linkTo(activityLabWords(language).unlink, href, { look: 'plain' })
}

type Names = Pick<AroundLabs, 'schools' | 'labels'>

/** What counts once: a school reads its own classes by name, the city how many of each school. */
function overlapTexts(overlaps: readonly Overlap[], names: Names, ctx: Ctx): string[] {
  const t = activityLabWords(ctx.language)
  const { actor } = ctx
  if (actor.role === 'city') {
    const groups = groupBy(overlaps, ({ schoolId, edition }) => `${schoolId} ${edition._id}`)
    return [...groups.values()].flatMap((all) => {
      const [first] = all
      if (!first) return []
      const school = names.schools.get(first.schoolId) ?? first.schoolId
      return `${t.overlapOfSchool(school, all.length, first.edition.code)} ${whenText(first, ctx)}`
    })
  }
  if (!('schoolId' in actor)) return []
  return overlaps.flatMap((overlap) => {
    const label = names.labels.get(overlap.classId)
    if (overlap.schoolId !== actor.schoolId || !label) return []
    return `${t.overlapOfClass(label, overlap.edition.code)} ${whenText(overlap, ctx)}`
  })
}

function whenText({ from, come }: Overlap, { language }: Ctx): string {
  const t = activityLabWords(language)
  if (from === null) return t.holdsOnceStarted
  return come ? t.holdsSince(formatDay(from, language)) : t.holdsFrom(formatDay(from, language))
}
