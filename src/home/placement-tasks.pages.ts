import type { Actor, Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { PlacementState } from '../placements/placement-state.rules.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatInstant, formatMonth } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { studentName, task } from './home-parts.pages.ts'
import { type PapersFact, papersTasks } from './papers-tasks.pages.ts'
import { placementHomeWords } from './placement-home.text.ts'
import { atRiskFor, type SchoolCount } from './school-count.rules.ts'

interface Ended {
  mine: readonly Placement[]
  toConclude: readonly Placement[]
  unanswered: readonly Placement[]
  toClose: readonly Placement[]
  toCertify: number
}

export interface SchoolWorkFacts {
  papers: readonly PapersFact[]
  unanswered: { entries: number; oldestDay: Day | null }
  absences: { waiting: readonly { placement: Placement; absences: number; oldestDay: Day }[]; total: number }
  outcomes: Ended
  months: readonly string[]
  paperDrafts: number
  releases: { open: number; expired: number }
  counted: SchoolCount | null
}

const shown = 3

/** What cannot wait: hours held up, and lines that no host answers. */
export function urgentTasks(ctx: Ctx, { papers, unanswered }: SchoolWorkFacts): Task[] {
  return [...papersTasks(ctx, papers), ...unansweredTask(ctx, unanswered)]
}

/** What a school does around the end of placements and of months. */
export function schoolWorkTasks(ctx: Ctx, work: SchoolWorkFacts): Task[] {
  return [
    ...absenceTasks(ctx, work.absences),
    ...evaluationTasks(ctx, work.outcomes.mine),
    ...endTasks(ctx, work.outcomes),
    ...paperDraftTask(ctx, work.paperDrafts),
    ...monthTask(ctx, work.months),
    ...countedTasks(ctx, work.counted),
    ...releaseTasks(ctx, work.releases),
  ]
}

function unansweredTask({ language }: Ctx, { entries, oldestDay }: SchoolWorkFacts['unanswered']): Task[] {
  if (entries === 0 || oldestDay === null) return []
  const t = placementHomeWords(language)
  const note = t.unansweredNote(formatDay(oldestDay, language))
  return [task({ text: t.unanswered(entries), note, button: t.open, href: paths.hoursUnanswered() })]
}

function absenceTasks({ language }: Ctx, { waiting, total }: SchoolWorkFacts['absences']): Task[] {
  const t = placementHomeWords(language)
  const lines = waiting.map(({ placement, absences, oldestDay }) =>
    task({
      text: t.absences(absences, studentName(placement)),
      note: t.absencesNote(formatDay(oldestDay, language)),
      button: t.open,
      href: paths.placementAbsences({ placementId: placement._id }),
    }),
  )
  const rest = total - lines.length
  return rest > 0 ? [...lines, task({ text: t.moreAbsences(rest), button: t.see, href: paths.placements() })] : lines
}

/** The evaluations that this person owes. */
function evaluationTasks({ actor, language }: Ctx, owed: readonly Placement[]): Task[] {
  const t = placementHomeWords(language)
  const textOf = (placement: Placement) => {
    if (actor.role === 'student') return t.evaluationOwn(placement.host.name)
    const student = studentName(placement)
    return actor.role === 'host' ? t.evaluationHost(student) : t.evaluation(student, placement.host.name)
  }
  const lines = owed.slice(0, shown).map((placement) =>
    task({
      text: textOf(placement),
      note: t.endedOn(formatDay(effectiveTerms(placement).to, language)),
      button: t.fillIn,
      href: paths.ownEvaluation({ placementId: placement._id }),
    }),
  )
  const rest = owed.length - lines.length
  return rest > 0
    ? [...lines, task({ text: t.moreEvaluations(rest), button: t.see, href: inState('concluded') })]
    : lines
}

const inState = (state: PlacementState) => withQuery(paths.placements(), { stato: state })

/** One line for each step at the end of placements; of a single one it leads to where the step is made. */
function endTasks({ actor, language }: Ctx, { mine, toConclude, unanswered, toClose, toCertify }: Ended): Task[] {
  const t = placementHomeWords(language)
  // What the person owes has a line of its own.
  const others = unanswered.filter(({ _id }) => !mine.some((own) => own._id === _id))
  const evaluation = (placementId: string) => paths.evaluations({ placementId })
  const steps = [
    { of: toConclude, text: t.toConclude, note: t.toConcludeNote, all: inState('active'), one: placementHref },
    { of: others, text: t.missingAnswers, note: t.missingAnswersNote, all: inState('concluded'), one: evaluation },
    { of: toClose, text: t.toClose, note: t.toCloseNote, all: inState('concluded'), one: evaluation },
  ]
  const lines = steps.flatMap(({ of, text, note, all, one }) => {
    const [first] = of
    if (!first) return []
    return [task({ text: text(of.length), note, button: t.open, href: of.length === 1 ? one(first._id) : all })]
  })
  if (toCertify === 0 || !certifies(actor)) return lines
  return [...lines, task({ text: t.toCertify(toCertify), button: t.see, href: inState('evaluated') })]
}

const placementHref = (placementId: string) => paths.placement({ placementId })

const certifies = ({ role }: Actor) => role === 'office' || role === 'coordinator'

function paperDraftTask({ language }: Ctx, count: number): Task[] {
  if (count === 0) return []
  const t = placementHomeWords(language)
  return [task({ text: t.paperDrafts(count), note: t.paperDraftsNote, button: t.open, href: paths.paperRegisters() })]
}

function monthTask({ language }: Ctx, months: readonly string[]): Task[] {
  const [first] = months
  if (!first) return []
  const t = placementHomeWords(language)
  if (months.length > 1)
    return [task({ text: t.closeMonths(months.length), note: t.closeMonthNote, button: t.open, href: paths.months() })]
  const text = t.closeMonth(formatMonth(first, language))
  return [task({ text, note: t.closeMonthNote, button: t.open, href: paths.month({ month: first }) })]
}

/** What was counted last night. */
function countedTasks({ actor, language }: Ctx, counted: SchoolCount | null): Task[] {
  if (!counted) return []
  const t = placementHomeWords(language)
  const note = t.countedAt(formatInstant(counted.at, language))
  const students = atRiskFor(actor, counted)
  const lines = students > 0 ? [task({ text: t.atRisk(students), note, button: t.see, href: paths.atRisk() })] : []
  const { toSubmit } = counted
  if (!toSubmit || actor.role === 'teacher') return lines
  const { schoolYear, blocking } = toSubmit
  const text = blocking > 0 ? t.returnErrors(schoolYear, blocking) : t.returnReady(schoolYear)
  return [...lines, task({ text, note, button: t.open, href: paths.returns() })]
}

function releaseTasks({ language }: Ctx, { open, expired }: SchoolWorkFacts['releases']): Task[] {
  const t = placementHomeWords(language)
  const href = paths.transfers()
  return [
    ...(open > 0 ? [task({ text: t.releases(open), note: t.releasesNote, button: t.see, href })] : []),
    ...(expired > 0
      ? [task({ text: t.expiredReleases(expired), note: t.expiredReleasesNote, button: t.see, href })]
      : []),
  ]
}

/** What a host is asked. */
export function hostWorkTasks(
  ctx: Ctx,
  { proposals, papers, outcomes }: { proposals: number; papers: readonly PapersFact[]; outcomes: Pick<Ended, 'mine'> },
): Task[] {
  const t = placementHomeWords(ctx.language)
  const asked = task({
    text: t.proposals(proposals),
    note: t.proposalsNote,
    button: t.answer,
    href: paths.placementProposals(),
  })
  return [...(proposals > 0 ? [asked] : []), ...papersTasks(ctx, papers), ...evaluationTasks(ctx, outcomes.mine)]
}

export interface StudentWorkFacts {
  papers: readonly PapersFact[]
  outcomes: Pick<Ended, 'mine'>
  returned: readonly { placementId: string; day: Day; reason: string }[]
}

/** What a student is asked, apart from the days to log. */
export function studentWorkTasks(ctx: Ctx, { papers, outcomes, returned }: StudentWorkFacts): Task[] {
  const t = placementHomeWords(ctx.language)
  const back = returned.map(({ placementId, day, reason }) =>
    task({
      text: t.returned(formatDay(day, ctx.language)),
      ...(reason ? { note: t.returnedNote(reason) } : {}),
      button: t.open,
      href: paths.placementHours({ placementId }),
    }),
  )
  return [...back, ...papersTasks(ctx, papers), ...evaluationTasks(ctx, outcomes.mine)]
}
