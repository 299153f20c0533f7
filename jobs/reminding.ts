import { type Ctx, systemContext } from '../src/access/actor.ts'
import type { ClockTime } from '../src/platform/clock-time.ts'
import { addDays, type Day, dayOf, instantOf } from '../src/platform/day.ts'
import type { Made, Round } from '../src/reminders/round.service.ts'
import type { JobContext, JobReport } from './job.ts'

export type Remind = (ctx: Ctx, round: Round) => Promise<Made>

/**
 * Makes the reminders of each kind as of a day, today when none is given; a kind that fails keeps none of the others
 * waiting. Fails in the end when anything could not be made, so that whoever looks at the jobs sees it; says how often there
 * was nobody to write to.
 */
export async function remindAll(kinds: Record<string, Remind>, context: JobContext, asOf?: Day): Promise<JobReport> {
  const { now, log, site } = context
  const ctx = systemContext(now)
  const round = { asOf: asOf ?? ctx.today, publicUrl: site.publicUrl }
  const troubles: Error[] = []
  let unreached = 0
  for (const [what, remind] of Object.entries(kinds)) {
    try {
      const made = { what, ...(await remind(ctx, round)) }
      unreached += made.unreached
      if (made.skipped > 0) {
        log.error(made, 'reminders: some could not be made')
        troubles.push(new Error(`${what}: ${made.skipped} could not be made`))
      } else if (made.unreached > 0) log.warn(made, 'reminders: for some there was nobody to write to')
      else if (made.enqueued > 0) log.info(made, 'reminders')
    } catch (error) {
      log.error({ err: error, what }, 'reminders could not be made')
      troubles.push(new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }))
    }
  }
  failWith(troubles)
  return { unreached }
}

/** Throws what went wrong, together; nothing when nothing did. */
export function failWith(troubles: readonly Error[]): void {
  if (troubles.length > 0) throw new AggregateError(troubles, troubles.map(({ message }) => message).join('; '))
}

/** A worker that starts in the middle of the night makes up for the day before, and does not begin the next one. */
export function lastRound(now: Date, begins: ClockTime): Day {
  const today = dayOf(now)
  return now < instantOf(today, begins) ? addDays(today, -1) : today
}
