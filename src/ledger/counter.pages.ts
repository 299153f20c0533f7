import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { missingForThreeQuarters, threeQuartersReached } from '../norms/required-hours.rules.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, linkTo, progress, type Progress, status, type Status, table } from '../web/parts.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import type { Counter, CountedMinutes } from './counter.rules.ts'
import { counterWords, riskWords } from './counter.text.ts'
import { type Project, type Risk, type RiskReason, risksOf, type StudentCounter } from './risk.rules.ts'

const hours = (text: string) => ({ text, numeric: true })

/** The counter on the page of a student. */
export function counterSection(student: Student, of: StudentCounter, ctx: Ctx) {
  const t = counterWords(ctx.language)
  const { counter, projects, year } = of
  const { total } = counter
  const record = { schoolId: student.schoolId, studentId: student._id }
  const priorHref = paths.priorHours({ studentId: student._id })
  const mayWritePrior = can(ctx.actor, 'prior-hours.edit', record)
  return {
    title: t.title,
    progress: progressOf(counter, ctx),
    lines: counterLines(counter, ctx),
    risks:
      year === null ? [] : risksOf(counter, projects, { year, on: ctx.today }).map((risk) => riskStatus(risk, ctx)),
    table: yearsTable(counter, ctx),
    explain: t.explain,
    projects: projects.length > 0 ? { title: t.projects, table: projectsTable(projects, ctx) } : null,
    actions: mayWritePrior || total.prior > 0 ? [linkTo(t.priorHours, priorHref, { icon: 'it-file' })] : [],
  }
}

function progressOf(counter: Counter, { language }: Ctx): Progress | null {
  const { required, done } = counter
  const text = doneText(counter, language)
  if (required === null || text === null) return null
  const t = counterWords(language)
  return progress(t.progress, text, { value: done, max: required, tone: done >= required ? 'success' : 'info' })
}

/** How much of the minimum is done, in words; null where there is none. */
function doneText({ required, done, total }: Counter, language: Language): string | null {
  if (required === null) return null
  const t = counterWords(language)
  return (total.prior > 0 ? t.countedOf : t.doneOf)(formatHours(done), formatHours(required))
}

function counterLines(counter: Counter, { language }: Ctx): string[] {
  const t = counterWords(language)
  const { required, cohort, done, waiting, ahead, forecast, total } = counter
  return [
    required === null || cohort === null ? t.noMinimum : t.cohort(cohort, formatHours(required)),
    ...(required !== null && done >= required ? [t.reached] : []),
    ...(total.labs > 0 ? [t.ofLabs(formatHours(total.labs))] : []),
    ...(waiting + ahead > 0 ? [t.forecast(formatHours(forecast), formatHours(waiting), formatHours(ahead))] : []),
  ]
}

function yearsTable({ years, total }: Counter, { language }: Ctx) {
  const t = counterWords(language)
  const cells = (of: CountedMinutes): ContentOf[] =>
    [of.registered, of.confirmed, of.approved, of.submitted, of.prior].map(formatHours)
  return table({
    caption: t.byYear,
    columns: [t.year, hours(t.registered), hours(t.confirmed), hours(t.approved), hours(t.submitted), hours(t.prior)],
    rows: years.map((each) => [
      { text: t.yearOf(each.year), note: each.schoolYears.join(', ') || null },
      ...cells(each),
    ]),
    totals: [t.total, ...cells(total)],
    empty: empty(t.nobody),
  })
}

function projectsTable(projects: readonly Project[], { language }: Ctx) {
  const t = counterWords(language)
  return table({
    caption: t.projects,
    columns: [t.project, hours(t.planned), hours(t.approved), t.threeQuarters],
    rows: projects.map((project) => [
      { text: project.title, href: paths.placement({ placementId: project.placementId }) },
      formatHours(project.planned),
      formatHours(project.approved),
      projectStatus(project, t),
    ]),
    empty: empty(t.noProjects),
  })
}

function projectStatus(project: Project, t: ReturnType<typeof counterWords>): Status {
  const { planned, approved, waiting, ahead } = project
  if (threeQuartersReached(approved, planned)) return status(t.enough, 'success')
  const missing = formatHours(missingForThreeQuarters(approved, planned))
  const inSight = missingForThreeQuarters(approved + waiting + ahead, planned) === 0
  return inSight ? status(t.inSight(missing), 'info') : status(t.short(missing), 'danger')
}

const tones: Record<RiskReason, 'danger' | 'warning' | 'info'> = {
  'nothing-planned': 'danger',
  'not-enough': 'danger',
  'below-three-quarters': 'danger',
  behind: 'warning',
  'only-signatures': 'info',
}

export function riskStatus({ reason }: Pick<Risk, 'reason'>, { language }: Ctx): Status {
  return status(riskWords(language)[reason], tones[reason])
}

export interface ClassCounters {
  /** The year of the course of the class. */
  year: number
  /** By name. */
  students: readonly Student[]
  counters: ReadonlyMap<string, StudentCounter>
}

/** The hours of a class, student by student, on its page; nothing before the third year. */
export function classCounters({ year, students, counters }: ClassCounters, ctx: Ctx) {
  const t = counterWords(ctx.language)
  if (students.length === 0) return null
  return {
    title: t.classTitle,
    note: year < 3 ? t.notCounted : t.explain,
    table: table({
      caption: t.classTitle,
      columns: [
        t.student,
        hours(t.registered),
        hours(t.confirmed),
        hours(t.approved),
        hours(t.submitted),
        hours(t.prior),
        hours(t.forecastShort),
        t.standing,
      ],
      rows: students.flatMap((student) => {
        const of = counters.get(student._id)
        return of ? [classRow(student, of, { year, ctx })] : []
      }),
      empty: empty(t.nobody),
    }),
  }
}

function classRow(student: Student, of: StudentCounter, { year, ctx }: { year: number; ctx: Ctx }): ContentOf[] {
  const { total, forecast } = of.counter
  const note = doneText(of.counter, ctx.language)
  return [
    { text: fullName(student), note },
    formatHours(total.registered),
    formatHours(total.confirmed),
    formatHours(total.approved),
    formatHours(total.submitted),
    formatHours(total.prior),
    formatHours(forecast),
    standingOf(of, year, ctx),
  ]
}

function standingOf({ counter, projects }: StudentCounter, year: number, ctx: Ctx): Status {
  const t = counterWords(ctx.language)
  const [worst] = risksOf(counter, projects, { year, on: ctx.today })
  if (worst) return riskStatus(worst, ctx)
  return counter.missing === 0 ? status(t.done, 'success') : status(t.fine, 'success')
}
