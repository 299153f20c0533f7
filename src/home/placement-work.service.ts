import { absentDays } from '../absences/absence.service.ts'
import { absencesToJustify, type WaitingAbsences } from '../absences/absence-waiting.service.ts'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { closableMonths } from '../hours/month-waiting.service.ts'
import { type ReturnedDay, returnedDays } from '../hours/returned-hours.service.ts'
import { hoursUnanswered } from '../hours/waiting.service.ts'
import { type OutcomesWaiting, outcomesWaiting } from '../outcomes/outcomes-waiting.service.ts'
import { countPaperDrafts } from '../paper-registers/paper-register.service.ts'
import { papersWaiting, type WaitingPapers } from '../paperwork/papers-waiting.service.ts'
import { countWaitingProposals } from '../placements/proposal.service.ts'
import type { Day } from '../platform/day.ts'
import { countOpenReleases } from '../transfers/transfer.service.ts'
import type { SchoolCount } from './school-count.rules.ts'
import { countedForSchool } from './school-count.service.ts'

/** What placements ask of the people of a school. */
export interface SchoolWork {
  papers: WaitingPapers[]
  /** Lines that a host has left without an answer for so long that the school may confirm them. */
  unanswered: { entries: number; oldestDay: Day | null }
  absences: { waiting: WaitingAbsences[]; total: number }
  outcomes: OutcomesWaiting
  /** Months that can be closed, the oldest first. */
  months: string[]
  /** Paper registers that were read and not confirmed. */
  paperDrafts: number
  releases: { open: number; expired: number }
  /** What was counted last night. */
  counted: SchoolCount | null
}

const shownAbsences = 3

/** What waits around placements for this office, coordinator or teacher; what is not theirs is empty. */
export async function schoolWork(ctx: Ctx): Promise<SchoolWork> {
  const { actor } = ctx
  const [papers, unanswered, absences, outcomes, months, paperDrafts, releases, counted] = await Promise.all([
    papersWaiting(ctx),
    unansweredLines(ctx),
    absencesToJustify(ctx, shownAbsences),
    outcomesWaiting(ctx),
    may(actor, 'month.close') ? closableMonths(ctx) : [],
    countPaperDrafts(ctx),
    may(actor, 'student.move') ? countOpenReleases(ctx) : { open: 0, expired: 0 },
    'schoolId' in actor ? countedForSchool(actor.schoolId) : null,
  ])
  return { papers, unanswered, absences, outcomes, months, paperDrafts, releases, counted }
}

async function unansweredLines(ctx: Ctx): Promise<SchoolWork['unanswered']> {
  const waiting = may(ctx.actor, 'hours.confirm-for-host') ? await hoursUnanswered(ctx) : []
  return {
    entries: waiting.reduce((sum, { entries }) => sum + entries, 0),
    // The placement that has waited longest comes first.
    oldestDay: waiting[0]?.oldestDay ?? null,
  }
}

/** What placements ask of a host. */
export interface HostWork {
  proposals: number
  papers: WaitingPapers[]
  outcomes: Pick<OutcomesWaiting, 'mine'>
  /** The placements whose student does not come today. */
  absentToday: Set<string>
}

/** What waits around placements for this host; `expected`: the placements of today. */
export async function hostWork(ctx: Ctx, expected: readonly string[]): Promise<HostWork> {
  const [proposals, papers, outcomes, absences] = await Promise.all([
    countWaitingProposals(ctx),
    papersWaiting(ctx),
    outcomesWaiting(ctx),
    expected.length > 0 ? absentDays(expected, ctx.today) : [],
  ])
  const today = absences.filter(({ day }) => day === ctx.today)
  return { proposals, papers, outcomes, absentToday: new Set(today.map(({ placementId }) => placementId)) }
}

/** What placements ask of a student. */
export interface StudentWork {
  papers: WaitingPapers[]
  outcomes: Pick<OutcomesWaiting, 'mine'>
  returned: ReturnedDay[]
}

/** What waits around placements for this student, apart from the days to log. */
export async function studentWork(ctx: Ctx): Promise<StudentWork> {
  const [papers, outcomes, returned] = await Promise.all([papersWaiting(ctx), outcomesWaiting(ctx), returnedDays(ctx)])
  return { papers, outcomes, returned }
}
