import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { matchingHomeWords } from './matching-home.text.ts'
import { type RoundFacts, roundTasks } from './round-tasks.pages.ts'

export interface MatchingFacts {
  offersToReview: number
  offersToComplete: number
  rounds: RoundFacts
}

/** The lines of offers and rounds that wait for this person. */
export function matchingTasks(ctx: Ctx, { offersToReview, offersToComplete, rounds }: MatchingFacts): Task[] {
  const t = matchingHomeWords(ctx.language)
  const lines = [
    { n: offersToComplete, text: t.offersToComplete, note: t.offersToCompleteNote, state: 'more-requested' },
    { n: offersToReview, text: t.offersToReview, note: t.offersToReviewNote, state: 'in-review' },
  ]
  const offers = lines
    .filter(({ n }) => n > 0)
    .map(({ n, text, note, state }) =>
      task({ text: text(n), note, button: t.open, href: withQuery(paths.offers(), { stato: state }) }),
    )
  return [...offers, ...roundTasks(ctx, rounds)]
}
