import { systemContext } from '../src/access/actor.ts'
import { sweepBookings } from '../src/labs/session-sweep.service.ts'
import { tellUntold } from '../src/labs/untold-changes.service.ts'
import { resumeMerges } from '../src/partner-merges/partner-merge.service.ts'
import { resumeDeletions } from '../src/privacy/retention-deletion.service.ts'
import { resumeOpenings } from '../src/rounds/round-open.service.ts'
import { resumeSuspensions } from '../src/suspensions/suspension.service.ts'
import { resumeTakeOvers } from '../src/transfers/release.service.ts'
import { resumeStudentMerges } from '../src/transfers/student-merge.service.ts'
import { resumeMoves } from '../src/transfers/student-move.service.ts'
import type { JobContext } from './job.ts'
import { failWith } from './reminding.ts'

export const when = '*/10 * * * *'

/**
 * Takes up again what several writes belong to and a process left in the middle: suspensions, merges of partners,
 * moves of students, two records of one student, deletions at the end of their term, openings of rounds, bookings of rooms and people,
 * letters about labs. One kind that fails keeps the others from nothing; the run then counts as failed.
 */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const ctx = systemContext(now)
  const troubles: Error[] = []
  const attempt = async <T>(what: string, resume: () => Promise<T>): Promise<T | null> => {
    try {
      return await resume()
    } catch (error) {
      log.error({ err: error, what }, 'work left in the middle could not be finished')
      troubles.push(new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }))
      return null
    }
  }
  const countOf = async (what: string, resume: () => Promise<number>) => (await attempt(what, resume)) ?? 0
  const suspensions = await countOf('suspensions', () => resumeSuspensions(ctx, site.publicUrl))
  const merges = await countOf('merges', () => resumeMerges(ctx))
  const moves = await countOf('moves of students', () => resumeMoves(ctx))
  const takeOvers = await countOf('transfers', () => resumeTakeOvers(ctx))
  const studentMerges = await countOf('records of students', () => resumeStudentMerges(ctx))
  const deletions = await countOf('deletions', () => resumeDeletions(ctx))
  const openings = await countOf('openings of rounds', () => resumeOpenings(ctx))
  const finished = { suspensions, merges, moves, takeOvers, studentMerges, deletions, openings }
  if (Object.values(finished).some((count) => count > 0))
    log.warn(finished, 'work left in the middle has been finished')
  const swept = await attempt('bookings', () => sweepBookings(ctx))
  if (swept && swept.freed + swept.taken > 0) log.warn(swept, 'bookings and sessions agree again')
  const told = await countOf('letters about labs', () => tellUntold(ctx, site.publicUrl))
  if (told > 0) log.warn({ told }, 'changes of labs have been told of')
  failWith(troubles)
}
