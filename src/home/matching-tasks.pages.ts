import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { matchingHomeWords } from './matching-home.text.ts'
import { type OutcomeFacts, outcomeTasks } from './outcome-tasks.pages.ts'
import { type RoundFacts, roundTasks } from './round-tasks.pages.ts'

export interface MatchingFacts {
  offersToReview: number
  offersToComplete: number
  rounds: RoundFacts & Pick<OutcomeFacts, 'toPublish'>
  places: OutcomeFacts['places']
  coming: OutcomeFacts['coming']
}

/** The lines of offers and rounds that wait for this person. */
export function matchingTasks(ctx: Ctx, { offersToReview, offersToComplete, rounds, ...facts }: MatchingFacts): Task[] {
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
  const outcomes = outcomeTasks(ctx, { ...facts, toPublish: rounds.toPublish })
  return [...outcomes, ...offers, ...roundTasks(ctx, rounds)]
}
