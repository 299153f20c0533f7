import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { warningLines } from '../roll-calls/attendance-warning.pages.ts'
import type { AttendanceWarning } from '../roll-calls/attendance-warning.rules.ts'
import type { Task } from '../web/parts.ts'
import { task, type Visit } from './home-parts.pages.ts'
import { labHomeWords } from './lab-home.text.ts'

interface Session {
  edition: { _id: string; title: string }
  session: { id: string; day: Day; from: string; to: string }
}

export interface LabFacts {
  sessions: readonly (Session & { groups: readonly { label: string }[] })[]
  rollCalls: readonly (Session & { state: 'to-take' | 'to-sign' | 'to-approve' | 'done' })[]
  offers: readonly { editionId: string; edition: string; groupId: string; group: string; seats: number; until: Date }[]
  editions: { open: number; running: number; belowMinimum: number }
  warnings: readonly (AttendanceWarning & { edition: { _id: string; title: string } })[]
}

const shown = 5

/** The sessions of today as lines: the partner is led to the roll call, the others to the lab. */
export function labVisits(ctx: Ctx, { sessions }: Pick<LabFacts, 'sessions'>): Visit[] {
  const takes = ctx.actor.role === 'host'
  return sessions.map(({ edition, session, groups }) => ({
    hours: `${session.from}–${session.to}`,
    who: edition.title,
    note: groups.map(({ label }) => label).join(', '),
    href: takes
      ? paths.rollCall({ editionId: edition._id, sessionId: session.id })
      : paths.edition({ editionId: edition._id }),
  }))
}

/** What somebody has to do for the labs: answer an offer first, because it runs out, then the roll calls. */
export function labTasks(ctx: Ctx, { rollCalls, offers, editions, warnings }: LabFacts): Task[] {
  const t = labHomeWords(ctx.language)
  const answers = offers.map(({ editionId, edition, groupId, group, seats, until }) =>
    task({
      text: t.offer(seats, group, edition),
      note: t.offerUntil(formatInstant(until, ctx.language)),
      button: t.answer,
      href: paths.labGroupAnswer({ editionId, groupId }),
    }),
  )
  return [
    ...answers,
    ...rollCallTasks(ctx, rollCalls),
    ...attendanceTasks(ctx, warnings),
    ...minimumTask(ctx, editions),
  ]
}

function rollCallTasks(ctx: Ctx, rollCalls: LabFacts['rollCalls']): Task[] {
  const t = labHomeWords(ctx.language)
  const lines = rollCalls.slice(0, shown).flatMap(({ edition, session, state }) =>
    state === 'done'
      ? []
      : task({
          text: t[state](edition.title),
          note: t.session(formatDay(session.day, ctx.language), `${session.from}–${session.to}`),
          button: t[`${state}-button`],
          href: paths.rollCall({ editionId: edition._id, sessionId: session.id }),
        }),
  )
  const rest = rollCalls.length - lines.length
  return rest > 0 ? [...lines, task({ text: t.moreRollCalls(rest), button: t.open, href: paths.rollCalls() })] : lines
}

/** One for each lab in whose attendance something is wrong. */
function attendanceTasks(ctx: Ctx, warnings: LabFacts['warnings']): Task[] {
  const t = labHomeWords(ctx.language)
  const lines = warnings.slice(0, shown).map(({ edition, ...warning }) =>
    task({
      text: t.attendance(edition.title),
      note: warningLines(warning, ctx.language)
        .map(({ text }) => text)
        .join(' '),
      button: t.seeAttendance,
      href: paths.editionAttendance({ editionId: edition._id }),
    }),
  )
  const rest = warnings.length - lines.length
  const href = withQuery(paths.editions(), { quali: 'nostri', stato: 'running' })
  return rest > 0 ? [...lines, task({ text: t.moreAttendance(rest), button: t.open, href })] : lines
}

function minimumTask(ctx: Ctx, { belowMinimum }: LabFacts['editions']): Task[] {
  if (belowMinimum === 0 || !may(ctx.actor, 'edition.edit')) return []
  const t = labHomeWords(ctx.language)
  const href = withQuery(paths.editions(), { stato: 'open' })
  return [task({ text: t.belowMinimum(belowMinimum), note: t.belowMinimumNote, button: t.open, href })]
}
