import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { roundHomeWords } from './round-home.text.ts'

interface WaitingRound {
  _id: string
  title: string
  closesAt: Date
}

export interface RoundFacts {
  drafts: readonly WaitingRound[]
  closing: readonly WaitingRound[]
  toJoin: readonly WaitingRound[]
}

/** Rounds that close soon, those of the city to join, and those that nobody has opened yet. */
export function roundTasks({ language }: Ctx, { drafts, closing, toJoin }: RoundFacts): Task[] {
  const t = roundHomeWords(language)
  const until = ({ closesAt }: WaitingRound) => formatInstant(closesAt, language)
  return [
    ...closing.map((round) =>
      task({
        text: t.closing(round.title, until(round)),
        note: t.closingNote,
        button: t.see,
        href: paths.roundChoices({ roundId: round._id }),
      }),
    ),
    ...toJoin.map((round) =>
      task({
        text: t.toJoin(round.title),
        note: t.toJoinNote(until(round)),
        button: t.open,
        href: paths.roundPart({ roundId: round._id }),
      }),
    ),
    ...drafts.map(({ _id, title }) =>
      task({ text: t.draft(title), note: t.draftNote, button: t.open, href: paths.round({ roundId: _id }) }),
    ),
  ]
}
