import type { Ctx } from '../access/actor.ts'
import type { Coming, PlacesWaiting } from '../assignments/places-waiting.rules.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { outcomeHomeWords } from './outcome-home.text.ts'

export interface OutcomeFacts {
  toPublish: readonly { _id: string; title: string }[]
  places: readonly PlacesWaiting[]
  coming: Coming
}

/** Rounds whose result waits to be published, places that wait for the school, and who comes to a host. */
export function outcomeTasks(ctx: Ctx, { toPublish, places, coming }: OutcomeFacts): Task[] {
  const t = outcomeHomeWords(ctx.language)
  const published = toPublish.map(({ _id, title }) =>
    task({ text: t.toPublish(title), note: t.toPublishNote, button: t.open, href: paths.roundDesk({ roundId: _id }) }),
  )
  const come = coming.placements + coming.labs > 0
  const arrivals = come
    ? [
        task({
          text: t.coming(coming.placements, coming.labs),
          note: t.comingNote,
          button: t.see,
          href: paths.arrivals(),
        }),
      ]
    : []
  return [...published, ...places.flatMap((each) => placeTasks(ctx, each)), ...arrivals]
}

function placeTasks({ language }: Ctx, { round, toPrepare, unanswered }: PlacesWaiting): Task[] {
  const t = outcomeHomeWords(language)
  const id = { roundId: round._id }
  const answers = withQuery(paths.roundResult(id), { stato: 'assigned' })
  const lines = [
    { count: unanswered, text: t.unanswered, button: t.see, href: answers },
    { count: toPrepare, text: t[`toPrepare-${round.kind}`], button: t.open, href: paths.roundPlacements(id) },
  ]
  return lines
    .filter(({ count }) => count > 0)
    .map(({ count, text, button, href }) => task({ text: text(count), note: round.title, button, href }))
}
