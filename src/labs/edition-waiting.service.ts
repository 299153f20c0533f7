import type { Ctx } from '../access/actor.ts'
import { addDays } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { Editions } from './edition.model.ts'
import { visibleEditions } from './edition.service.ts'

/** How many editions take enrolments, run, or will miss their minimum within the days of the warning. */
export interface EditionsWaiting {
  open: number
  running: number
  belowMinimum: number
}

/** For the programme office and the partner, each with its own editions. */
export async function countEditionsWaiting(ctx: Ctx): Promise<EditionsWaiting> {
  const { norms } = await currentProgramme()
  const soon = addDays(ctx.today, norms.labs.minimum.warningDays)
  const count = (filter: object) => Editions.countDocuments({ $and: [visibleEditions(ctx.actor), filter] })
  const [open, running, belowMinimum] = await Promise.all([
    count({ state: 'open' }),
    count({ state: 'running' }),
    count({ state: 'open', minimumBy: { $ne: null, $lte: soon }, $expr: { $lt: ['$taken', '$minimum'] } }),
  ])
  return { open, running, belowMinimum }
}
