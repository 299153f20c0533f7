import type { Ctx } from '../access/actor.ts'
import type { WaitingPlace } from '../assignments/waiting-place.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { matchingHomeWords } from './matching-home.text.ts'

/** The places of published rounds that a student has to answer for; before everything else, since the time runs out. */
export function placeTasks({ now, language }: Ctx, waiting: readonly WaitingPlace[]): Task[] {
  const t = matchingHomeWords(language)
  return waiting.map(({ round, until, kept }) => {
    const by = formatInstant(until, language)
    const asked = until > now ? t.confirmPlace(by) : t.confirmPlaceLate
    return task({
      text: kept ? t.keptPlace(by) : asked,
      note: round.title,
      button: t.answerPlace,
      href: paths.ownResult({ roundId: round._id }),
    })
  })
}
